import { joinCodeSchema } from '../../../domain/walk.ts';
import type { IncidentStore } from '../incident-store.ts';
import { type RecordRow, recordColumns, recordOfRow } from '../record-row.ts';
import { endOfPage, onlyKind } from '../records-page.ts';
import type { LoggedChange, RecordStore, RecordsPage, RecordsQuery, SequencedRecord } from '../store.ts';
import type { SqliteDatabase } from './open-database.ts';

type RecordQueries = RecordStore & Pick<IncidentStore, 'withdrawnDatasets'>;

interface SinceParameters {
  walkId: string;
  since: number;
  kinds: string;
  ownKinds: string;
  participantId: string | null;
}

export function createRecordQueries(database: SqliteDatabase): RecordQueries {
  const byId = database.prepare<[string], RecordRow>(`select ${recordColumns} from records r where r.id = ?`);
  const touchedSince = (also: string) =>
    `select ${recordColumns} from records r where r.walk_id = @walkId and r.sequence > @since
       and r.kind in (select value from json_each(@kinds))
       and (r.participant_id is @participantId or r.kind not in (select value from json_each(@ownKinds))) ${also}`;
  const page = database.prepare<[SinceParameters & { limit: number }], RecordRow>(
    touchedSince('order by r.sequence, r.id limit @limit'),
  );
  const ofSequence = database.prepare<[SinceParameters & { sequence: number }], RecordRow>(
    touchedSince('and r.sequence = @sequence order by r.id'),
  );
  const allOf = (also: string) =>
    database.prepare<[string], RecordRow>(
      `select ${recordColumns} from records r where r.kind = ? ${also} order by r.id`,
    );
  const ofManyKind = allOf('and r.withdrawn = 0');
  // The same words as in the index, or SQLite does not see that the index fits.
  const few = "and r.kind not in ('finding', 'rating')";
  const ofFewKind = allOf(`and r.withdrawn = 0 ${few}`);
  const withdrawnOfFewKind = allOf(`and r.withdrawn = 1 ${few}`);
  const ofKindAndWalk = database.prepare<[string, string], RecordRow>(
    `select ${recordColumns} from records r where r.kind = ? and r.walk_id = ? and r.withdrawn = 0 order by r.id`,
  );
  const byJoinCode = database.prepare<[string], RecordRow>(
    `select ${recordColumns} from records r where r.join_code = ? and r.withdrawn = 0`,
  );
  const bySurveyCode = database.prepare<[string], RecordRow>(
    `select ${recordColumns} from records r where r.survey_code = ? and r.withdrawn = 0`,
  );
  const byTokenHash = database.prepare<[string], RecordRow>(
    `select ${recordColumns} from records r where r.token_hash = ? and r.withdrawn = 0`,
  );
  const byReceiptHash = database.prepare<[string], RecordRow>(
    `select ${recordColumns} from records r where r.receipt_hash = ? and r.withdrawn = 0`,
  );
  const changes = database.prepare<[number, number], LoggedChange>(
    `select sequence, received_at as receivedAt, author, content from changes
     where sequence > ? order by sequence limit ?`,
  );

  const lastSequence = database.prepare<[], number>('select coalesce(max(sequence), 0) from changes').pluck();

  function pageOf(query: RecordsQuery): { rows: readonly RecordRow[]; more: boolean } {
    const { walkId, since, limit, kinds, ownKinds } = query;
    const parameters = {
      walkId,
      since,
      kinds: JSON.stringify(kinds),
      ownKinds: JSON.stringify(ownKinds?.kinds ?? []),
      participantId: ownKinds?.participantId ?? null,
    };
    const rows = page.all({ ...parameters, limit: limit + 1 });
    const end = endOfPage(rows, limit);
    if (end !== undefined) return { rows: rows.slice(0, end), more: end < rows.length };
    const whole = ofSequence.all({ ...parameters, sequence: rows[0]?.sequence ?? 0 });
    const later = page.get({ ...parameters, since: whole[0]?.sequence ?? since, limit: 1 });
    return { rows: whole, more: later !== undefined };
  }

  return {
    async record(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : recordOfRow(row);
    },
    async recordsSince(query): Promise<RecordsPage> {
      const { rows, more } = pageOf(query);
      const records: readonly SequencedRecord[] = rows.map(recordOfRow);
      return { records, next: rows.at(-1)?.sequence ?? query.since, more };
    },
    async recordsOfKind(kind, walkId) {
      const ofKind = kind === 'finding' || kind === 'rating' ? ofManyKind : ofFewKind;
      const rows = walkId === undefined ? ofKind.all(kind) : ofKindAndWalk.all(kind, walkId);
      return rows.flatMap((row) => onlyKind(kind, row) ?? []);
    },
    withdrawnDatasets: async () =>
      withdrawnOfFewKind.all('dataset').flatMap((row) => onlyKind('dataset', row) ?? []),
    async walkByJoinCode(joinCode) {
      const code = joinCodeSchema.safeParse(joinCode);
      return code.success ? onlyKind('walk', byJoinCode.get(code.data)) : undefined;
    },
    async walkBySurveyCode(surveyCode) {
      const code = joinCodeSchema.safeParse(surveyCode);
      return code.success ? onlyKind('walk', bySurveyCode.get(code.data)) : undefined;
    },
    participantByTokenHash: async (tokenHash) => onlyKind('participant', byTokenHash.get(tokenHash)),
    participantByReceiptHash: async (receiptHash) => onlyKind('participant', byReceiptHash.get(receiptHash)),
    changesSince: async (sequence, limit) => changes.all(sequence, limit),
    // Nothing is ever deleted from the log, so its last sequence is its length.
    lastSequence: async () => lastSequence.get() ?? 0,
  };
}
