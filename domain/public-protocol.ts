import type { Catalogue } from './catalogue.ts';
import { changesSinceLast } from './protocol/changes-since-last.ts';
import type { Protocol, ProtocolRow } from './protocol.ts';
import { type PublicSpot, publicSpots } from './public-spot.ts';
import {
  type PublicCount,
  publicCount,
  publicMinimumVoices,
  publicPart,
  steadyCount,
} from './public-view.ts';

/**
 * A row as the public sees it: no place on a map, no severity, no ids of marks, people or photos, and functions, not
 * persons. The words are those that the leader read, approved and published.
 */
export interface PublicRow {
  no: string;
  stop: string | null;
  locationText: string | null;
  observation: string | null;
  category: string;
  isPositive: boolean;
  marked: PublicCount;
  passed: PublicCount;
  assetOwner: string | null;
  responsible: string | null;
  decision: ProtocolRow['decision'];
  /** What is done, in the words that were approved with the protocol. */
  measure: string | null;
  reason: string | null;
  deadline: string | null;
  season: ProtocolRow['season'];
  status: ProtocolRow['status'];
  statusOn: string | null;
  verified: ProtocolRow['verified'];
}

/** A published version as the public sees it. */
export interface PublicProtocol {
  walkId: string;
  version: number;
  prefix: string;
  publishedOn: string;
  area: string;
  purpose: string | null;
  walkOn: string | null;
  lightClass: Protocol['properties']['header']['lightClass'];
  weather: string | null;
  ground: Protocol['properties']['header']['ground'];
  routeMetres: number | null;
  participants: PublicCount;
  organisations: readonly string[];
  registerNumber: string | null;
  passedWithinMetres: number;
  rows: readonly PublicRow[];
  /** Places that at least five people marked, the most first. */
  spots: readonly PublicSpot[];
  /** Rows that are new, changed or gone since the published version before. */
  changes: readonly { no: string; kind: 'new' | 'changed' | 'gone' }[];
}

type PublicColumn = Exclude<keyof PublicRow, 'marked' | 'passed' | 'stop' | 'measure'>;
/** What of a row the public sees: a row whose other columns changed has not changed for them. */
const publicFields: readonly (keyof ProtocolRow)[] = [
  ...([
    'locationText',
    'observation',
    'category',
    'isPositive',
    'assetOwner',
    'responsible',
    'decision',
    'reason',
    'deadline',
    'season',
    'status',
    'statusOn',
    'verified',
  ] satisfies PublicColumn[]),
  'checkpointName',
  'actionTitle',
];

/** Counts that were told before, exact: of people in all, and of each row. */
interface Told {
  participants: number | undefined;
  rows: Map<string, Pick<ProtocolRow, 'markedByCount' | 'passedCount'>>;
}

/**
 * Whether anything was said of the row, by many people or by somebody who read and decided: a mark of few people
 * without words or a decision is one person's pin.
 */
function isTold({ markedByCount, observation, locationText, decision }: ProtocolRow): boolean {
  const isSaid = observation !== null || locationText !== null || decision !== null;
  return isSaid || markedByCount >= publicMinimumVoices;
}

function publicRow(row: ProtocolRow, participants: number): PublicRow {
  const passed = Math.min(row.passedCount, Math.max(participants, row.markedByCount));
  return {
    no: row.no,
    stop: row.checkpointName,
    locationText: row.locationText,
    observation: row.observation,
    category: row.category,
    isPositive: row.isPositive,
    marked: publicPart(row.markedByCount, passed),
    passed: publicPart(passed, participants),
    assetOwner: row.assetOwner,
    responsible: row.responsible,
    decision: row.decision,
    measure: row.actionTitle ?? null,
    reason: row.reason,
    deadline: row.deadline,
    season: row.season,
    status: row.status,
    statusOn: row.statusOn,
    verified: row.verified,
  };
}

/** One version; undefined where it is not published. `previous` is the published version before it. */
function publicVersion(
  protocol: Protocol,
  previous: Protocol | undefined,
  told: Told,
  catalogue: Catalogue,
): PublicProtocol | undefined {
  const { walkId, version, prefix, publishedAt, state, header, method, rows, publicFigures } =
    protocol.properties;
  if (state !== 'published' || publishedAt === null) return undefined;
  const isPublic = (row: ProtocolRow) => catalogue.find(row.category)?.public === true;
  const shown = rows.filter((row) => isPublic(row) && isTold(row)).map((row) => steadyRow(row, told));
  const before = previous?.properties.rows.filter((row) => isPublic(row) && isTold(row)) ?? [];
  const knownNos = new Set([...shown, ...before].map(({ no }) => no));
  const participants = steadyCount(told.participants, header.participants);
  told.participants = participants;
  return {
    walkId,
    version,
    prefix,
    publishedOn: publishedAt.slice(0, 10),
    area: header.area,
    purpose: header.purpose,
    walkOn: header.walkOn,
    lightClass: header.lightClass,
    weather: header.weather,
    ground: header.ground,
    routeMetres: header.routeMetres,
    participants: publicCount(participants),
    organisations: header.organisations,
    registerNumber: header.registerNumber,
    passedWithinMetres: method.passedWithinMetres,
    rows: shown.map((row) => publicRow(row, participants)),
    spots: publicSpots(publicFigures, participants),
    changes: changesSinceLast(protocol, previous)
      .filter(({ no }) => knownNos.has(no))
      .filter(
        ({ kind, fields }) => kind !== 'changed' || fields.some((field) => publicFields.includes(field)),
      )
      .map(({ no, kind }) => ({ no, kind })),
  };
}

/** The row with counts that differ from those told before by nobody, or by at least five people. */
function steadyRow(row: ProtocolRow, { rows }: Told): ProtocolRow {
  const before = rows.get(row.no);
  const markedByCount = steadyCount(before?.markedByCount, row.markedByCount);
  const passedCount = Math.max(markedByCount, steadyCount(before?.passedCount, row.passedCount));
  rows.set(row.no, { markedByCount, passedCount });
  return { ...row, markedByCount, passedCount };
}

/** The published versions of a walk's protocol as the public sees them, newest first. */
export function publicProtocols(protocols: readonly Protocol[], catalogue: Catalogue): PublicProtocol[] {
  const published = protocols
    .filter(({ properties: { state } }) => state === 'published')
    .toSorted((a, b) => a.properties.version - b.properties.version);
  const told: Told = { participants: undefined, rows: new Map() };
  return published
    .map((protocol, index) => publicVersion(protocol, published[index - 1], told, catalogue))
    .filter((one) => one !== undefined)
    .reverse();
}
