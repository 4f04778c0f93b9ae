import type { AuthoredChange } from '../../domain/apply-change.ts';
import { type Change, parseChange } from '../../domain/changes.ts';
import { changeIdSchema, type ParticipantId, type WalkId } from '../../domain/ids.ts';
import { type ColumnOfField, findColumns } from '../../domain/import/finding-fields.ts';
import type { SourceFile, ToldRow } from '../../domain/import/source-row.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Verdict } from '../storage/store.ts';
import { chooseWalk, walkChanges } from './choose-walk.ts';
import { contentId } from './content-id.ts';
import { type ImportDeps, type ImportReport, type ImportRequest, UsageFault } from './import-request.ts';
import { type PlannedFinding, planFindings, reasonOf } from './plan-findings.ts';
import { readImportFile } from './read-import-file.ts';

/**
 * Imports a file of findings into a walk, through the same changes as everything else, in one transaction.
 * When a row is refused nothing is kept, unless `keepGood`. Importing a file again adds nothing.
 * @throws UsageFault or UnreadableFile, in words, when the file cannot be imported at all
 */
export async function importFindings(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const { source: file, bytes } = await readImportFile(request.path, request);
  const columns = columnsOf(file, request);
  const walk = await chooseWalk(deps, request, bytes);
  const at = deps.source.now().toISOString();
  const recordedAt = request.recordedAt ?? (walk.startAt !== null && walk.startAt < at ? walk.startAt : at);
  const plan = await planFindings(file.rows, {
    store: deps.store,
    walkId: walk.id,
    at,
    reading: {
      columns,
      decimalComma: request.decimalComma ?? file.decimalComma,
      timeZone: request.timeZone,
      catalogue: deps.catalogue,
      defaults: { recordedAt, ...(request.category === undefined ? {} : { category: request.category }) },
    },
  });
  const unread = file.refused.map((row) => ({ ...row, reason: row.reason.en }));
  const refusedRows = [...unread, ...plan.refused].sort((a, b) => a.line - b.line);
  const isKept = plan.findings.length > 0 && (refusedRows.length === 0 || request.keepGood);
  const kept = isKept
    ? await keep(deps, request, walk, plan.findings, at)
    : { accepted: 0, duplicates: 0, refused: [] };
  const isThere = walk.exists || kept.accepted > 0;
  const assumed =
    columns.recordedAt === undefined ? [`no column for the time: all rows get ${recordedAt}`] : [];
  return {
    walkId: isThere ? walk.id : null,
    walkName: walk.name,
    accepted: kept.accepted,
    refused: [...refusedRows, ...kept.refused],
    duplicates: plan.duplicates + kept.duplicates,
    columns: file.columns,
    notes: [...file.notes.map(({ en }) => en), ...assumed],
  };
}

function columnsOf(file: SourceFile, request: ImportRequest): ColumnOfField {
  const { found, fault } = findColumns(file.columns, request.map);
  if (found === undefined) throw new UsageFault(fault);
  const missing = (['longitude', 'latitude'] as const).filter((field) => found[field] === undefined);
  if (file.form === 'table' && missing.length > 0)
    throw new UsageFault(
      `no column for ${missing.join(' and ')}; the file has: ${file.columns.join(', ')}. ` +
        `Say which with --map COLUMN=${missing[0]}`,
    );
  return found;
}

async function keep(
  { store }: ImportDeps,
  { keepGood }: ImportRequest,
  walk: Awaited<ReturnType<typeof chooseWalk>>,
  findings: readonly PlannedFinding[],
  at: string,
): Promise<{ accepted: number; duplicates: number; refused: ToldRow[] }> {
  const startAt = findings
    .map(({ change }) => change.finding.properties.recordedAt)
    .reduce((a, b) => (b < a ? b : a));
  const before = [
    ...(walk.exists ? [] : walkChanges(walk, startAt, at)),
    ...(await joinChanges(store, walk.id, findings, at)),
  ];
  const changes = [...before, ...findings.map(({ change }) => change)];
  const authored = changes.map(
    (change): AuthoredChange => ({ change, author: { kind: 'system', name: 'import' }, receivedAt: at }),
  );
  const verdicts = await store.commit(authored, { allOrNothing: !keepGood });
  const ofFindings = verdicts.slice(before.length);
  const fault = verdicts.slice(0, before.length).find((verdict) => verdict.verdict === 'refused');
  if (fault?.verdict === 'refused') throw new ProblemError(fault.problem);
  const refused = ofFindings.flatMap((verdict, index) => refusedRow(verdict, findings[index]));
  const count = (name: Verdict['verdict']) => ofFindings.filter(({ verdict }) => verdict === name).length;
  const nothingKept = refused.length > 0 && !keepGood;
  return { accepted: nothingKept ? 0 : count('applied'), duplicates: count('duplicate'), refused };
}

function refusedRow(verdict: Verdict, finding: PlannedFinding | undefined): ToldRow[] {
  if (verdict.verdict !== 'refused' || finding === undefined) return [];
  return [{ ...finding.row, reason: reasonOf(verdict.problem) }];
}

/** Everyone whose marks are new and who is not yet in the walk. */
async function joinChanges(
  store: ImportDeps['store'],
  walkId: WalkId,
  findings: readonly PlannedFinding[],
  at: string,
): Promise<Change[]> {
  const firstMarkAt = new Map<ParticipantId, string>();
  for (const { change } of findings) {
    const { participantId, recordedAt } = change.finding.properties;
    const earlier = firstMarkAt.get(participantId);
    if (earlier === undefined || recordedAt < earlier) firstMarkAt.set(participantId, recordedAt);
  }
  const changes: Change[] = [];
  for (const [id, joinedAt] of firstMarkAt) {
    if ((await store.record(id)) !== undefined) continue;
    const properties = {
      kind: 'participant',
      walkId,
      joinedAt,
      language: 'sv',
      source: 'import',
      tokenHash: null,
    };
    const { change, problem } = parseChange({
      kind: 'participant-joined',
      id: contentId(changeIdSchema, 'participant-joined', walkId, id),
      at,
      walkId,
      participant: { type: 'Feature', id, geometry: null, properties },
    });
    if (change === undefined) throw new ProblemError(problem);
    changes.push(change);
  }
  return changes;
}
