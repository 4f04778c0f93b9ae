import { type BoundingBox, boxAround, type Position } from '../../domain/geo.ts';
import type { ChangeId, WalkId } from '../../domain/ids.ts';
import type { AnyRecord, RecordKind } from '../../domain/record.ts';
import type { SequencedRecord } from './store.ts';

/** The columns that every read of a whole record asks for. */
export const recordColumns = 'r.id, r.kind, r.walk_id, r.sequence, r.feature, r.meta';

export interface RecordRow {
  id: string;
  kind: RecordKind;
  walk_id: WalkId | null;
  sequence: number;
  feature: string;
  meta: string;
}

/** What the columns of a record are written from: the record and copies of the values that queries need. */
export interface RecordValues {
  id: string;
  kind: RecordKind;
  walkId: string | null;
  sequence: number;
  withdrawn: number;
  feature: string;
  meta: string;
  participantId: string | null;
  category: string | null;
  polarity: string | null;
  severity: number | null;
  status: string | null;
  recordedAt: number | null;
  longitude: number | null;
  latitude: number | null;
  joinCode: string | null;
  tokenHash: string | null;
  receiptHash: string | null;
  surveyCode: string | null;
  numberPrefix: string | null;
}

type Meta = Pick<AnyRecord, 'versions' | 'withdrawn'> & { createdBy: ChangeId };

/** The record in a row. Not checked again: only this engine writes rows, and only what the rules let through. */
export function recordOfRow(row: RecordRow): SequencedRecord {
  const meta: Meta = JSON.parse(row.meta);
  const { id, kind, walk_id: walkId, sequence } = row;
  return { kind, id, walkId, ...meta, feature: JSON.parse(row.feature), sequence } as SequencedRecord;
}

function valuesForQueries(record: AnyRecord): Partial<RecordValues> {
  switch (record.kind) {
    case 'finding': {
      const { participantId, category, polarity, severity, status, recordedAt } = record.feature.properties;
      const [longitude, latitude] = record.feature.geometry.coordinates;
      const values = { participantId, category, polarity, severity, status, longitude, latitude };
      return { ...values, recordedAt: Date.parse(recordedAt) };
    }
    case 'rating':
      return { participantId: record.feature.properties.participantId };
    case 'photo': {
      const { participantId, state } = record.feature.properties;
      return { participantId, status: state };
    }
    case 'participant': {
      const { tokenHash, receiptHash } = record.feature.properties;
      return { participantId: record.id, tokenHash, receiptHash };
    }
    case 'walk': {
      const { status, joinCode, surveyCode } = record.feature.properties;
      return { status, joinCode, surveyCode };
    }
    case 'action':
      return { status: record.feature.properties.status };
    case 'protocol': {
      const { state, prefix } = record.feature.properties;
      return { status: state, numberPrefix: prefix };
    }
    case 'organisation':
    case 'checkpoint':
    case 'group':
    case 'area':
    case 'areaSet':
    case 'dataset':
    case 'lamp-set':
    case 'hotspot':
    case 'patrol-shift':
    case 'patrol-visit':
    case 'counted-activity':
    case 'disclosure':
    case 'promise':
    case 'promise-item':
    case 'promise-activity':
    case 'follow-up':
      return {};
  }
}

const noValues = {
  participantId: null,
  category: null,
  polarity: null,
  severity: null,
  status: null,
  recordedAt: null,
  longitude: null,
  latitude: null,
  joinCode: null,
  tokenHash: null,
  receiptHash: null,
  surveyCode: null,
  numberPrefix: null,
};

export function valuesOfRecord(record: AnyRecord, sequence: number): RecordValues {
  const { id, kind, walkId, createdBy, versions, withdrawn, feature } = record;
  return {
    ...noValues,
    ...valuesForQueries(record),
    id,
    kind,
    walkId,
    sequence,
    withdrawn: withdrawn === null ? 0 : 1,
    feature: JSON.stringify(feature),
    meta: JSON.stringify({ createdBy, versions, withdrawn } satisfies Meta),
  };
}

type Coordinates = readonly (number | Coordinates)[];

function* positionsIn(coordinates: Coordinates): Generator<Position> {
  const [first, second] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') yield [first, second];
  else for (const part of coordinates) if (typeof part !== 'number') yield* positionsIn(part);
}

/** The box around what the record is about; undefined for records without a place. */
export function boxOfRecord(record: AnyRecord): BoundingBox | undefined {
  const { geometry } = record.feature;
  return geometry === null ? undefined : boxAround(positionsIn(geometry.coordinates));
}
