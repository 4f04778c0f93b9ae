import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Category } from '../../domain/catalogue.ts';
import type { Change } from '../../domain/changes.ts';
import type { ParticipantId, WalkId } from '../../domain/ids.ts';
import type { ObservableScale } from '../../domain/observables.ts';
import type { Problem } from '../../domain/problem.ts';
import type { TextLintLists } from '../../domain/text-lint.ts';
import { MemoryDatabase } from './memory-db.ts';
import type { ClientSettings } from './settings-answer.ts';

/** Who will send a change: a participant by the token of that membership, or a member of staff by their session. */
export type AuthorKey = `participant:${string}` | `staff:${string}`;

/** One walk that this phone joined. Earlier ones stay, each with its own pseudonym and queue. */
export interface Membership {
  participantId: ParticipantId;
  walkId: WalkId;
  token: string;
  walkName: string;
  code: string;
  joinedAt: string;
  /** Under which the person later sees what became of the marks; the server keeps only its hash. */
  receiptCode?: string;
  /** The hash was sent at the join, or waits in the queue. */
  receiptSaid?: boolean;
}

/**
 * kept: on this device, waiting. sending: on its way. delivered: the server has it, the record has not come back
 * yet. attention: the server refused it and somebody must look.
 */
export type QueueState = 'kept' | 'sending' | 'delivered' | 'attention';

export interface QueuedChange {
  /** The place in the queue, given by the database. Time-ordered ids will not do: clocks are set back. */
  order: number;
  id: string;
  author: AuthorKey;
  change: Change;
  state: QueueState;
  attempts: number;
  problem: Problem | null;
  keptAt: string;
  /** Not sent before this time (milliseconds since 1970), so that it can be undone without a trace. */
  holdUntil: number | null;
  /** The change's place in the server's log once it is delivered. */
  sequence: number | null;
}

/** A record as it came from the server: checked when it is used (known-records.ts), since servers grow newer. */
export interface WireRecord {
  kind: string;
  id: string;
  createdBy: string;
  versions: unknown;
  withdrawn: boolean;
  feature: { geometry: unknown; properties: Readonly<Record<string, unknown>> } | null;
  sequence: number;
}
export type PulledRecord = WireRecord & { reader: AuthorKey };

/**
 * A picture on this phone, small and without anything but its pixels. draft: its mark is not saved yet; the others as
 * with changes. It is removed once the server has it.
 */
export interface KeptPhoto {
  photoId: string;
  author: AuthorKey;
  /** When the draft was begun that it belongs to. */
  draft: number;
  findingId: string | null;
  picture: Blob;
  /** SHA-256 of the picture's bytes in hexadecimal. */
  sha256: string;
  state: 'draft' | 'kept' | 'sending' | 'attention';
  sentBytes: number;
  /** How often its bytes arrived damaged. */
  attempts: number;
  /** Why the server refused it; null also when it could not read the picture. */
  problem: Problem | null;
  keptAt: string;
}

/** Small things, one a key. */
export interface MetaValues {
  current: { participantId: string };
  cursor: { next: number };
  clock: { skewMilliseconds: number; measuredAt: string };
  pendingJoin: { participantId: string; token: string; receiptCode?: string };
  /** Which page sends now, where the browser has no locks. */
  sender: { page: string; until: number };
  /** Without observables where an older version kept it. */
  catalogue: { categories: readonly Category[]; observables?: readonly ObservableScale[] };
  textLint: TextLintLists;
  settings: ClientSettings;
  /** What a feature keeps for itself as JSON, checked by the feature when it reads it. */
  note: { json: string };
}
type MetaEntry = { [Kind in keyof MetaValues]: { kind: Kind; value: MetaValues[Kind] } }[keyof MetaValues];

interface LocalSchema extends DBSchema {
  memberships: { key: string; value: Membership; indexes: { code: string } };
  queue: { key: number; value: QueuedChange; indexes: { id: string; author: string } };
  records: { key: [string, string]; value: PulledRecord; indexes: { reader: string } };
  meta: { key: string; value: MetaEntry };
  photos: { key: string; value: KeptPhoto; indexes: { author: string } };
}

export type LocalDatabase = IDBPDatabase<LocalSchema>;

