import type { AnyRecord, KeptRecord, RecordKind } from '../../../domain/record.ts';
import type { JudgeRows } from '../judge-change.ts';
import {
  boxOfRecord,
  type RecordRow,
  type RecordValues,
  recordColumns,
  recordOfRow,
  valuesOfRecord,
} from '../record-row.ts';
import { holderOfSameSecret, type SecretClaim, type SecretKind, secrets } from '../secret-claims.ts';
import type { SqliteDatabase } from './open-database.ts';

type RecordWriter = Pick<JudgeRows, 'record' | 'recordsOfWalk' | 'holderOfSameSecret' | 'add' | 'replace'>;

/** Reads and writes whole records inside the transaction of a commit. */
export function createRecordWriter(database: SqliteDatabase): RecordWriter {
  const select = database.prepare<[string], RecordRow>(`select ${recordColumns} from records r where id = ?`);
  const selectOfWalk = database.prepare<[string, string], RecordRow>(
    `select ${recordColumns} from records r where r.walk_id = ? and r.kind = ? and r.withdrawn = 0 order by r.id`,
  );
  const insert = database.prepare<[RecordValues]>(
    `insert into records (id, kind, walk_id, sequence, withdrawn, feature, meta, participant_id, category, polarity,
       severity, status, recorded_at, longitude, latitude, join_code, token_hash,
       receipt_hash, survey_code, number_prefix)
     values (@id, @kind, @walkId, @sequence, @withdrawn, @feature, @meta, @participantId, @category, @polarity,
       @severity, @status, @recordedAt, @longitude, @latitude, @joinCode, @tokenHash, @receiptHash,
       @surveyCode, @numberPrefix)`,
  );
  const update = database
    .prepare<[RecordValues], number>(
      `update records set sequence = @sequence, withdrawn = @withdrawn, feature = @feature, meta = @meta,
         category = @category, polarity = @polarity, severity = @severity, status = @status,
         recorded_at = @recordedAt, longitude = @longitude, latitude = @latitude, join_code = @joinCode,
         token_hash = @tokenHash, receipt_hash = @receiptHash, survey_code = @surveyCode, number_prefix = @numberPrefix
       where id = @id returning number`,
    )
    .pluck();
  const placeBox = database.prepare<[number, number, number, number, number]>(
    'insert into record_boxes (number, west, east, south, north) values (?, ?, ?, ?, ?)',
  );
  const removeBox = database.prepare<[number]>('delete from record_boxes where number = ?');
  const holdersOf = ({ columns, holder }: (typeof secrets)[SecretKind]) =>
    database
      .prepare<[Pick<SecretClaim, 'value' | 'own'>], string>(
        columns
          .map((column) => `select id from records where ${column} = @value and ${holder} <> @own`)
          .join(' union all '),
      )
      .pluck();
  const holders = {
    code: holdersOf(secrets.code),
    token: holdersOf(secrets.token),
    receipt: holdersOf(secrets.receipt),
    number: holdersOf(secrets.number),
  };

  function setBox(number: number, record: AnyRecord): void {
    const box = record.withdrawn === null ? boxOfRecord(record) : undefined;
    if (box !== undefined) placeBox.run(number, box[0], box[2], box[1], box[3]);
  }

  return {
    record(id) {
      const row = select.get(id);
      return row === undefined ? undefined : recordOfRow(row);
    },
    recordsOfWalk: <Kind extends RecordKind>(kind: Kind, walkId: string) =>
      // The query says the kind.
      selectOfWalk
        .all(walkId, kind)
        .map(recordOfRow) as AnyRecord[] as KeptRecord<RecordKind>[] as KeptRecord<Kind>[],
    add(record, sequence) {
      const number = Number(insert.run(valuesOfRecord(record, sequence)).lastInsertRowid);
      setBox(number, record);
    },
    replace(record, sequence) {
      const number = update.get(valuesOfRecord(record, sequence));
      if (number === undefined) throw new Error(`the record ${record.id} is not there to be replaced`);
      removeBox.run(number);
      setBox(number, record);
    },
    holderOfSameSecret: (record) =>
      holderOfSameSecret(record, ({ kind, value, own }) => holders[kind].get({ value, own })),
  };
}
