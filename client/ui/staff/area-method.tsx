import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { expectedAreasBelow } from '../../../domain/area.ts';
import type { AreaExplanation } from '../../../domain/area-explanation.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../button.tsx';
import { shareRange } from './share-range.ts';

type Row =
  | 'method'
  | 'radius'
  | 'voices'
  | 'expected'
  | 'passed'
  | 'margin'
  | 'redraws'
  | 'seed'
  | 'asOf'
  | 'basis'
  | 'people'
  | 'data'
  | 'code'
  | 'version'
  | 'computed';

/** How the number of people came about where nobody gave it. */
function chosenBy(chance: AreaView['properties']['chance']) {
  if (chance === null || !chance.tested) return 'voicesUntested';
  return chance.expectedAreas < expectedAreasBelow ? 'voicesChosen' : 'voicesMost';
}

/** Everything that is needed to compute the area again, to be read, printed and kept with a decision. */
export function AreaMethod({
  area,
  title,
  basis,
}: {
  area: AreaView;
  title: string;
  basis: AreaExplanation['basis'] | undefined;
}): ReactNode {
  const { t } = useTranslation(['explain', 'desk']);
  const language = currentLanguage();
  const { parameters, minVoices, chance, dataHash, codeVersion, version, runAt, nMarked, nPassed, marked } =
    area.properties;
  if (parameters === null) return null;
  const metres = (value: number) => t('method.metres', { metres: formatNumber(value, language) });
  const voices = minVoices ?? parameters.minVoices ?? 3;
  const likely = marked === null ? '' : `, ${t('likely', { range: shareRange(marked, language) })}`;
  const rows: readonly (readonly [Row, string | undefined])[] = [
    ['method', t('method.method')],
    ['radius', metres(parameters.radiusMetres)],
    ['voices', t(`method.${parameters.minVoices === null ? chosenBy(chance) : 'voicesGiven'}`, { voices })],
    ['expected', chance?.tested ? formatNumber(chance.expectedAreas, language, 2) : undefined],
    ['passed', metres(parameters.passedWithinMetres)],
    ['margin', metres(parameters.bufferMetres)],
    ['redraws', formatNumber(parameters.redraws, language)],
    ['seed', String(parameters.seed)],
    // To the millisecond as it was: the day alone does not give the same answer.
    ['asOf', `${formatDate(parameters.asOf, language)} (${parameters.asOf})`],
    ['basis', basis && t('method.basisIs', { ...basis, count: basis.walks })],
    ['people', `${t('desk:area.people', { marked: nMarked, passed: nPassed })}${likely}`],
    ['data', dataHash ?? undefined],
    ['code', codeVersion ?? undefined],
    ['version', version === null ? undefined : String(version)],
    ['computed', formatDate(runAt, language)],
  ];
  return (
    <section className="desk-section area-method" aria-label={t('method.name', { title })}>
      <h2>{t('method.title')}</h2>
      <dl>
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{t(`method.rows.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p>{t('method.again')}</p>
      <p>{t('method.limits')}</p>
      <p className="desk-quiet">{t('method.sources')}</p>
      <p className="area-method-print">
        <Button icon={Printer} onClick={() => window.print()}>
          {t('method.print')}
        </Button>
      </p>
    </section>
  );
}
