import type { AnyRecord, EntityByKind, RecordKind } from './record.ts';
import { can, type Reader, type Role, roleOf } from './roles.ts';

/** Properties that a reader of this role gets, by kind; null: the whole kind is hidden from them. */
type Whitelist = { readonly [Kind in RecordKind]: readonly string[] | null };

const walkBasics = [
  'kind',
  'status',
  'name',
  'purpose',
  'route',
  'plannedStartAt',
  'meetingPoint',
  'mode',
  'lightPurpose',
  'firstMeetingAt',
  'firstMeetingPlace',
  'thirdMeetingAt',
  'thirdMeetingPlace',
  'accessibilityNote',
  'template',
  'previousWalkId',
];
/** Names of people and what is planned around the walk: the municipality's own. */
const walkForMunicipality = [
  ...walkBasics,
  'organisationId',
  'statusLog',
  'origin',
  'promise',
  'abbreviation',
  'lightNote',
  'backupNote',
  'weather',
  'ground',
  'headcount',
  'roles',
  'organisations',
  'survey',
  'feedback',
  'rewalk',
];
const groupBasics = ['kind', 'walkId', 'order', 'name', 'raterId', 'route', 'stops'];
/** What a group came to is said in its own words, which nobody has moderated. */
const groupAll = [...groupBasics, 'routeCopied', 'topThree', 'notes'];
const checkpointAll = [
  'kind',
  'walkId',
  'order',
  'name',
  'radiusMetres',
  'plannedMinutes',
  'functions',
  'accessibilityNote',
  'lightNote',
  'previousCheckpointId',
];
const ratingAll = [
  'kind',
  'walkId',
  'checkpointId',
  'participantId',
  'feeling',
  'groupId',
  'wouldGoAloneInDark',
  'observations',
  'skipped',
  'ratedAt',
  'beforeDiscussion',
];
const findingAll = [
  'kind',
  'walkId',
  'participantId',
  'accuracyMetres',
  'positionSource',
  'checkpointId',
  'category',
  'subcategory',
  'polarity',
  'severity',
  'text',
  'suggestion',
  'lightCondition',
  'source',
  'recordedAt',
  'status',
  'photoIds',
  'groupId',
  'observer',
  'clockSkewMilliseconds',
  'confirmations',
  'textModeration',
];
/** The pseudonyms behind "I agree" are for the municipality, as those of the marks are. */
const findingForMunicipality = [...findingAll, 'confirmedBy', 'duplicateOf', 'mergedLog'];
/** That there is a photo and how far it is; the picture itself is asked for apart, under stricter rules. */
const photoBasics = [
  'kind',
  'walkId',
  'findingId',
  'participantId',
  'state',
  'sha256',
  'width',
  'height',
  'bytes',
  'moderation',
  'attachedAt',
];
const photoAll = [...photoBasics, 'sourceSha256', 'sourceBytes', 'refusedReason', 'moderationReason'];
const organisationAll = ['kind', 'name', 'organisationKind'];
const participantPseudonym = [
  'kind',
  'walkId',
  'joinedAt',
  'language',
  'source',
  'groupId',
  'leftAt',
  'ratedCheckpointIds',
];

/** Aggregates only: what the police and others outside the municipality may see of an area. */
export const areaAggregate = [
  'kind',
  'walkIds',
  'method',
  'parameters',
  'runAt',
  'runId',
  'nMarked',
  'nPassed',
  'marked',
  'nWalks',
  'score',
  'components',
  'confidence',
  'chance',
  'stability',
  'minVoices',
  'codeVersion',
  'band',
  'goAgain',
  'categories',
  'centre',
  'squareMetres',
  'override',
  'version',
  'dataHash',
  'setId',
];

const actionForPolice = ['kind', 'walkId', 'title', 'type', 'status', 'deadline', 'areaId'];
const actionAll = [
  ...actionForPolice,
  'cause',
  'assetOwner',
  'responsible',
  'findingIds',
  'addresses',
  'decision',
  'decidedAt',
  'reason',
  'horizon',
  'season',
  'costBand',
  'externalReference',
  'statusLog',
  'verification',
  'photoApproval',
  'notes',
  'answers',
];
const protocolAll = [
  'kind',
  'walkId',
  'version',
  'prefix',
  'state',
  'header',
  'method',
  'rows',
  'notes',
  'numbers',
  'draftedAt',
  'approvedAt',
  'publishedAt',
];
const promiseAll = [
  'kind',
  'title',
  'summary',
  'parties',
  'period',
  'signedOn',
  'focusAreas',
  'situationalPicture',
  'followUpYears',
  'publishedIn',
  'publishedId',
];
const promiseItemAll = [
  'kind',
  'promiseId',
  'order',
  'text',
  'owner',
  'measure',
  'unit',
  'target',
  'yearTargets',
  'window',
  'evidenceRule',
  'definition',
  'place',
  'walkIds',
  'withdrawn',
  'added',
];
const promiseActivityAll = ['kind', 'promiseId', 'itemId', 'date', 'amount', 'place', 'note', 'recordedBy'];
const followUpAll = [
  'kind',
  'promiseId',
  'dueOn',
  'movedFrom',
  'words',
  'askedAt',
  'gathered',
  'approvals',
  'publishedAt',
  'toldIn',
];
/** Both parties work on the same promise, so both see all of it. */
const promises = {
  promise: promiseAll,
  'promise-item': promiseItemAll,
  'promise-activity': promiseActivityAll,
  'follow-up': followUpAll,
} as const;

