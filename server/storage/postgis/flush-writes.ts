import { forgottenContent } from '../forgotten-content.ts';
import { type RecordValues, valuesOfRecord } from '../record-row.ts';
import { askForJobs } from './job-rows.ts';
import type { Session } from './open-database.ts';
import type { LedgerWrite, PendingWrites, WrittenRecord } from './pending-writes.ts';
import { unnested } from './unnested.ts';

const logColumns = {
  sequence: 'bigint',
  id: 'text',
  kind: 'text',
  walk_id: 'text',
  author: 'text',
  received_at: 'text',
  content: 'text',
} as const;

/** What changes in a record; the other columns stay as they were written first. */
const changingColumns = {
  id: 'text',
  sequence: 'bigint',
  withdrawn: 'integer',
  feature: 'text',
  meta: 'text',
  category: 'text',
  polarity: 'text',
  severity: 'integer',
  status: 'text',
  recorded_at: 'bigint',
  longitude: 'double precision',
  latitude: 'double precision',
  join_code: 'text',
  token_hash: 'text',
  receipt_hash: 'text',
  survey_code: 'text',
  number_prefix: 'text',
} as const;
const recordColumns = {
  ...changingColumns,
  number: 'bigint',
  kind: 'text',
  walk_id: 'text',
  participant_id: 'text',
} as const;

const changes = Object.keys(changingColumns)
  .filter((column) => column !== 'id')
  .map((column) => `${column} = v.${column}`)
  .join(', ');

function rowOf({ record, sequence, number }: WrittenRecord) {
  const values: RecordValues = valuesOfRecord(record, sequence);
  return {
    ...values,
    number,
    walk_id: values.walkId,
    participant_id: values.participantId,
    recorded_at: values.recordedAt,
    join_code: values.joinCode,
    token_hash: values.tokenHash,
    receipt_hash: values.receiptHash,
    survey_code: values.surveyCode,
    number_prefix: values.numberPrefix,
  };
}

async function writeRecords(session: Session, written: readonly WrittenRecord[]): Promise<void> {
  const rows = written.map(rowOf);
  const old = rows.filter(({ number }) => number === undefined);
  if (old.length > 0) {
    const { source, values } = unnested(changingColumns, old);
    const count = await session.write(
      `update records r set ${changes} from ${source} where r.id = v.id`,
      values,
    );
    if (count !== old.length) throw new Error(`${old.length - count} records are not there to be replaced`);
  }
  const fresh = rows.filter(({ number }) => number !== undefined);
  if (fresh.length === 0) return;
  const { source, names, values } = unnested(recordColumns, fresh);
  await session.write(`insert into records (${names}) select ${names} from ${source}`, values);
}

async function writeLedger(session: Session, write: LedgerWrite): Promise<void> {
  if ('forgets' in write) {
    await session.write(
      'delete from ledger_words where number in (select number from ledger where subject_id = $1)',
      [write.forgets],
    );
    return;
  }
  const { subjectId, entry, words } = write;
  await session.write(
    'insert into ledger (number, change_id, subject_id, hash, entry) values ($1, $2, $3, $4, $5)',
    [entry.number, entry.changeId, subjectId, entry.hash, JSON.stringify(entry)],
  );
  for (const { number, name, salt, words: said } of words)
    await session.write('insert into ledger_words (number, name, salt, words) values ($1, $2, $3, $4)', [
      ...[number, name, salt, said],
    ]);
}

/** After the log was written: what is forgotten may be of the same transaction. */
async function forgetWords(
  session: Session,
  { id, forgottenBy }: PendingWrites['forgotten'][number],
): Promise<void> {
  const [row] = await session.rows<{ content: string }>(
    'select content from changes where id = $1 and forgotten_by is null',
    [id],
  );
  if (row === undefined) return;
  await session.write('update changes set content = $1, forgotten_by = $2 where id = $3', [
    ...[forgottenContent(row.content), forgottenBy, id],
  ]);
}

/** Writes what was collected, in the transaction of the session. */
export async function flushWrites(session: Session, pending: PendingWrites): Promise<void> {
  if (pending.log.length === 0) return;
  const rows = pending.log.map((entry) => ({
    ...entry,
    walk_id: entry.walkId,
    received_at: entry.receivedAt,
  }));
  const { source, names, values } = unnested(logColumns, rows);
  await session.write(`insert into changes (${names}) select ${names} from ${source}`, values);
  await writeRecords(session, [...pending.records.values()]);
  for (const each of pending.forgotten) await forgetWords(session, each);
  for (const write of pending.ledger) await writeLedger(session, write);
  await askForJobs(session, pending.jobs);
}
