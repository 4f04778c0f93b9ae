import { Calculator } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AreaExplanation,
  areaWhatIfSchema,
  type AreaWhatIf as WhatIf,
} from '../../../domain/area-explanation.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useComputed } from '../../state/use-computed.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../button.tsx';
import { ComputeState } from './compute-state.tsx';

/** With so many marks it takes a second or a few; beyond, whoever wants to know it asks for it. */
const marksComputedUnasked = 1000;

const answerSchema = areaWhatIfSchema.nullable();

/** What would turn an area's verdict, one sentence a way. */
export function AreaWhatIf({ area, told }: { area: AreaView; told: AreaExplanation }): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  const { anotherWalk, basis } = told;
  const [isAsked, setAsked] = useState(basis.marks <= marksComputedUnasked);
  const address = `/api/areas/${area.id}/what-if?version=${area.properties.version ?? 0}`;
  const computed = useComputed(isAsked ? address : undefined, answerSchema);
  const { data } = computed;
  return (
    <>
      <h3>{t('whatIf.title')}</h3>
      {!isAsked && (
        <>
          <p>{t('whatIf.many', { marks: formatNumber(basis.marks, currentLanguage()) })}</p>
          <p>
            <Button icon={Calculator} onClick={() => setAsked(true)}>
              {t('whatIf.compute')}
            </Button>
          </p>
        </>
      )}
      <ComputeState of={computed} />
      {data === null && <p>{t('whatIf.gone')}</p>}
      <ul className="area-explanation-list">
        {data && <Turns whatIf={data} chance={area.properties.chance} />}
        <li>
          {t('whatIf.anotherWalk', {
            score: anotherWalk.score,
            band: t(`desk:band.${anotherWalk.band}`).toLowerCase(),
            grade: anotherWalk.confidence,
          })}
        </li>
      </ul>
      {data && <p className="desk-quiet">{t('whatIf.how')}</p>}
    </>
  );
}

function Turns({
  whatIf: { fewer, more },
  chance,
}: {
  whatIf: WhatIf;
  chance: AreaView['properties']['chance'];
}): ReactNode {
  const { t } = useTranslation('explain');
  const mayBeChance = chance?.tested === true ? chance.mayBeChance : undefined;
  return (
    <>
      <li>
        <Fewer fewer={fewer} />
      </li>
      <li>
        <More more={more} />
      </li>
      {mayBeChance === true && more.chance !== null && (
        <li>{t('whatIf.becomesReal', { count: more.chance.people })}</li>
      )}
      {mayBeChance === false && fewer.chance !== null && (
        <li>{t('whatIf.becomesChance', { count: fewer.chance.people })}</li>
      )}
    </>
  );
}

function Fewer({ fewer: { band, tried } }: { fewer: WhatIf['fewer'] }): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  if (band === null) return t('whatIf.fewerStays', { count: tried });
  if (band.band === null) return t('whatIf.fewerGone', { count: band.people });
  return t('whatIf.fewerBand', { count: band.people, band: t(`desk:band.${band.band}`).toLowerCase() });
}

function More({ more: { band, tried } }: { more: WhatIf['more'] }): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  if (tried === 0) return t('whatIf.moreNobody');
  if (band === null) return t('whatIf.moreStays', { count: tried });
  if (band.band === null) return t('whatIf.moreGone');
  return t('whatIf.moreBand', { count: band.people, band: t(`desk:band.${band.band}`).toLowerCase() });
}
