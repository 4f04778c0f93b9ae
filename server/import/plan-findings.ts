import { canonicalJson } from '../../domain/canonical-json.ts';
import { clockToleranceMilliseconds } from '../../domain/change-rules/rule.ts';
import { type ChangeOf, parseChange } from '../../domain/changes.ts';
import { withoutFormulaGuard } from '../../domain/exports/safe-text.ts';
import {
  changeIdSchema,
  checkpointIdSchema,
  type FindingId,
  findingIdSchema,
  type GroupId,
  groupIdSchema,
  type ParticipantId,
  participantIdSchema,
  type WalkId,
} from '../../domain/ids.ts';
import { type FindingField, findingFields } from '../../domain/import/finding-fields.ts';
import { type FindingReading, findingFromRow } from '../../domain/import/finding-from-row.ts';
import { cellOf } from '../../domain/import/read-place.ts';
import { readNumber, readTime } from '../../domain/import/read-value.ts';
import type { SourceRow, ToldRow } from '../../domain/import/source-row.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RecordKind } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';
import { contentId } from './content-id.ts';

export interface PlannedFinding {
  row: SourceRow;
  change: ChangeOf<'finding-added'>;
}

export interface FindingsPlan {
  findings: readonly PlannedFinding[];
  refused: readonly ToldRow[];
  /** Rows that are already in the walk, or twice with the same id in the file. */
  duplicates: number;
}

/**
 * Turns rows into the changes that add them, and tells which cannot be taken and which are already there.
 * A row that comes with the id of a finding keeps it; any other gets an id of the walk, its content and how often
 * the same content came before, so that two equal rows of one file are two, and the same file again is nothing new.
 */
export async function planFindings(
  rows: readonly SourceRow[],
  { store, walkId, reading, at }: { store: Store; walkId: WalkId; reading: FindingReading; at: string },
): Promise<FindingsPlan> {
  const findings: PlannedFinding[] = [];
  const refused: ToldRow[] = [];
  const occurrences = new Map<string, number>();
  const rowOfId = new Map<string, { line: number; content: string }>();
  const latest = Date.parse(at) + clockToleranceMilliseconds;
  let duplicates = 0;
  for (const row of rows) {
    const refuse = (reason: string) => refused.push({ ...row, reason });
    const { content, fault } = findingFromRow(row, reading);
    if (content === undefined) {
      refuse(fault);
      continue;
    }
    if (Date.parse(String(content.properties.recordedAt)) > latest) {
      refuse(`recordedAt ${content.properties.recordedAt} lies in the future`);
      continue;
    }
    const rowContent = contentOf(row, reading);
    const occurrence = (occurrences.get(rowContent) ?? 0) + 1;
    occurrences.set(rowContent, occurrence);
    const { id, isThere } = await identify(store, walkId, row, reading, [rowContent, occurrence]);
    const before = rowOfId.get(id);
    if (isThere || before?.content === rowContent) {
      duplicates += 1;
      continue;
    }
    if (before !== undefined) {
      refuse(`the id ${id} is already that of line ${before.line}`);
      continue;
    }
    rowOfId.set(id, { line: row.line, content: rowContent });
    const { change, problem } = parseChange({
      kind: 'finding-added',
      id: contentId(changeIdSchema, 'finding-added', walkId, id),
      at,
      walkId,
      finding: {
        type: 'Feature',
        id,
        geometry: content.geometry,
        properties: {
          kind: 'finding',
          ...content.properties,
          walkId,
          participantId: await voiceOf(store, walkId, row, reading, id),
          checkpointId: await checkpointOf(store, walkId, row, reading),
          groupId: await groupOf(store, walkId, row, reading),
          source: 'import',
        },
      },
    });
    if (change?.kind === 'finding-added') findings.push({ row, change });
    else if (problem !== undefined) refuse(reasonOf(problem));
  }
  return { findings, refused, duplicates };
}

/** The problem's places in words of the file: "text must be at most 300 characters". */
export function reasonOf(problem: Problem): string {
  const places = problem.errors?.map(({ pointer, detail }) => `${pointer.split('/').at(-1)} ${detail}`) ?? [];
  return places.length === 0 ? problem.detail : places.join('; ');
}

const numberFields: readonly FindingField[] = [
  ...(['longitude', 'latitude', 'severity', 'accuracyMetres', 'clockSkewMilliseconds'] as const),
  ...(['observerLongitude', 'observerLatitude', 'observerAccuracyMetres'] as const),
];

/** What the row says, whatever the order of the columns, the decimal sign and whatever else is in the file. */
function contentOf(row: SourceRow, { columns, decimalComma, timeZone }: FindingReading): string {
  const cells = findingFields.flatMap((field) => {
    const value = cellOf(row, columns, field);
    if (value === null) return [];
    if (numberFields.includes(field)) return [[field, readNumber(value, decimalComma) ?? value]];
    if (field === 'recordedAt') return [[field, readTime(value, timeZone) ?? value]];
    return [[field, withoutFormulaGuard(String(value)).trim()]];
  });
  return canonicalJson(cells);
}

async function isKnown(store: Store, kind: RecordKind, id: string, walkId: WalkId): Promise<boolean> {
  const record = await store.record(id);
  return record?.kind === kind && record.walkId === walkId;
}

async function identify(
  store: Store,
  walkId: WalkId,
  row: SourceRow,
  { columns }: FindingReading,
  content: readonly [string, number],
): Promise<{ id: FindingId; isThere: boolean }> {
  const given = findingIdSchema.safeParse(cellOf(row, columns, 'id'));
  if (given.success) {
    const record = await store.record(given.data);
    const isThere = record?.kind === 'finding' && record.walkId === walkId;
    // The id of a finding in another walk cannot be had twice: this is a copy, with an id of its own.
    if (isThere || record === undefined) return { id: given.data, isThere };
  }
  const id = contentId(findingIdSchema, 'finding', walkId, ...content);
  return { id, isThere: (await store.record(id)) !== undefined };
}

/** Rows with the same word in the participant column are one person; a row without one is a person of its own. */
async function voiceOf(
  store: Store,
  walkId: WalkId,
  row: SourceRow,
  { columns }: FindingReading,
  findingId: FindingId,
): Promise<ParticipantId> {
  const cell = cellOf(row, columns, 'participant');
  if (cell === null) return contentId(participantIdSchema, 'voice', walkId, findingId);
  const given = participantIdSchema.safeParse(cell);
  if (given.success && (await isKnown(store, 'participant', given.data, walkId))) return given.data;
  return contentId(participantIdSchema, 'participant', walkId, String(cell).trim());
}

/** The stop where the walk has it; the stops of other walks mean nothing here. */
async function checkpointOf(store: Store, walkId: WalkId, row: SourceRow, { columns }: FindingReading) {
  const given = checkpointIdSchema.safeParse(cellOf(row, columns, 'checkpoint'));
  return given.success && (await isKnown(store, 'checkpoint', given.data, walkId)) ? given.data : null;
}

/** A group is known by its id only, in the walk that it came from; in another walk there are no groups to belong to. */
async function groupOf(
  store: Store,
  walkId: WalkId,
  row: SourceRow,
  { columns }: FindingReading,
): Promise<GroupId | null> {
  const given = groupIdSchema.safeParse(cellOf(row, columns, 'group'));
  return given.success && (await isKnown(store, 'group', given.data, walkId)) ? given.data : null;
}
