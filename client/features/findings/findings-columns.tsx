import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatMetres, formatTime } from '../../i18n/format.ts';
import type { ScreenLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';
import { CategoryIcon } from '../../ui/category-icon.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import type { SortColumn } from './finding-filter.ts';

export const columnNames = [
  'category',
  'severity',
  'text',
  'status',
  'walk',
  'recordedAt',
  'light',
  'suggestion',
  'confirmations',
  'photos',
  'moderation',
  'place',
  'accuracy',
  'observer',
] as const;
export type ColumnName = (typeof columnNames)[number];
export const usualColumns: readonly ColumnName[] = [
  'category',
  'severity',
  'text',
  'status',
  'walk',
  'recordedAt',
];

const storageKey = 'lykta.findings.columns';

/** The columns chosen on this device; the category always stands, it names the row. */
export function keptColumns(): readonly ColumnName[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!Array.isArray(kept)) return usualColumns;
    return columnNames.filter((name) => name === 'category' || kept.includes(name));
  } catch {
    return usualColumns;
  }
}

export function keepColumns(columns: readonly ColumnName[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(columns));
  } catch {
    // Private modes may refuse storage; the choice then lasts as long as the page.
  }
}

export interface ColumnWords {
  nameOf: (column: ColumnName) => string;
  textOf: (finding: FindingView, column: ColumnName) => string;
  sortValueOf: (finding: FindingView, column: SortColumn) => string | number;
  cellOf: (finding: FindingView, column: ColumnName) => ReactNode;
  categoryName: (id: string) => string;
}

function placeOf([longitude, latitude]: Position): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function accuracyOf(metres: number | null, language: ScreenLanguage): string {
  return metres === null ? '' : `± ${formatMetres(metres, language)}`;
}

/** The values of a finding as words, as something to sort by and as a table's cell: one source for all three. */
export function useColumnWords(walkNames: ReadonlyMap<string, string>): ColumnWords {
  const { t } = useTranslation(['findings', 'desk']);
  const known = useCatalogue();
  const language = currentLanguage();

  // The same object until language or names change: the table's rows are compared by it.
  return useMemo<ColumnWords>(() => {
    const categoryName = (id: string): string => {
      const found = known?.catalogue.find(id);
      return found === undefined ? id : pickText(found.label, language);
    };
    const textOf = ({ geometry, properties }: FindingView, column: ColumnName): string => {
      if (column === 'category') return categoryName(properties.category);
      if (column === 'severity') {
        const { severity, polarity } = properties;
        return severity === null
          ? t(`desk:polarity.${polarity}`)
          : `${severity} ${t(`desk:severity.${severity}`)}`;
      }
      if (column === 'text') return properties.text ?? '';
      if (column === 'suggestion') return properties.suggestion ?? '';
      if (column === 'status') return t(`desk:status.${properties.status}`);
      if (column === 'walk') return walkNames.get(properties.walkId) ?? '';
      if (column === 'recordedAt') return formatTime(properties.recordedAt, language, new Date(0));
      if (column === 'light') return t(`desk:light.${properties.lightCondition ?? 'unknown'}`);
      if (column === 'confirmations')
        return properties.confirmations === 0
          ? ''
          : t('value.confirmations', { count: properties.confirmations });
      if (column === 'photos')
        return properties.photoIds.length === 0
          ? ''
          : t('value.photos', { count: properties.photoIds.length });
      if (column === 'moderation')
        return properties.textModeration === null ? '' : t(`moderation.${properties.textModeration.state}`);
      if (column === 'accuracy') return accuracyOf(properties.accuracyMetres, language);
      if (column === 'observer')
        return properties.observer === null
          ? ''
          : `${placeOf(properties.observer.position)} (${accuracyOf(properties.observer.accuracyMetres, language)})`;
      return placeOf(geometry.coordinates);
    };
    return {
      categoryName,
      textOf,
      nameOf: (column) => t(`column.${column}`),
      sortValueOf: (finding, column) => {
        if (column === 'severity') return finding.properties.severity ?? 0;
        if (column === 'recordedAt') return finding.properties.recordedAt;
        return textOf(finding, column);
      },
      cellOf: (finding, column) => {
        const { category, severity, polarity } = finding.properties;
        if (column === 'category') {
          const icon = known?.catalogue.find(category)?.icon;
          return (
            <span className="findings-category">
              {icon !== undefined && <CategoryIcon icon={icon} size={20} />}
              {textOf(finding, column)}
            </span>
          );
        }
        if (column === 'severity')
          return severity === null ? (
            <span className="findings-polarity" data-polarity={polarity}>
              {t(`desk:polarity.${polarity}`)}
            </span>
          ) : (
            <>
              <SeverityMark severity={severity} />
              <span className="visually-hidden">{t(`desk:severity.${severity}`)}</span>
            </>
          );
        if (column === 'text' || column === 'suggestion')
          return (
            <span className="findings-text" dir="auto">
              {textOf(finding, column)}
            </span>
          );
        return textOf(finding, column);
      },
    };
  }, [t, known, language, walkNames]);
}
