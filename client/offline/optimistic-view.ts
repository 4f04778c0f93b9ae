import type { Catalogue } from '../../domain/catalogue.ts';
import { addedFinding } from '../../domain/change-rules/finding-changes.ts';
import type { Checkpoint } from '../../domain/checkpoint.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LineString } from '../../domain/geo.ts';
import { groupWay, type WalkGroup } from '../../domain/group.ts';
import type { ChangeId } from '../../domain/ids.ts';
import type { FieldVersions } from '../../domain/merge.ts';
import { newcomerProperties, type Participant } from '../../domain/participant.ts';
import { applyParticipantChange } from '../../domain/participant-rules.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CheckpointRating } from '../../domain/rating.ts';
import { type AnyRecord, freshRecord, type KeptRecord, type RecordKind } from '../../domain/record.ts';
import { noTemplates } from '../../domain/templates.ts';
import { type SafetyWalk, unsaidWalkFields } from '../../domain/walk.ts';
import { knownRecord } from './known-records.ts';
import type { KeptPhoto, Membership, PulledRecord, QueuedChange } from './local-db.ts';

export type DeliveryState = QueuedChange['state'];

/** One of the person's own marks, as it will be once everything is delivered. */
export interface OwnFinding {
  id: string;
  finding: Finding;
  createdBy: ChangeId;
  versions: FieldVersions;
  delivery: DeliveryState;
  /** Why the server refused it; null unless `delivery` is "attention". */
  problem: Problem | null;
  /** What of it is still in the queue, oldest first. */
  queued: readonly QueuedChange[];
}

/** What the person said of a stop, or that they skipped it; one a stop. */
export interface OwnRating {
  rating: Omit<CheckpointRating['properties'], 'beforeDiscussion'>;
  delivery: DeliveryState;
  problem: Problem | null;
  queued: readonly QueuedChange[];
}

export interface WalkView {
  /** Undefined until the walk's record has come for the first time. */
  walk: SafetyWalk | undefined;
  /** The person's way: their group's own where it has one, else the walk's. */
  route: LineString | null;
  /** In the order in which the person comes to them. */
  checkpoints: readonly Checkpoint[];
  /** The latest first. */
  findings: readonly OwnFinding[];
  /** The person's own record; undefined until it has been pulled, unless something waits to be sent. */
  me: Participant | undefined;
  /** In their order. */
  groups: readonly WalkGroup[];
  /** By stop. */
  ratings: ReadonlyMap<string, OwnRating>;
  /** Others' marks that this phone agreed with and the server may not have yet. */
  agreedWith: ReadonlySet<string>;
  /** Pictures that the server does not have yet, oldest first. */
  photos: readonly KeptPhoto[];
  /** Refused by the server and about none of the marks or ratings above. */
  otherAttention: readonly QueuedChange[];
  /** Marks that are only on this phone. */
  keptCount: number;
  attentionCount: number;
}

const stateRank: Record<DeliveryState, number> = { delivered: 0, kept: 1, sending: 2, attention: 3 };

function findingIdOf(item: QueuedChange): string | undefined {
  if (item.change.kind === 'finding-added') return item.change.finding.id;
  if (item.change.kind === 'photo-attached') return item.change.photo.properties.findingId;
  return 'findingId' in item.change ? item.change.findingId : undefined;
}

/** Until the walk and the person's own record have been pulled, what the join answered stands in for them. */
function standIns(membership: Membership, createdBy: ChangeId): AnyRecord[] {
  const { walkId, participantId, walkName, joinedAt } = membership;
  const nothing = {
    purpose: null,
    route: null,
    plannedStartAt: null,
    meetingPoint: null,
    ...unsaidWalkFields,
    roles: [],
    organisations: [],
    organisationId: null,
    template: null,
    previousWalkId: null,
    surveyCode: null,
  };
  return [
    freshRecord('walk', walkId, createdBy, {
      type: 'Feature',
      id: walkId,
      geometry: null,
      properties: {
        kind: 'walk',
        status: 'in_progress',
        name: walkName,
        ...nothing,
        joinCode: null,
        joinCodeExpiresAt: null,
        statusLog: [],
      },
    }),
    freshRecord('participant', walkId, createdBy, {
      type: 'Feature',
      id: participantId,
      geometry: null,
      properties: {
        kind: 'participant',
        walkId,
        joinedAt,
        language: 'sv',
        source: 'join',
        tokenHash: null,
        receiptHash: null,
        ...newcomerProperties,
      },
    }),
  ];
}

/**
 * Records as the server gave them with the queue applied by the same rules that the server will apply. A change
 * that the rules refuse here leaves the record as it is, but a new mark is shown even then: what a person saved
 * never vanishes from their own screen.
 */