const nothing: Whitelist = {
  organisation: null,
  walk: null,
  checkpoint: null,
  group: null,
  participant: null,
  rating: null,
  finding: null,
  photo: null,
  area: null,
  areaSet: null,
  action: null,
  protocol: null,
  // For everybody: what the police record and do is never pulled as a record. It has addresses of its own.
  dataset: null,
  hotspot: null,
  'patrol-shift': null,
  'patrol-visit': null,
  'counted-activity': null,
  disclosure: null,
  // Nobody's secret, but thousands of rows: lamps have addresses of their own too.
  'lamp-set': null,
  promise: null,
  'promise-item': null,
  'promise-activity': null,
  'follow-up': null,
};
const municipality: Whitelist = {
  ...nothing,
  organisation: organisationAll,
  walk: walkForMunicipality,
  checkpoint: checkpointAll,
  group: groupAll,
  participant: participantPseudonym,
  rating: ratingAll,
  finding: findingForMunicipality,
  photo: photoBasics,
  area: [...areaAggregate, 'lastConfirmedAt', 'findingIds', 'bandLog'],
  areaSet: ['kind', 'name', 'scope', 'run'],
  action: actionAll,
  protocol: protocolAll,
  ...promises,
};
const withCode: Whitelist = {
  ...municipality,
  photo: photoAll,
  walk: [...walkForMunicipality, 'joinCode', 'joinCodeExpiresAt', 'surveyCode'],
};

const whitelists: { readonly [Name in Role]: Whitelist } = {
  public: nothing,
  participant: {
    ...nothing,
    walk: walkBasics,
    checkpoint: checkpointAll,
    group: groupBasics,
    participant: participantPseudonym,
    rating: ratingAll,
    finding: findingAll,
    photo: photoAll,
  },
  police: {
    ...nothing,
    organisation: organisationAll,
    walk: walkBasics,
    checkpoint: checkpointAll,
    area: areaAggregate,
    action: actionForPolice,
    ...promises,
  },
  planner: municipality,
  leader: withCode,
  admin: withCode,
  system: withCode,
};

/** A record as it leaves the server. A tombstone has no feature, only the fact. */
export interface VisibleRecord {
  kind: RecordKind;
  id: string;
  walkId: string | null;
  createdBy: string;
  versions: AnyRecord['versions'];
  withdrawn: boolean;
  feature: { type: 'Feature'; id: string; geometry: unknown; properties: Record<string, unknown> } | null;
}

function isOwn(record: AnyRecord, reader: Reader): boolean {
  if (reader.kind !== 'participant') return true;
  if (record.walkId !== reader.walkId) return false;
  if (record.kind === 'participant') return record.id === reader.participantId;
  if (record.kind === 'finding' || record.kind === 'rating' || record.kind === 'photo')
    return record.feature.properties.participantId === reader.participantId;
  return true;
}

function mayRead(record: AnyRecord, reader: Reader): boolean {
  return isOwn(record, reader) && whitelists[roleOf(reader)][record.kind] !== null;
}

/**
 * The history of a field tells who wrote what: only those who may edit a record of this kind get it. Withdrawn
 * records keep theirs to themselves, because the words would stand in it.
 */
function mayEdit(kind: RecordKind, reader: Reader): boolean {
  if (kind === 'finding')
    return can(roleOf(reader), reader.kind === 'participant' ? 'finding.edit-own' : 'finding.edit');
  if (kind === 'action') return can(roleOf(reader), 'action.edit');
  if (kind === 'protocol') return can(roleOf(reader), 'protocol.edit');
  return (kind === 'walk' || kind === 'checkpoint') && can(roleOf(reader), 'walk.edit');
}

/** The place of an action may be that of one person's mark, which the police do not get. */
function placeFor({ kind, feature }: AnyRecord, reader: Reader): AnyRecord['feature']['geometry'] {
  return kind === 'action' && roleOf(reader) === 'police' ? null : feature.geometry;
}

/**
 * The police see which band holds and when it was decided, never by whom, and why only where the municipality said
 * that they may: a reason may tell of people.
 */
function overrideFor({ override }: EntityByKind['area']['properties'], reader: Reader): unknown {
  if (override === null || roleOf(reader) !== 'police') return override;
  const { band, at, reason, reasonForPolice } = override;
  return { band, at, reason: reasonForPolice ? reason : null };
}

/** The record for this reader, property by property from the whitelist; undefined when they may not see it. */
export function visibleRecord(record: AnyRecord, reader: Reader): VisibleRecord | undefined {
  const allowed = whitelists[roleOf(reader)][record.kind];
  if (allowed === null || !mayRead(record, reader)) return undefined;
  const { kind, id, walkId, createdBy, feature } = record;
  const withdrawn = record.withdrawn !== null;
  const properties = Object.fromEntries(
    Object.entries(feature.properties).filter(([name]) => allowed.includes(name)),
  );
  if (record.kind === 'area') properties.override = overrideFor(record.feature.properties, reader);
  return {
    kind,
    id,
    walkId,
    createdBy,
    versions: withdrawn || !mayEdit(kind, reader) ? {} : record.versions,
    withdrawn,
    feature: withdrawn ? null : { type: 'Feature', id, geometry: placeFor(record, reader), properties },
  };
}

/** The kinds that a reader of this role may see at all, so that the store need not read the others. */
export function visibleKinds(reader: Reader): readonly RecordKind[] {
  const whitelist = whitelists[roleOf(reader)];
  return (Object.keys(whitelist) as RecordKind[]).filter((kind) => whitelist[kind] !== null);
}
