import type { AnyRecord, KeptRecord, RecordKind } from '../../../domain/record.ts';
import type { SqliteDatabase } from './open-database.ts';
import {
  boxOfRecord,
  type RecordRow,
  type RecordValues,
  recordColumns,
  recordOfRow,
  valuesOfRecord,
} from './record-row.ts';

export interface RecordWriter {
  load(id: string): AnyRecord | undefined;
  /** Every record of the kind in the walk, withdrawn ones left out, in order of id. */
  loadOfWalk<Kind extends RecordKind>(kind: Kind, walkId: string): readonly KeptRecord<Kind>[];
  add(record: AnyRecord, sequence: number): void;
  replace(record: AnyRecord, sequence: number): void;
  /** The record of another id that already holds this record's codes, token, receipt or protocol number. */
  holderOfSameSecret(record: AnyRecord): string | undefined;
}

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
  const holderOfCode = database
    .prepare<[string, string, string, string], string>(
      `select id from records where join_code = ? and id <> ?
       union all select id from records where survey_code = ? and id <> ?`,
    )
    .pluck();
  const holderOfToken = database
    .prepare<[string, string], string>('select id from records where token_hash = ? and id <> ?')
    .pluck();

  const holderOfPrefix = database
    .prepare<[string, string], string>('select id from records where number_prefix = ? and walk_id <> ?')
    .pluck();
  const holderOfReceipt = database
    .prepare<[string, string], string>('select id from records where receipt_hash = ? and id <> ?')
    .pluck();

  function setBox(number: number, record: AnyRecord): void {
    const box = record.withdrawn === null ? boxOfRecord(record) : undefined;
    if (box !== undefined) placeBox.run(number, box[0], box[2], box[1], box[3]);
  }

  return {
    load(id) {
      const row = select.get(id);
      return row === undefined ? undefined : recordOfRow(row);
    },
    loadOfWalk: <Kind extends RecordKind>(kind: Kind, walkId: string) =>
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
    holderOfSameSecret(record) {
      if (record.kind === 'walk') {
        const { joinCode, surveyCode } = record.feature.properties;
        const { id } = record;
        // One door takes both kinds of code, so no code may be of both kinds.
        if (joinCode !== null && joinCode === surveyCode) return id;
        const holder = joinCode === null ? undefined : holderOfCode.get(joinCode, id, joinCode, id);
        return holder ?? (surveyCode === null ? undefined : holderOfCode.get(surveyCode, id, surveyCode, id));
      }
      if (record.kind === 'protocol')
        return holderOfPrefix.get(record.feature.properties.prefix, record.walkId ?? '');
      if (record.kind === 'participant') {
        const { tokenHash, receiptHash } = record.feature.properties;
        const holder = tokenHash === null ? undefined : holderOfToken.get(tokenHash, record.id);
        return holder ?? (receiptHash === null ? undefined : holderOfReceipt.get(receiptHash, record.id));
      }
      return undefined;
    },
  };
}