export function optimisticView(
  membership: Membership,
  pulled: readonly PulledRecord[],
  queue: readonly QueuedChange[],
  catalogue: Catalogue,
  receivedAt: string,
  photos: readonly KeptPhoto[] = [],
): WalkView {
  const records = new Map<string, AnyRecord>();
  const [firstQueued] = queue;
  if (firstQueued !== undefined)
    for (const standIn of standIns(membership, firstQueued.change.id)) records.set(standIn.id, standIn);
  for (const record of pulled) {
    const known = knownRecord(record);
    if (known !== undefined) records.set(known.id, known);
  }
  const pulledWalk = pulled.some((record) => record.kind === 'walk');

  const { participantId, walkId } = membership;
  const context = {
    author: { kind: 'participant' as const, participantId, walkId },
    receivedAt,
    catalogue,
    templates: noTemplates,
    record: (id: string) => records.get(id),
    recordsOfWalk: <Kind extends RecordKind>(kind: Kind) =>
      [...records.values()]
        .filter((one): one is AnyRecord & KeptRecord<Kind> => one.kind === kind && one.walkId === walkId)
        .filter(({ withdrawn }) => withdrawn === null)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  for (const { change } of queue) {
    const outcome = applyParticipantChange(change, context);
    if (outcome.verdict !== 'refused') for (const write of outcome.writes) records.set(write.id, write);
    else if (change.kind === 'finding-added' && !records.has(change.finding.id))
      records.set(change.finding.id, addedFinding(change));
  }

  const findings: OwnFinding[] = [];
  const checkpoints: Checkpoint[] = [];
  const groups: WalkGroup[] = [];
  const ratings = new Map<string, OwnRating>();
  let me: Participant | undefined;
  let walk: SafetyWalk | undefined;
  for (const record of records.values()) {
    if (record.withdrawn !== null) continue;
    if (record.kind === 'walk' && pulledWalk) walk = record.feature;
    if (record.kind === 'checkpoint') checkpoints.push(record.feature);
    if (record.kind === 'group') groups.push(record.feature);
    if (record.kind === 'participant' && record.id === participantId) me = record.feature;
    if (record.kind === 'rating' && record.feature.properties.participantId === participantId)
      ratings.set(record.feature.properties.checkpointId, ownRating(record.feature.properties, []));
    // Others' marks may be shown to a person too; here are their own.
    if (record.kind === 'finding' && record.feature.properties.participantId === participantId)
      findings.push(
        ownFinding(
          record,
          queue.filter((item) => findingIdOf(item) === record.id),
        ),
      );
  }
  // What waits is shown even where the rules refuse it here: what a person said never vanishes from their screen.
  for (const item of queue)
    if (item.change.kind === 'checkpoint-rated') {
      const { properties } = item.change.rating;
      ratings.set(properties.checkpointId, ownRating(properties, [item]));
    }
  const waiting = queue.filter((item) => item.state === 'kept' || item.state === 'sending');
  const refused = queue.filter((item) => item.state === 'attention');
  const shown = new Set(findings.map(({ id }) => id));
  const unsentPhotos = photos.filter(({ state }) => state !== 'draft');
  const photosRefused = unsentPhotos.filter(({ state }) => state === 'attention').length;
  const walkRoute = walk?.properties.route ?? null;
  const route = groups.find(({ id }) => id === me?.properties.groupId)?.properties.route ?? walkRoute;
  checkpoints.sort((a, b) => a.properties.order - b.properties.order);
  if (groupWay(route, walkRoute) === 'reversed') checkpoints.reverse();
  return {
    walk,
    route,
    // In the survey before the walk there is no route to follow and nothing to rate yet.
    checkpoints: isSurvey(me) ? [] : checkpoints,
    findings: findings.sort((a, b) =>
      a.finding.properties.recordedAt < b.finding.properties.recordedAt ? 1 : -1,
    ),
    me,
    groups: groups.sort((a, b) => a.properties.order - b.properties.order),
    ratings,
    agreedWith: new Set(
      queue.flatMap(({ change, state }) =>
        change.kind === 'finding-confirmed' && state !== 'attention' ? [change.findingId] : [],
      ),
    ),
    photos: unsentPhotos,
    otherAttention: refused.filter(
      (item) => item.change.kind !== 'checkpoint-rated' && !shown.has(findingIdOf(item) ?? ''),
    ),
    keptCount: new Set(waiting.map((item) => findingIdOf(item) ?? item.id)).size,
    attentionCount: new Set(refused.map((item) => findingIdOf(item) ?? item.id)).size + photosRefused,
  };
}

/** Whether the person marks in the survey before the walk, and does not walk. */
export function isSurvey(me: Participant | undefined): boolean {
  return me?.properties.source === 'presurvey';
}

function ownRating(rating: OwnRating['rating'], queued: readonly QueuedChange[]): OwnRating {
  const [item] = queued;
  return { rating, delivery: item?.state ?? 'delivered', problem: item?.problem ?? null, queued };
}

function ownFinding(record: KeptRecord<'finding'>, queued: readonly QueuedChange[]): OwnFinding {
  const delivery = queued.reduce<DeliveryState>(
    (worst, { state }) => (stateRank[state] > stateRank[worst] ? state : worst),
    'delivered',
  );
  return {
    id: record.id,
    finding: record.feature,
    createdBy: record.createdBy,
    versions: record.versions,
    delivery,
    problem: queued.find((item) => item.problem !== null)?.problem ?? null,
    queued,
  };
}
