import type { Catalogue } from './catalogue.ts';
import { changesSinceLast } from './protocol/changes-since-last.ts';
import type { Protocol, ProtocolRow } from './protocol.ts';
import { publicCount } from './public-view.ts';

/** A count as the public sees it. */
export type PublicCount = ReturnType<typeof publicCount>;

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
  /** Rows of categories that are not told to the public: how people behave is easily turned against a group. */
  withheldRows: number;
  /** Rows that are new, changed or gone since the published version before. */
  changes: readonly { no: string; kind: 'new' | 'changed' | 'gone' }[];
}

type PublicColumn = Exclude<keyof PublicRow, 'marked' | 'passed' | 'stop'>;
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
];

function publicRow(row: ProtocolRow): PublicRow {
  return {
    no: row.no,
    stop: row.checkpointName,
    locationText: row.locationText,
    observation: row.observation,
    category: row.category,
    isPositive: row.isPositive,
    marked: publicCount(row.markedByCount),
    passed: publicCount(row.passedCount),
    assetOwner: row.assetOwner,
    responsible: row.responsible,
    decision: row.decision,
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
  catalogue: Catalogue,
): PublicProtocol | undefined {
  const { walkId, version, prefix, publishedAt, state, header, method, rows } = protocol.properties;
  if (state !== 'published' || publishedAt === null) return undefined;
  const isPublic = (row: ProtocolRow) => catalogue.find(row.category)?.public === true;
  const shown = rows.filter(isPublic);
  const knownNos = new Set(
    [...shown, ...(previous?.properties.rows.filter(isPublic) ?? [])].map(({ no }) => no),
  );
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
    participants: publicCount(header.participants),
    organisations: header.organisations,
    registerNumber: header.registerNumber,
    passedWithinMetres: method.passedWithinMetres,
    rows: shown.map(publicRow),
    withheldRows: rows.length - shown.length,
    changes: changesSinceLast(protocol, previous)
      .filter(({ no }) => knownNos.has(no))
      .filter(
        ({ kind, fields }) => kind !== 'changed' || fields.some((field) => publicFields.includes(field)),
      )
      .map(({ no, kind }) => ({ no, kind })),
  };
}

/** The published versions of a walk's protocol as the public sees them, newest first. */
export function publicProtocols(protocols: readonly Protocol[], catalogue: Catalogue): PublicProtocol[] {
  const published = protocols
    .filter(({ properties: { state } }) => state === 'published')
    .toSorted((a, b) => a.properties.version - b.properties.version);
  return published
    .map((protocol, index) => publicVersion(protocol, published[index - 1], catalogue))
    .filter((one) => one !== undefined)
    .reverse();
}
