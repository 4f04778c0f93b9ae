import type { KeptRecord, RecordKind } from '../../../domain/record.ts';
import { joinCodeSchema } from '../../../domain/walk.ts';
import type { IncidentStore } from '../incident-store.ts';
import { type RecordRow, recordColumns, recordOfRow } from '../record-row.ts';
import { endOfPage, onlyKind } from '../records-page.ts';
import type { LoggedChange, RecordStore, RecordsPage, RecordsQuery } from '../store.ts';
import type { PostgisDatabase, Session } from './open-database.ts';

type RecordQueries = RecordStore & Pick<IncidentStore, 'withdrawnDatasets'>;

const records = `select ${recordColumns} from records r`;

/** Rows touched after a sequence, with a condition more. */
function touchedSince(session: Session, query: RecordsQuery, also: string, limit: number | null) {
  const { walkId, since, kinds, ownKinds } = query;
  return session.rows<RecordRow>(
    `${records} where r.walk_id = $1 and r.sequence > $2 and r.kind = any($3)
       and (r.participant_id is not distinct from $4 or r.kind <> all($5)) ${also}
     order by r.sequence, r.id limit $6`,
    [walkId, since, kinds, ownKinds?.participantId ?? null, ownKinds?.kinds ?? [], limit],
  );
}

interface Page {
  rows: readonly RecordRow[];
  more: boolean;
}

/** All that the next change touched, whatever the limit: a page ends between two sequences. */
async function wholeSequence(session: Session, query: RecordsQuery): Promise<Page> {
  const [first] = await touchedSince(session, query, '', 1);
  const sequence = Number(first?.sequence ?? query.since);
  const rows = await touchedSince(session, query, `and r.sequence = ${sequence}`, null);
  const later = await touchedSince(session, { ...query, since: sequence }, '', 1);
  return { rows, more: later.length > 0 };
}

export function createRecordQueries(database: PostgisDatabase): RecordQueries {
  async function oneBy<Kind extends RecordKind>(
    kind: Kind,
    column: string,
    value: string,
  ): Promise<KeptRecord<Kind> | undefined> {
    const [row] = await database.rows<RecordRow>(`${records} where r.${column} = $1 and r.withdrawn = 0`, [
      value,
    ]);
    return onlyKind(kind, row);
  }

  async function pageOf(query: RecordsQuery): Promise<Page> {
    const rows = await touchedSince(database, query, '', query.limit + 1);
    const end = endOfPage(rows, query.limit);
    if (end !== undefined) return { rows: rows.slice(0, end), more: end < rows.length };
    return await database.view((session) => wholeSequence(session, query));
  }

  async function walkByCode(column: 'join_code' | 'survey_code', written: string) {
    const code = joinCodeSchema.safeParse(written);
    return code.success ? await oneBy('walk', column, code.data) : undefined;
  }

  return {
    async record(id) {
      const [row] = await database.rows<RecordRow>(`${records} where r.id = $1`, [id]);
      return row === undefined ? undefined : recordOfRow(row);
    },
    async recordsSince(query): Promise<RecordsPage> {
      const { rows, more } = await pageOf(query);
      return { records: rows.map(recordOfRow), next: rows.at(-1)?.sequence ?? query.since, more };
    },
    async withdrawnDatasets() {
      const rows = await database.rows<RecordRow>(
        `${records} where r.kind = 'dataset' and r.withdrawn = 1 order by r.id`,
      );
      return rows.flatMap((row) => onlyKind('dataset', row) ?? []);
    },
    async recordsOfKind(kind, walkId) {
      // The same words as in the index, or the database does not see that the index fits.
      const few = kind === 'finding' || kind === 'rating' ? '' : "and r.kind not in ('finding', 'rating')";
      const rows =
        walkId === undefined
          ? await database.rows<RecordRow>(
              `${records} where r.kind = $1 and r.withdrawn = 0 ${few} order by r.id`,
              [kind],
            )
          : await database.rows<RecordRow>(
              `${records} where r.kind = $1 and r.walk_id = $2 and r.withdrawn = 0 order by r.id`,
              [kind, walkId],
            );
      return rows.flatMap((row) => onlyKind(kind, row) ?? []);
    },
    walkByJoinCode: (joinCode) => walkByCode('join_code', joinCode),
    walkBySurveyCode: (surveyCode) => walkByCode('survey_code', surveyCode),
    participantByTokenHash: (tokenHash) => oneBy('participant', 'token_hash', tokenHash),
    participantByReceiptHash: (receiptHash) => oneBy('participant', 'receipt_hash', receiptHash),
    changesSince: (sequence, limit) =>
      database.rows<LoggedChange>(
        `select sequence, received_at as "receivedAt", author, content from changes
         where sequence > $1 order by sequence limit $2`,
        [sequence, limit],
      ),
    async lastSequence() {
      // Nothing is ever deleted from the log, so its last sequence is its length.
      const [row] = await database.rows<{ last: number }>(
        'select coalesce(max(sequence), 0) as last from changes',
      );
      return row?.last ?? 0;
    },
  };
}
