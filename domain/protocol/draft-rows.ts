import { type Action, actionStatusRank, addressesFinding, isDeclined } from '../action.ts';
import type { Passer } from '../analysis/area-input.ts';
import { dayOf } from '../feature.ts';
import type { Finding } from '../finding.ts';
import { distanceMetres, type LineString, type Position } from '../geo.ts';
import type { CheckpointId, FindingId } from '../ids.ts';
import type { Protocol, ProtocolRow } from '../protocol.ts';
import type { EntityByKind } from '../record.ts';
import { metresToLine } from '../route-distance.ts';

/** Who came this near a mark has passed it. */
export const passedWithinMetres = 30;

type Numbers = Protocol['properties']['numbers'];

export interface RowMaterial {
  prefix: string;
  walk: EntityByKind['walk'];
  findings: readonly Finding[];
  checkpoints: readonly EntityByKind['checkpoint'][];
  photos: readonly EntityByKind['photo'][];
  actions: readonly Action[];
  passers: readonly Passer[];
  /** Numbers that earlier protocols of the walk gave. */
  numbers: Numbers;
}

/** As in KB-2026-1-014. */
export function rowNumber(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

/** Marks that stand for themselves, in order of stop, then time; those of the survey before the walk are no row. */
export function rowFindings({
  findings,
  checkpoints,
}: Pick<RowMaterial, 'findings' | 'checkpoints'>): Finding[] {
  const living = new Set<FindingId>(findings.map(({ id }) => id));
  const orders = new Map<CheckpointId, number>(checkpoints.map((stop) => [stop.id, stop.properties.order]));
  const orderOf = ({ properties: { checkpointId } }: Finding) =>
    (checkpointId === null ? undefined : orders.get(checkpointId)) ?? Number.MAX_SAFE_INTEGER;
  // A mark that was merged into one that is gone stands for itself again.
  return findings
    .filter(({ properties: { duplicateOf } }) => duplicateOf === null || !living.has(duplicateOf))
    .filter(({ properties: { source } }) => source !== 'presurvey')
    .sort((a, b) => {
      const inTime = Date.parse(a.properties.recordedAt) - Date.parse(b.properties.recordedAt);
      return orderOf(a) - orderOf(b) || inTime || (a.id < b.id ? -1 : 1);
    });
}

/** The action that a row shows: of those that do something the furthest, else the first that says why not. */
function shownAction(actions: readonly Action[]): Action | undefined {
  const alive = actions.filter(({ properties }) => !isDeclined(properties));
  return (
    alive.reduce<Action | undefined>((best, one) => {
      if (best === undefined) return one;
      return actionStatusRank(one.properties.status) > actionStatusRank(best.properties.status) ? one : best;
    }, undefined) ?? actions[0]
  );
}

/** What a row says of the actions that answer its mark. Written at the action, never in the row. */
type ActionColumns = Pick<
  ProtocolRow,
  | 'assetOwner'
  | 'responsible'
  | 'decision'
  | 'actionTitle'
  | 'reason'
  | 'horizon'
  | 'deadline'
  | 'season'
  | 'status'
  | 'statusOn'
  | 'verified'
>;

const undecided: ActionColumns = {
  assetOwner: null,
  responsible: null,
  decision: null,
  actionTitle: null,
  reason: null,
  horizon: null,
  deadline: null,
  season: null,
  status: 'received',
  statusOn: null,
  verified: null,
};

function actionColumns(action: Action | undefined): ActionColumns {
  if (action === undefined) return undecided;
  const { assetOwner, responsible, horizon, deadline, season, status, verification, ...properties } =
    action.properties;
  const last = properties.statusLog.at(-1);
  const isRefused = isDeclined(action.properties);
  return {
    assetOwner,
    responsible,
    decision: isRefused ? 'decline' : properties.decision,
    actionTitle: properties.title,
    reason: properties.reason ?? (isRefused ? (last?.reason ?? null) : null),
    horizon,
    deadline,
    season,
    status,
    statusOn: last === undefined ? null : dayOf(last.at),
    verified: verification === null ? null : { on: verification.on, result: verification.result },
  };
}

/** The columns of a row that follow from the actions; these in order of id. */
export function answeredColumns(
  findingId: FindingId,
  findings: readonly Finding[],
  actions: readonly Action[],
): ActionColumns & Pick<ProtocolRow, 'actionIds'> {
  const together = findings.filter(
    ({ id, properties }) => id === findingId || properties.duplicateOf === findingId,
  );
  const answering = actions.filter((action) => together.some((one) => addressesFinding(action, one)));
  return { ...actionColumns(shownAction(answering)), actionIds: answering.map(({ id }) => id) };
}

/** Prepares the question who passed a place. Walkers of one walk share their route, which is measured once. */
export function passedBy(passers: readonly Passer[]): (place: Position) => string[] {
  return (place) => {
    const near = new Map<LineString, boolean>();
    const isNear = (route: LineString) => {
      const known = near.get(route) ?? metresToLine(place, route) <= passedWithinMetres;
      near.set(route, known);
      return known;
    };
    const stood = ({ positions }: Passer) =>
      positions.some((position) => distanceMetres(position, place) <= passedWithinMetres);
    return passers
      .filter((passer) => (passer.route && isNear(passer.route)) || stood(passer))
      .map(({ voice }) => voice);
  };
}

/** The rows of a protocol, and every number given so far with those that are new. Only words that were approved. */
export function draftRows(material: RowMaterial): { rows: ProtocolRow[]; numbers: Numbers } {
  const { prefix, walk, findings, checkpoints, photos, actions, passers } = material;
  const numbers = [...material.numbers];
  let next = numbers.reduce((most, { number }) => Math.max(most, number), 0) + 1;
  const numberOf = (findingId: FindingId): number => {
    const known = numbers.find((one) => one.findingId === findingId)?.number;
    if (known !== undefined) return known;
    numbers.push({ number: next, findingId });
    next += 1;
    return next - 1;
  };
  const passed = passedBy(passers);
  const rows = rowFindings({ findings, checkpoints }).map((finding): ProtocolRow => {
    const { properties, geometry } = finding;
    const together = [finding, ...findings.filter((one) => one.properties.duplicateOf === finding.id)];
    const voices = new Set(
      together.flatMap((one) => [one.properties.participantId, ...one.properties.confirmedBy]),
    );
    const stop = checkpoints.find(({ id }) => id === properties.checkpointId);
    const approved = photos.filter(
      (photo) =>
        photo.properties.moderation === 'approved' &&
        together.some(({ id }) => id === photo.properties.findingId),
    );
    const words = properties.textModeration;
    return {
      no: rowNumber(prefix, numberOf(finding.id)),
      checkpointId: stop?.id ?? null,
      checkpointName: stop?.properties.name ?? null,
      locationText: null,
      position: geometry.coordinates,
      observation: words?.text ?? null,
      category: properties.category,
      subcategory: properties.subcategory,
      isPositive: properties.polarity === 'positive',
      lightCondition: properties.lightCondition,
      severity: properties.severity,
      markedByCount: voices.size,
      passedCount: new Set([...passed(geometry.coordinates), ...voices]).size,
      photoIds: approved.map(({ id }) => id).sort(),
      suggestedAction: words?.suggestion ?? null,
      feedbackOn: walk.properties.feedback?.givenOn ?? null,
      findingId: finding.id,
      ...answeredColumns(finding.id, findings, actions),
    };
  });
  return { rows, numbers };
}