/** Each step adds what its version brought; a step that has been released is never edited. */
const upgrades: readonly ((database: LocalDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('memberships', { keyPath: 'participantId' }).createIndex('code', 'code');
    const queue = database.createObjectStore('queue', { keyPath: 'order', autoIncrement: true });
    queue.createIndex('id', 'id', { unique: true });
    queue.createIndex('author', 'author');
    database.createObjectStore('records', { keyPath: ['reader', 'id'] }).createIndex('reader', 'reader');
    database.createObjectStore('meta');
  },
  (database) => {
    database.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('author', 'author');
  },
];

let connection: Promise<LocalDatabase> | undefined;
let inMemory: LocalDatabase | undefined;

/** Whether the browser gives this page no database at all, for good: its settings forbid it. */
function isForbidden(fault: unknown): boolean {
  if (fault instanceof DOMException) return fault.name === 'SecurityError';
  // Reaching for what is not there: the browser has no such thing.
  return fault instanceof ReferenceError || fault instanceof TypeError;
}

/** One that lasts as long as the page. Only where the browser can never have kept anything. */
function memoryDatabase(): LocalDatabase {
  // It has the calls of idb that this client makes, and no others.
  inMemory ??= new MemoryDatabase({
    memberships: { keyPath: 'participantId' },
    queue: { keyPath: 'order', autoIncrement: true },
    records: { keyPath: ['reader', 'id'] },
    meta: { keyPath: null },
    photos: { keyPath: 'photoId' },
  }) as unknown as LocalDatabase;
  return inMemory;
}

/** Whether what is kept is gone when the page is closed. */
export async function isKeptInMemoryOnly(): Promise<boolean> {
  await connect();
  return inMemory !== undefined;
}

function connect(): Promise<LocalDatabase> {
  if (connection !== undefined) return connection;
  const opening = openStored().catch((fault: unknown) => {
    if (!isForbidden(fault)) throw fault;
    console.warn('this browser keeps nothing; what is marked lasts as long as the page', fault);
    return memoryDatabase();
  });
  connection = opening;
  opening.catch(() => {
    connection = undefined;
  });
  return opening;
}

async function openStored(): Promise<LocalDatabase> {
  return openDB<LocalSchema>('lykta', upgrades.length, {
    upgrade(database, oldVersion) {
      for (const step of upgrades.slice(oldVersion)) step(database);
    },
    // A newer page in another tab wants to upgrade: let go, the next use opens again.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      connection = undefined;
    },
    terminated: () => {
      connection = undefined;
    },
  });
}

/** Browsers close the database under a page (storage pressure, a crash of their process, a long sleep). */
function wasClosed(fault: unknown): boolean {
  return (
    fault instanceof DOMException && ['InvalidStateError', 'AbortError', 'UnknownError'].includes(fault.name)
  );
}

/**
 * Runs one transaction's work. When the connection turns out to be closed it opens a new one and runs the work
 * once more, so the work must be a single transaction: an aborted one has left nothing behind.
 */
export async function withDatabase<Result>(
  work: (database: LocalDatabase) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(await connect());
  } catch (fault) {
    if (!wasClosed(fault)) throw fault;
    connection = undefined;
    return work(await connect());
  }
}

export async function readMeta<Kind extends keyof MetaValues>(
  kind: Kind,
  key = '',
): Promise<MetaValues[Kind] | undefined> {
  const entry = await withDatabase((database) => database.get('meta', `${kind}:${key}`));
  return entry !== undefined && isKind(entry, kind) ? entry.value : undefined;
}

export async function writeMeta<Kind extends keyof MetaValues>(
  kind: Kind,
  value: MetaValues[Kind],
  key = '',
): Promise<void> {
  const entry = metaEntry(kind, value);
  await withDatabase((database) => database.put('meta', entry, `${kind}:${key}`));
}

export async function removeMeta(kind: keyof MetaValues, key = ''): Promise<void> {
  await withDatabase((database) => database.delete('meta', `${kind}:${key}`));
}

function isKind<Kind extends keyof MetaValues>(
  entry: { kind: keyof MetaValues; value: unknown },
  kind: Kind,
): entry is { kind: Kind; value: MetaValues[Kind] } {
  return entry.kind === kind;
}

/** The pair of a kind and its value is an entry by construction; the compiler cannot see that for a generic kind. */
export function metaEntry<Kind extends keyof MetaValues>(kind: Kind, value: MetaValues[Kind]): MetaEntry {
  return { kind, value } as MetaEntry;
}
