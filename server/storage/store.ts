import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { PhoneContact } from '../../domain/arrival.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import type { AreaSetId, ChangeId, ParticipantId, WalkId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import type { LedgerLine } from '../../domain/promise/ledger.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../domain/record.ts';
import type { Templates } from '../../domain/templates.ts';
import type { FollowerStore } from './follower-store.ts';
import type { IncidentStore } from './incident-store.ts';
import type { LampStore } from './lamp-store.ts';

/** What became of one change. `sequence` is its place in the log, the cursor of everything that follows. */
export type Verdict =
  | { id: ChangeId; verdict: 'applied' | 'conflict' | 'duplicate'; sequence: number }
  | { id: ChangeId; verdict: 'refused'; problem: Problem };

export interface CommitOptions {
  /** Nothing is kept when one change is refused (imports); the verdicts say what would have become of each. */
  allOrNothing?: boolean;
}

/** Work that a change asks for. One waiting job for a name and key; asking again only moves its time. */
export interface JobRequest {
  name: string;
  key: string;
  /** Milliseconds after the change; a later request moves a waiting job back, but never past `atMostMilliseconds` after the first. */
  afterMilliseconds: number;
  atMostMilliseconds: number;
}

export interface Job {
  id: number;
  name: string;
  key: string;
  attempts: number;
}

/** A record with the sequence of the change that last touched it. */
export type SequencedRecord = AnyRecord & { sequence: number };

export interface RecordsQuery {
  walkId: WalkId;
  /** Records touched by changes after this sequence, in order of sequence, then id. */
  since: number;
  limit: number;
  kinds: readonly RecordKind[];
  /** Participants get records of these kinds only where they made them. */
  ownKinds?: { kinds: readonly RecordKind[]; participantId: ParticipantId };
}

export interface RecordsPage {
  records: readonly SequencedRecord[];
  /** The sequence to ask from next time. */
  next: number;
  more: boolean;
}

export interface FindingsQuery {
  walkIds?: readonly WalkId[];
  box?: BoundingBox;
  recordedFrom?: string;
  recordedBefore?: string;
  categories?: readonly string[];
  statuses?: readonly string[];
  polarities?: readonly string[];
  /** Opaque, from the page before. */
  cursor?: string;
  limit: number;
}

/** Findings as the GeoJSON text of each Feature, so that a large answer need not be parsed and written again. */
export interface FindingsPage {
  features: readonly string[];
  next: string | null;
  /** How many fit the filters in all. */
  matched: number;
}

/** How much of one person's is kept, without what was withdrawn. */
export interface Contribution {
  participantId: ParticipantId;
  findings: number;
  ratings: number;
  /** Photos whose bytes have not come whole. */
  awaitedPhotos: number;
}

export interface LoggedChange {
  sequence: number;
  receivedAt: string;
  author: string;
  /** The change as it was accepted, as JSON text. */
  content: string;
}

/** One computation of areas in the log: where its change stands, when it was, how many areas it found. */
export interface LoggedAreaRun {
  sequence: number;
  runAt: string;
  areaCount: number;
}

/** Reads of records and of the log that they came out of. */
export interface RecordStore {
  record(id: string): Promise<SequencedRecord | undefined>;
  recordsSince(query: RecordsQuery): Promise<RecordsPage>;
  /** Every record of a kind, withdrawn ones left out; of one walk where given. In order of id. */
  recordsOfKind<Kind extends RecordKind>(kind: Kind, walkId?: WalkId): Promise<readonly KeptRecord<Kind>[]>;
  walkByJoinCode(joinCode: string): Promise<KeptRecord<'walk'> | undefined>;
  /** The walk whose survey has this code, whether its window is open or not. */
  walkBySurveyCode(surveyCode: string): Promise<KeptRecord<'walk'> | undefined>;
  participantByTokenHash(tokenHash: string): Promise<KeptRecord<'participant'> | undefined>;
  participantByReceiptHash(receiptHash: string): Promise<KeptRecord<'participant'> | undefined>;
  changesSince(sequence: number, limit: number): Promise<readonly LoggedChange[]>;
  /** The sequence of the newest change, 0 while there is none: as long as it stands, nothing has changed. */
  lastSequence(): Promise<number>;
}

/**
 * The storage port: whole operations with data in and data out, the same on every engine. There is no
 * transaction to hold on to from outside: what must move together is one operation.
 */
export interface Store extends RecordStore, IncidentStore, LampStore, FollowerStore {
  /** Judges and applies each change in order; log, records and jobs move in one durable transaction. */
  commit(changes: readonly AuthoredChange[], options?: CommitOptions): Promise<readonly Verdict[]>;
  findings(query: FindingsQuery): Promise<FindingsPage>;
  /** Per participant of the walk who made something; in order of id. */
  contributions(walkId: WalkId): Promise<readonly Contribution[]>;
  /**
   * Keeps the last thing a phone said of itself. Not a change and not in the log: it is telemetry, said many times a
   * minute, true for a moment, worth nothing to the walk's result, and the log of what people said must not fill with
   * it. Need not survive a power cut: the phone says it again.
   */
  noteContact(walkId: WalkId, contact: PhoneContact): Promise<void>;
  /** The last contact of each participant of the walk, in order of id. */
  contacts(walkId: WalkId): Promise<readonly PhoneContact[]>;
  /** The computations of a walk's areas, or of a set of walks, newest first. */
  areaRuns(of: { walkId: WalkId } | { setId: AreaSetId }, limit: number): Promise<readonly LoggedAreaRun[]>;
  /** The whole ledger of promises in order, with the words that are still kept. Written by `commit` alone. */
  ledger(): Promise<readonly LedgerLine[]>;
  /**
   * Puts back what a process that is no more had taken. For the one process that runs jobs, before it takes any.
   */
  releaseJobs(): Promise<void>;
  /** Takes the next due job so that nobody else does, for at most `leaseMilliseconds`. */
  claimJob(now: Date, leaseMilliseconds: number): Promise<Job | undefined>;
  finishJob(id: number): Promise<void>;
  /** Puts the job back for later, or gives up after `attemptsAtMost`. */
  failJob(id: number, retryAt: Date, attemptsAtMost: number, reason: string): Promise<void>;
  /** When the next waiting job is due; undefined when none waits. */
  nextJobAt(): Promise<Date | undefined>;
  /** Throws when the database cannot be read and written. */
  checkHealth(): Promise<{ changes: number; waitingJobs: number; failedJobs: number }>;
  close(): Promise<void>;
}

/** What every engine needs besides its address. */
export interface StoreSettings {
  catalogue: Catalogue;
  /** Templates that walks may name; none where left out. */
  templates?: Templates;
  /** Which jobs a change asks for once it is applied. */
  jobsFor(change: AuthoredChange['change']): readonly JobRequest[];
}
