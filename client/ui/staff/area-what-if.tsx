import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaExplanation } from '../../../domain/area-explanation.ts';

type WhatIf = NonNullable<AreaExplanation['whatIf']>;

/** What would turn an area's verdict, one sentence a way. */
export function AreaWhatIf({
  told: { whatIf },
  mayBeChance,
}: {
  told: AreaExplanation;
  mayBeChance: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  if (whatIf === null)
    return (
      <>
        <h3>{t('whatIf.title')}</h3>
        <p>{t('whatIf.tooMany')}</p>
      </>
    );
  const { anotherWalk } = whatIf;
  return (
    <>
      <h3>{t('whatIf.title')}</h3>
      <ul className="area-explanation-list">
        <li>
          <Fewer fewer={whatIf.fewer} />
        </li>
        <li>
          <More more={whatIf.more} />
        </li>
        {mayBeChance === true && whatIf.more.chance !== null && (
          <li>{t('whatIf.becomesReal', { count: whatIf.more.chance.people })}</li>
        )}
        {mayBeChance === false && whatIf.fewer.chance !== null && (
          <li>{t('whatIf.becomesChance', { count: whatIf.fewer.chance.people })}</li>
        )}
        <li>
          {t('whatIf.anotherWalk', {
            score: anotherWalk.score,
            band: t(`desk:band.${anotherWalk.band}`).toLowerCase(),
            grade: anotherWalk.confidence,
          })}
        </li>
      </ul>
      <p className="desk-quiet">{t('whatIf.how')}</p>
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
