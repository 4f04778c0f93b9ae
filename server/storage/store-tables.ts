/** What a column holds: text, a whole number, a number, bytes. */
type ColumnKind = 'text' | 'whole' | 'real' | 'bytes';

/** A table that every engine has, with the same columns; what an engine keeps besides, it makes of these. */
export interface StoreTable {
  name: string;
  /** Its primary key: rows come in order of it. */
  key: readonly string[];
  columns: Readonly<Record<string, ColumnKind>>;
}

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'text' as const]));
const wholes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'whole' as const]));
const reals = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'real' as const]));

/** Everything that a store keeps, each table after those that it points to. */
export const storeTables: readonly StoreTable[] = [
  {
    name: 'changes',
    key: ['sequence'],
    columns: {
      ...wholes('sequence'),
      ...texts('id', 'kind', 'walk_id', 'author', 'received_at', 'content', 'forgotten_by'),
    },
  },
  {
    name: 'records',
    key: ['number'],
    columns: {
      ...wholes('number', 'sequence', 'withdrawn', 'severity', 'recorded_at'),
      ...texts('id', 'kind', 'walk_id', 'feature', 'meta', 'participant_id', 'category', 'polarity'),
      ...texts('status', 'join_code', 'token_hash', 'receipt_hash', 'survey_code', 'number_prefix'),
      ...reals('longitude', 'latitude'),
    },
  },
  {
    name: 'jobs',
    key: ['id'],
    columns: {
      ...wholes('id', 'due_at', 'latest_at', 'leased_until', 'attempts', 'failed_at'),
      ...texts('name', 'key', 'reason'),
    },
  },
  {
    name: 'phone_contacts',
    key: ['participant_id'],
    columns: {
      ...texts('participant_id', 'walk_id'),
      ...wholes('at', 'undelivered', 'undelivered_photos'),
    },
  },
  {
    name: 'incident_imports',
    key: ['number'],
    columns: { ...wholes('number', 'touched_at'), ...texts('id', 'dataset', 'state') },
  },
  {
    name: 'incident_types',
    key: ['number'],
    columns: { ...wholes('number', 'import'), ...texts('name') },
  },
  {
    name: 'incidents',
    key: ['import', 'place', 'key'],
    columns: {
      ...wholes('import', 'place'),
      key: 'bytes',
      ...reals('longitude', 'latitude'),
      ...wholes('occurred_at', 'weekday', 'hour', 'type', 'masked'),
    },
  },
  {
    name: 'incident_squares',
    key: ['import', 'square'],
    columns: wholes('import', 'square', 'amount'),
  },
  { name: 'lamp_versions', key: ['number'], columns: { ...wholes('number'), ...texts('lamp_set', 'state') } },
  {
    name: 'lamps',
    key: ['version', 'place', 'ordinal'],
    columns: {
      ...wholes('version', 'place', 'ordinal', 'working'),
      ...reals('longitude', 'latitude', 'height_metres'),
      ...texts('type', 'inspected_on', 'reference'),
    },
  },
  {
    name: 'ledger',
    key: ['number'],
    columns: { ...wholes('number'), ...texts('change_id', 'subject_id', 'hash', 'entry') },
  },
  {
    name: 'ledger_words',
    key: ['number', 'name'],
    columns: { ...wholes('number'), ...texts('name', 'salt', 'words') },
  },
  {
    name: 'followers',
    key: ['id'],
    columns: texts('id', 'email', 'subject', 'language', 'link_hash', 'asked_at', 'confirmed_at'),
  },
  {
    name: 'follower_news',
    key: ['follower_id', 'news_id'],
    columns: texts('follower_id', 'news_id', 'link_hash'),
  },
];

export type TableValue = string | number | null | Uint8Array;
export type TableRow = Readonly<Record<string, TableValue>>;

export interface TableReader {
  /** Up to `limit` rows whose key comes after that of the row given, in order of key. */
  page(table: StoreTable, after: TableRow | undefined, limit: number): Promise<readonly TableRow[]>;
}

export interface TableWriter extends TableReader {
  write(table: StoreTable, rows: readonly TableRow[]): Promise<void>;
}

/** The tables of one store, row by row, for moving all of it. Up to date with this version. */
export interface StoreTables {
  /** Everything as it is at one moment. */
  read<Result>(work: (reader: TableReader) => Promise<Result>): Promise<Result>;
  /** All of the work in one durable transaction, or nothing of it where the work throws. */
  write<Result>(work: (writer: TableWriter) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
