import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { areasAreCommonFrom } from '../../../domain/area.ts';
import type { AreaExplanation as Explanation } from '../../../domain/area-explanation.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { areaExplanationQuery } from '../../state/area-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { Notice } from '../notice.tsx';
import { Skeleton } from '../skeleton.tsx';
import { AreaMethod } from './area-method.tsx';
import { AreaWhatIf } from './area-what-if.tsx';
import { LoadFault } from './load-fault.tsx';
import './area-explanation.css';

/** Why an area says what it says, in words and numbers of people, and the method box. */
export function AreaExplanation({ area, title }: { area: AreaView; title: string }): ReactNode {
  const { t } = useTranslation('explain');
  const { data, error, refetch } = useQuery(areaExplanationQuery(area.id, area.properties.version));
  return (
    <>
      <section className="desk-section area-explanation" aria-label={t('title')}>
        <h2>{t('title')}</h2>
        {error !== null && <LoadFault fault={error} onRetry={refetch} />}
        {data === undefined && error === null && (
          <>
            <p className="desk-quiet" role="status">
              {t('loading')}
            </p>
            <Skeleton lines={5} />
          </>
        )}
        {data !== undefined && <Explained area={area} told={data} />}
      </section>
      <AreaMethod area={area} title={title} basis={data?.basis} />
    </>
  );
}

function Explained({ area, told }: { area: AreaView; told: Explanation }): ReactNode {
  const { t } = useTranslation('explain');
  const { ground, lacks } = told;
  const percent = new Intl.NumberFormat(currentLanguage(), { style: 'percent' });
  return (
    <>
      {told.dataChanged && (
        <Notice tone="warning">
          <p>{t('changed')}</p>
        </Notice>
      )}
      <Who told={told} />
      <ByChance area={area} told={told} />
      <AreaWhatIf key={area.id} area={area} told={told} />
      <Steadiness area={area} />
      <h3>{t('ground.title')}</h3>
      <p>
        {ground.notWalked === 0
          ? t('ground.none')
          : t('ground.some', { percent: percent.format(ground.notWalked / Math.max(1, ground.cells)) })}
      </p>
      <h3>{t('lacks.title')}</h3>
      {lacks.length === 0 ? (
        <p>{t('lacks.none')}</p>
      ) : (
        <ul className="area-explanation-list">
          {lacks.map((lack) => (
            <li key={lack}>
              {lack === 'unanswered' ? t('lacks.unanswered', { count: told.unanswered }) : t(`lacks.${lack}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Who({ told: { people, severities, marks, inDark } }: { told: Explanation }): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  const { marked, passed, silent } = people;
  const darkWords =
    inDark === null
      ? t('who.inDarkFew')
      : inDark === 0
        ? t('who.inDarkNone')
        : t('who.inDark', { count: inDark });
  return (
    <>
      <h3>{t('who.title')}</h3>
      <p>{t('who.people', { marked, count: passed, silent })}</p>
      <p className="desk-quiet">{t('who.severity')}</p>
      <ul className="area-explanation-list">
        {severities
          .filter(({ people: count }) => count !== 0)
          .map(({ severity, people: count }) => (
            <li key={severity}>
              {t(`desk:severity.${severityName(severity)}`)}:{' '}
              {count === null ? t('who.few') : t('who.count', { count })}
            </li>
          ))}
      </ul>
      <p>{t('who.marks', marks)}</p>
      <p>{darkWords}</p>
    </>
  );
}

function severityName(severity: number): '1' | '2' | '3' | '4' {
  return severity >= 4 ? '4' : severity === 3 ? '3' : severity === 2 ? '2' : '1';
}

function ByChance({ area, told }: { area: AreaView; told: Explanation }): ReactNode {
  const { t } = useTranslation('explain');
  const language = currentLanguage();
  const { chance, parameters, minVoices } = area.properties;
  if (chance === null) return null;
  if (!chance.tested)
    return (
      <>
        <h3>{t('chance.title')}</h3>
        <p>{t(`chance.untested.${chance.reason}`)}</p>
      </>
    );
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const [share, corrected] = [chance.p, chance.pFalseDiscovery].map((value) => percent.format(value));
  const among = chance.expectedAreas < areasAreCommonFrom ? 'rare' : 'common';
  return (
    <>
      <h3>{t('chance.title')}</h3>
      {told.atStrongest !== null && (
        <p>
          {t('chance.place', {
            count: told.atStrongest.found,
            metres: parameters?.radiusMetres ?? 40,
            expected: formatNumber(told.atStrongest.expected, language, 1),
          })}
        </p>
      )}
      <p>
        {t(`chance.${among}`, { share })}{' '}
        {corrected !== share && `${t('chance.corrected', { share: corrected })} `}
        {t(chance.mayBeChance ? 'chance.maybe' : 'chance.real')}
      </p>
      <p>
        {t('chance.walk', {
          voices: minVoices ?? 3,
          expected: formatNumber(chance.expectedAreas, language, 2),
        })}
      </p>
      <p className="desk-quiet">{t('chance.how', { redraws: parameters?.redraws ?? 999 })}</p>
    </>
  );
}

function Steadiness({ area }: { area: AreaView }): ReactNode {
  const { t } = useTranslation('explain');
  const { stability } = area.properties;
  if (stability === null) return null;
  return (
    <>
      <h3>{t('stability.title')}</h3>
      <p>{t('stability.weights', stability.weights)}</p>
      <p>{t('stability.grid', stability.grid)}</p>
    </>
  );
}
