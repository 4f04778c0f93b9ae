import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import { pickText } from '../../../domain/localized.ts';
import { bands, confidences } from '../../../domain/priority.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { shareRange } from './share-range.ts';
import './area-list.css';

interface AreaListProps {
  areas: readonly AreaView[];
  names: ReadonlyMap<string, string>;
  selectedId: string | undefined;
  hoveredId?: string | undefined;
  onSelect: (id: string) => void;
  onHover?: (id: string | undefined) => void;
}

/** The words for an area: where it is and what was marked most. */
export function useAreaTitle(
  names: ReadonlyMap<string, string>,
): (area: AreaView) => { title: string; what: string } {
  const { t } = useTranslation('desk');
  const known = useCatalogue();
  const language = currentLanguage();
  return (area) => {
    const labels = area.properties.categories.slice(0, 2).flatMap(({ category }) => {
      const label = known?.catalogue.find(category)?.label;
      return label === undefined ? [] : [pickText(label, language)];
    });
    const place = names.get(area.id);
    return {
      title: place === undefined ? (labels[0] ?? t('area.unnamed')) : t('area.near', { place }),
      what: labels.join(', '),
    };
  };
}

/**
 * Areas by how well founded they are, then by band. No rank numbers: the score is not exact enough to tell the
 * fourth from the fifth.
 */
export function AreaList(props: AreaListProps): ReactNode {
  const { t } = useTranslation('desk');
  return confidences.map((confidence) => {
    const group = props.areas
      .filter(({ properties }) => properties.confidence === confidence)
      .sort(
        (a, b) =>
          bands.indexOf(shownBand(a.properties)) - bands.indexOf(shownBand(b.properties)) ||
          b.properties.score - a.properties.score ||
          (a.id < b.id ? -1 : 1),
      );
    if (group.length === 0) return null;
    return (
      <section key={confidence} className="area-group" aria-labelledby={`group-${confidence}`}>
        <header>
          <h2 id={`group-${confidence}`}>
            <span className="area-grade" data-confidence={confidence} aria-hidden="true">
              {confidence}
            </span>
            {t(`confidence.${confidence}`)}
          </h2>
          <p className="desk-quiet">{t(`confidence.help${confidence}`)}</p>
        </header>
        <ul>
          {group.map((area) => (
            <AreaRow key={area.id} area={area} {...props} />
          ))}
        </ul>
      </section>
    );
  });
}

function AreaRow({
  area,
  names,
  selectedId,
  hoveredId,
  onSelect,
  onHover,
}: AreaListProps & { area: AreaView }): ReactNode {
  const { t } = useTranslation(['desk', 'explain']);
  const titleOf = useAreaTitle(names);
  const { title, what } = titleOf(area);
  const { nMarked, nPassed, score, marked, chance, override } = area.properties;
  const band = shownBand(area.properties);
  return (
    <li>
      <button
        type="button"
        className="area-row"
        aria-pressed={selectedId === area.id}
        data-hovered={hoveredId === area.id}
        onClick={() => onSelect(area.id)}
        onPointerEnter={() => onHover?.(area.id)}
        onPointerLeave={() => onHover?.(undefined)}
      >
        <span className="area-score" data-band={band}>
          {score}
        </span>
        <span className="area-row-words">
          <b>{title}</b>
          {what !== title && <span>{what}</span>}
          <span className="area-row-people">
            {t('area.people', { marked: nMarked, passed: nPassed })}
            {marked !== null && `, ${t('explain:likely', { range: shareRange(marked, currentLanguage()) })}`}
          </span>
          {chance?.tested === true && chance.mayBeChance && <span>{t('explain:mayBeChance')}</span>}
        </span>
        <span className="area-band">
          {t(`band.${band}`)}
          {override !== null && <span>{t('explain:decidedBand')}</span>}
        </span>
      </button>
    </li>
  );
}
