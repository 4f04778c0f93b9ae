import type { AuthoredChange } from '../../../domain/apply-change.ts';
import { recordsNeeded } from '../../../domain/apply-change.ts';
import type { AnyRecord, RecordKind } from '../../../domain/record.ts';
import type { LoggedRow } from '../judge-change.ts';
import type { LedgerHead } from '../ledger-book.ts';
import { type RecordRow, recordColumns, recordOfRow } from '../record-row.ts';
import { type SecretClaim, secrets } from '../secret-claims.ts';
import type { Session } from './open-database.ts';

/** Thrown out of a reading by the judge: fetch this and have the change judged again. Nothing was written yet. */
export class NotRead extends Error {
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super('not read yet');
    this.wanted = wanted;
  }
}

type Wanted = { recordId: string } | { kind: RecordKind; walkId: string } | { claim: SecretClaim };

/** Somebody who has a secret in the database as the transaction found it. */
interface Holder {
  id: string;
  /** What a claim's `own` is compared with. */
  as: string;
}

/** Where the log, the records and the ledger end. */
export interface Ends {
  sequence: number;
  number: number;
  ledger: LedgerHead | undefined;
}

/** What the database held when the transaction began, as far as it was read. */
export interface ReadAhead {
  readonly ends: Ends;
  logged(changeId: string): LoggedRow | undefined;
  record(id: string): AnyRecord | undefined;
  /** Every record of the kind in the walk, withdrawn ones left out. */
  recordsOfWalk(kind: RecordKind, walkId: string): readonly AnyRecord[];
  holders(claim: SecretClaim): readonly Holder[];
  fetch(wanted: Wanted): Promise<void>;
}

interface EndsRow {
  sequence: number;
  number: number;
  ledgerNumber: number | null;
  ledgerHash: string | null;
}

const recordsOf = async (session: Session, where: string, values: readonly unknown[]) =>
  (await session.rows<RecordRow>(`select ${recordColumns} from records r where ${where}`, values)).map(
    (row): AnyRecord => {
      const { sequence: _, ...record } = recordOfRow(row);
      return record as AnyRecord;
    },
  );

/**
 * Reads what most of these changes need, in few questions: a judge that asked for each record by itself would spend its
 * time waiting. What is wanted besides is fetched when the judge comes upon it. For whoever holds the lock of writers.
 */
export async function readAhead(session: Session, authored: readonly AuthoredChange[]): Promise<ReadAhead> {
  const records = new Map<string, AnyRecord | undefined>();
  const ofWalks = new Map<string, readonly AnyRecord[]>();
  const holders = new Map<string, readonly Holder[]>();
  const walkKey = (kind: string, walkId: string) => `${kind} ${walkId}`;
  const claimKey = ({ kind, value }: SecretClaim) => `${kind} ${value}`;

  async function readRecords(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) records.set(id, undefined);
    for (const record of await recordsOf(session, 'r.id = any($1)', [ids])) records.set(record.id, record);
  }

  async function readHolders(claim: SecretClaim): Promise<void> {
    const { columns, holder } = secrets[claim.kind];
    const sql = columns.map((column) => `select id, ${holder} as "as" from records where ${column} = $1`);
    holders.set(claimKey(claim), await session.rows<Holder>(sql.join(' union all '), [claim.value]));
  }

  const [ends] = await session.rows<EndsRow>(
    `select coalesce((select max(sequence) from changes), 0) as sequence,
       coalesce((select max(number) from records), 0) as number,
       ledger.number as "ledgerNumber", ledger.hash as "ledgerHash"
     from (select 1) one left join (select number, hash from ledger order by number desc limit 1) ledger on true`,
  );
  if (ends === undefined) throw new Error('the ends of the log gave no row');
  const { sequence, number, ledgerNumber, ledgerHash } = ends;
  const known = await session.rows<LoggedRow & { id: string }>(
    'select id, sequence, content from changes where id = any($1)',
    [authored.map(({ change }) => change.id)],
  );
  const logged = new Map(known.map((row) => [row.id, row]));
  await readRecords([...new Set(authored.flatMap(({ change, author }) => recordsNeeded(change, author)))]);

  function found<Found>(map: ReadonlyMap<string, Found>, key: string, wanted: Wanted): Found {
    const value = map.get(key);
    if (value === undefined) throw new NotRead(wanted);
    return value;
  }

  return {
    ends: {
      sequence,
      number,
      ledger: ledgerNumber === null ? undefined : { number: ledgerNumber, hash: ledgerHash ?? '' },
    },
    logged: (changeId) => logged.get(changeId),
    record(id) {
      if (!records.has(id)) throw new NotRead({ recordId: id });
      return records.get(id);
    },
    recordsOfWalk: (kind, walkId) => found(ofWalks, walkKey(kind, walkId), { kind, walkId }),
    holders: (claim) => found(holders, claimKey(claim), { claim }),
    async fetch(wanted) {
      if ('recordId' in wanted) return await readRecords([wanted.recordId]);
      if ('claim' in wanted) return await readHolders(wanted.claim);
      const { kind, walkId } = wanted;
      const all = await recordsOf(session, 'r.walk_id = $1 and r.kind = $2 and r.withdrawn = 0', [
        walkId,
        kind,
      ]);
      ofWalks.set(walkKey(kind, walkId), all);
      for (const record of all) records.set(record.id, record);
    },
  };
}
