import { type BoundingBox, boxAround } from '../../../domain/geo.ts';
import { isInBox } from '../../map/view-box.ts';
import type { FindingView } from '../../state/wire.ts';

export type SeverityChoice = '1' | '2' | '3' | '4' | 'none';
export type PolarityChoice = FindingView['properties']['polarity'];
export type StatusChoice = FindingView['properties']['status'];

/** What the planner has narrowed the list to. Nothing chosen in a list means all of it. */
export interface FindingFilters {
  text: string;
  walkId: string;
  categories: readonly string[];
  severities: readonly SeverityChoice[];
  polarities: readonly PolarityChoice[];
  statuses: readonly StatusChoice[];
  /** Days as in 2026-11-23, in the zone of the device. */
  from: string;
  to: string;
  /** What the map shows, when only that is wanted. */
  box: BoundingBox | undefined;
}

export const noFilters: FindingFilters = {
  text: '',
  walkId: '',
  categories: [],
  severities: [],
  polarities: [],
  statuses: [],
  from: '',
  to: '',
  box: undefined,
};

export function activeFilters(filters: FindingFilters): number {
  return Object.values(filters).filter((value) => value !== undefined && value.length > 0).length;
}

function dayStart(day: string, daysLater = 0): string | undefined {
  if (day === '') return undefined;
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + daysLater);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

const orNone = <Value>(list: readonly Value[]): readonly Value[] | undefined =>
  list.length === 0 ? undefined : list;

/** The part of the filters that the server knows, as its query; the same for the list and for files. */
export function serverQuery(filters: FindingFilters) {
  const { walkId, categories, statuses, polarities, from, to } = filters;
  return {
    walkId: walkId === '' ? undefined : walkId,
    category: orNone(categories),
    status: orNone(statuses)?.join(','),
    polarity: orNone(polarities)?.join(','),
    from: dayStart(from),
    to: dayStart(to, 1),
  };
}

/** The box in the server's words, for files. */
export function boxQuery({ box }: Pick<FindingFilters, 'box'>): string | undefined {
  return box?.map((degrees) => degrees.toFixed(6)).join(',');
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/**
 * The part of the filters that is applied here: words, degree and what the map shows. Words are looked for without
 * regard to case and accents, all of them, in text, suggestion and the category's name.
 */
export function localMatches(
  findings: readonly FindingView[],
  filters: Pick<FindingFilters, 'text' | 'severities' | 'box'>,
  categoryName: (id: string) => string,
): readonly FindingView[] {
  const words = fold(filters.text).split(/\s+/).filter(Boolean);
  const { severities, box } = filters;
  if (words.length === 0 && severities.length === 0 && box === undefined) return findings;
  return findings.filter(({ geometry, properties }) => {
    const degree: SeverityChoice = properties.severity === null ? 'none' : `${properties.severity}`;
    if (severities.length > 0 && !severities.includes(degree)) return false;
    if (box !== undefined && !isInBox(geometry.coordinates, box)) return false;
    if (words.length === 0) return true;
    const said = fold(
      `${properties.text ?? ''} ${properties.suggestion ?? ''} ${categoryName(properties.category)}`,
    );
    return words.every((word) => said.includes(word));
  });
}

export const sortColumns = ['category', 'severity', 'text', 'status', 'walk', 'recordedAt', 'light'] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface Sorting {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}

/** Sorted by what the column shows; equal rows newest first, then by id, so that the order never jumps. */
export function sortFindings(
  findings: readonly FindingView[],
  { column, direction }: Sorting,
  valueIn: (finding: FindingView, column: SortColumn) => string | number,
  language: string,
): readonly FindingView[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = findings.map((finding) => ({ finding, key: valueIn(finding, column) }));
  keyed.sort((a, b) => {
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : collator.compare(`${a.key}`, `${b.key}`);
    const [one, two] = [a.finding, b.finding];
    const later = two.properties.recordedAt.localeCompare(one.properties.recordedAt);
    return order * sign || later || (one.id < two.id ? -1 : 1);
  });
  return keyed.map(({ finding }) => finding);
}

export function boxOfFindings(findings: readonly FindingView[]): BoundingBox | undefined {
  return boxAround(findings.map(({ geometry }) => geometry.coordinates));
}
