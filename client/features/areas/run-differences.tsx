import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaTrait } from '../../../domain/analysis/area-differences.ts';
import { shownBand } from '../../../domain/area.ts';
import type { AreaBriefView } from '../../state/area-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { useCellWords } from '../../ui/staff/use-cell-words.ts';

interface Difference {
  id: string;
  state: 'new' | 'gone' | 'changed' | 'same';
  before: AreaBriefView | null;
  after: AreaBriefView | null;
  changed: readonly AreaTrait[];
}

/** A computation as a list, with what became of each area since the other one. */
export function RunDifferences({
  areas,
  differences,
  names,
}: {
  areas: readonly AreaView[];
  differences: readonly Difference[] | null;
  names: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const nameOf = (id: string, index: number): string =>
    names.get(id) === undefined
      ? t('runs.area', { number: index + 1 })
      : t('desk:area.near', { place: names.get(id) });
  const words = useCellWords();
  const brief = ({ band, score, ...people }: Pick<AreaBriefView, 'band' | 'score' | 'nMarked' | 'nPassed'>) =>
    t('runs.brief', { band: t(`desk:band.${band}`), score, people: words.short(people) });
  if (differences === null)
    return (
      <ul className="areas-differences">
        {areas.map(({ id, properties }, index) => (
          <li key={id}>
            <b>{nameOf(id, index)}</b>
            <span>{brief({ ...properties, band: shownBand(properties) })}</span>
          </li>
        ))}
      </ul>
    );
  const moved = differences.filter(({ state }) => state !== 'same');
  return (
    <>
      <p role="status">
        {moved.length === 0
          ? t('runs.same')
          : t('runs.moved', { count: moved.length, total: differences.length })}
      </p>
      <ul className="areas-differences">
        {differences.map(({ id, state, before, after, changed }, index) => (
          <li key={id} data-state={state}>
            <b>{nameOf(id, index)}</b>
            <span className="areas-difference-state">{t(`runs.state.${state}`)}</span>
            {before !== null && state !== 'same' && <span>{t('runs.was', { what: brief(before) })}</span>}
            {after !== null && (
              <span>{state === 'same' ? brief(after) : t('runs.is', { what: brief(after) })}</span>
            )}
            {changed.length > 0 && (
              <span className="desk-quiet">
                {t('runs.changed', { what: changed.map((trait) => t(`runs.trait.${trait}`)).join(', ') })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
