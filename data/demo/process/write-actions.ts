import { dayOf } from '../../../domain/feature.ts';
import { distanceMetres } from '../../../domain/geo.ts';
import { type ActionId, actionIdSchema, newId, type WalkId } from '../../../domain/ids.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { Town } from '../town-types.ts';
import { findMarks } from './find-marks.ts';
import type { PlannedAction } from './walk-process.ts';
import { officeTime } from './write-preparation.ts';

interface ActionsOfWalk {
  walkId: WalkId;
  startsAt: Date;
  day: number;
  actions: readonly PlannedAction[];
}

/** An area whose middle is this near a place is about it. */
const areaNearMetres = 60;

/** An area that no plan foresaw is looked at, so that none is left without an answer. */
const otherArea: PlannedAction = {
  title: 'Titta närmare på platsen tillsammans med de som bor intill',
  about: {},
  type: 'dialogue',
  assetOwner: 'Lyktehamns kommun, gata och park',
  responsible: 'Trygghetssamordnare',
  decision: 'investigate',
  horizon: 'P3',
  moves: [['assessed', 9]],
};

/** The last of May that comes after this day. */
function endOfSpring(after: Date): string {
  const thisYear = `${after.getUTCFullYear()}-05-31`;
  return dayOf(after.toISOString()) <= thisYear ? thisYear : `${after.getUTCFullYear() + 1}-05-31`;
}

function areaAt(writer: DemoWriter, town: Town, walkId: WalkId, { about, ofArea }: PlannedAction) {
  const place = about.near === undefined ? undefined : town.places[about.near].position;
  if (ofArea !== true || place === undefined) return null;
  const [nearest] = writer
    .recordsOf('area', walkId)
    .map(({ feature }) => ({ feature, metres: distanceMetres(feature.properties.centre, place) }))
    .sort((a, b) => a.metres - b.metres);
  return nearest === undefined || nearest.metres > areaNearMetres ? null : nearest.feature.id;
}

/**
 * The actions of a walk with what became of each.
 * @param everyArea whether areas that no plan foresaw get an action too
 */
export function writeActions(
  writer: DemoWriter,
  town: Town,
  walk: ActionsOfWalk,
  { everyArea }: { everyArea: boolean },
): void {
  const { walkId, actions } = walk;
  const written = actions.map((action) => {
    const areaId = areaAt(writer, town, walkId, action);
    const marks = areaId === null ? findMarks(writer, town, walkId, action.about) : [];
    const findingIds = marks.map(({ id }) => id);
    return { action, id: writeAction(writer, walk, action, { areaId, findingIds }) };
  });
  for (const { action, id } of written) writeCourse(writer, walk, action, id);
  if (!everyArea) return;
  for (const area of unanswered(writer, walkId)) {
    const id = writeAction(writer, walk, otherArea, { areaId: area, findingIds: [] });
    writeCourse(writer, walk, otherArea, id);
  }
}

function unanswered(writer: DemoWriter, walkId: WalkId): string[] {
  const actions = writer.recordsOf('action', walkId).map(({ feature }) => feature.properties);
  const known = new Set<string>(actions.flatMap(({ addresses }) => addresses));
  return writer
    .recordsOf('area', walkId)
    .filter(({ feature }) => !feature.properties.findingIds.some((id) => known.has(id)))
    .map(({ id }) => id);
}

function writeAction(
  writer: DemoWriter,
  { walkId, startsAt, day }: ActionsOfWalk,
  planned: PlannedAction,
  problem: { areaId: string | null; findingIds: readonly string[] },
): ActionId {
  const at = officeTime(startsAt, day);
  const id = newId(actionIdSchema, writer.idsAt(at));
  const { about: _, ofArea: __, deadlineDay, moves: ___, verified: ____, answer: _____, ...words } = planned;
  const season = words.season ?? null;
  const deadline =
    deadlineDay !== undefined
      ? dayOf(officeTime(startsAt, deadlineDay).toISOString())
      : season === 'spring'
        ? endOfSpring(at)
        : null;
  writer.write(at, {
    kind: 'action-added',
    walkId,
    action: {
      type: 'Feature',
      id,
      geometry: null,
      properties: {
        kind: 'action',
        walkId,
        cause: null,
        assetOwner: null,
        responsible: null,
        reason: null,
        horizon: null,
        costBand: null,
        externalReference: null,
        ...words,
        season,
        deadline,
        areaId: problem.areaId,
        findingIds: [...problem.findingIds],
      },
    },
  });
  return id;
}

function writeCourse(
  writer: DemoWriter,
  { walkId, startsAt }: ActionsOfWalk,
  { moves = [], reason = null, verified, answer }: PlannedAction,
  actionId: ActionId,
): void {
  for (const [to, day] of moves)
    writer.write(officeTime(startsAt, day, 11), {
      kind: 'action-status-changed',
      walkId,
      actionId,
      to,
      reason: to === 'not_done' ? reason : null,
    });
  if (verified !== undefined) {
    const at = officeTime(startsAt, verified.day, 14);
    const { result, note } = verified;
    const verification = { on: dayOf(at.toISOString()), result, note, photo: null };
    writer.write(at, { kind: 'action-verified', walkId, actionId, verification });
  }
  const addressed = writer.recordsOf('action', walkId).find(({ id }) => id === actionId)?.feature.properties;
  const mark = writer.recordsOf('finding', walkId).find(({ id }) => id === addressed?.addresses[0]);
  if (answer === undefined || mark === undefined) return;
  const { participantId } = mark.feature.properties;
  writer.write(officeTime(startsAt, answer.day, 18), {
    kind: 'action-answered',
    walkId,
    actionId,
    participantId,
    findingId: mark.feature.id,
    answer: answer.answer,
  });
}
