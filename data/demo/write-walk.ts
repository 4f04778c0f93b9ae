import { buffer, convex, lineString } from '@turf/turf';
import type { Catalogue } from '../../domain/catalogue.ts';
import { type Polygon, type Position, roundPosition } from '../../domain/geo.ts';
import {
  type CheckpointId,
  checkpointIdSchema,
  findingIdSchema,
  type GroupId,
  newId,
  type OrganisationId,
  type ParticipantId,
  participantIdSchema,
  ratingIdSchema,
  type WalkId,
  walkIdSchema,
} from '../../domain/ids.ts';
import { lightClassAt, lightConditionAt } from '../../domain/light.ts';
import { dayMilliseconds } from '../../domain/milliseconds.ts';
import type { Random } from '../../domain/random.ts';
import { demoMarks } from './demo-marks.ts';
import type { DemoWriter } from './demo-writer.ts';
import type { WalkProcess } from './process/walk-process.ts';
import { writeAftermath } from './process/write-aftermath.ts';
import { groupSteps, type WrittenGroup, writeGroups } from './process/write-groups.ts';
import { preparedFields, writePreparation } from './process/write-preparation.ts';
import type { Town, TownPlaceId } from './town-types.ts';
import { routeBetween } from './walk-route.ts';
import type { PlannedStop, WalkPlan } from './walks/walk-plan.ts';

interface DemoWalk {
  plan: WalkPlan;
  process: WalkProcess;
  startsAt: Date;
  minutes: number;
  organisationId: OrganisationId;
  catalogue: Catalogue;
  /** Ids of what happens before and after the walk; the walk itself draws from the demo's own. */
  processRandom: Random;
}

/**
 * Writes one walk of the demo: the walk and its stops, who joined, their ratings and marks, in order of time, and what
 * came before and after. A walk without an aftermath is under way.
 */
export function writeWalk(writer: DemoWriter, town: Town, random: Random, walk: DemoWalk): WalkId {
  const { plan, process, startsAt } = walk;
  const beside = writer.beside(walk.processRandom);
  const after = (minutes: number): Date => new Date(startsAt.getTime() + Math.round(minutes * 60) * 1000);
  const createdAt = new Date(startsAt.getTime() + process.preparation.knownDay * dayMilliseconds);
  const route = routeBetween(
    town.graph,
    plan.stops.map(({ place }) => town.places[place].position),
  );
  const walkId = writePlan(writer, walk, createdAt, route);
  const stops = writeStops(writer, town, walkId, plan.stops, createdAt);
  writePreparation(beside, walkId, process.preparation, startsAt);
  const people = Array.from({ length: plan.participants }, () =>
    writePerson(writer, walkId, after(-random.between(2, 12)), random.chance(0.15) ? 'en' : 'sv'),
  );
  const groups = writeGroups(beside, walkId, process.aftermath?.groups ?? [], people, after(-1));
  writer.write(startsAt, { kind: 'walk-phase-advanced', walkId, to: 'in_progress', reason: null });

  const inOrder = [...stops.values()];
  const deliveries = groupSteps(beside, walkId, groups, inOrder, (share) => after(share * walk.minutes));
  for (const [index, stop] of plan.stops.entries())
    for (const participantId of people) {
      const at = after(((index + random.between(0.1, 0.5)) / plan.stops.length) * walk.minutes);
      const checkpointId = stops.get(stop.place);
      if (checkpointId === undefined || random.chance(0.1)) continue;
      const feeling = stop.feeling;
      deliveries.push({
        at,
        deliver: () =>
          writeRating(writer, random, {
            walkId,
            checkpointId,
            participantId,
            groupId: groupOf(groups, participantId),
            at,
            feeling,
          }),
      });
    }
  for (const mark of demoMarks(plan, town, route, random)) {
    const at = after(mark.share * walk.minutes);
    const participantId = people[mark.voice];
    if (participantId === undefined) continue;
    deliveries.push({
      at,
      deliver: () =>
        writeMark(writer, random, {
          walkId,
          participantId,
          groupId: groupOf(groups, participantId),
          at,
          mark,
          stops,
        }),
    });
  }
  for (const { deliver } of deliveries.sort((a, b) => a.at.getTime() - b.at.getTime())) deliver();
  if (process.aftermath === undefined) return walkId;
  const endedAt = after(walk.minutes + 10);
  writer.write(endedAt, { kind: 'walk-phase-advanced', walkId, to: 'walked', reason: null });
  const { catalogue } = walk;
  const walked = { walkId, startsAt, endedAt, stops, groups, participants: people.length, town, catalogue };
  writeAftermath(beside, walked, process.aftermath);
  return walkId;
}

function groupOf(groups: readonly WrittenGroup[], participantId: ParticipantId): GroupId | null {
  return groups.find(({ people }) => people.includes(participantId))?.id ?? null;
}

function writePlan(
  writer: DemoWriter,
  { plan, process, startsAt, organisationId }: DemoWalk,
  at: Date,
  route: readonly Position[],
): WalkId {
  const walkId = newId(walkIdSchema, writer.idsAt(at));
  const [place] = route;
  const isInDark = place !== undefined && lightClassAt(startsAt, place) === 'dark';
  writer.write(at, {
    kind: 'walk-created',
    walkId,
    walk: {
      type: 'Feature',
      id: walkId,
      geometry: surroundings(route),
      properties: {
        kind: 'walk',
        name: plan.name,
        purpose: plan.purpose,
        route: { type: 'LineString', coordinates: route.map(roundPosition) },
        plannedStartAt: startsAt.toISOString(),
        meetingPoint: plan.meetingPoint,
        mode: 'standard',
        ...preparedFields(process.preparation, { startsAt, isInDark }),
        organisationId,
      },
    },
  });
  return walkId;
}

/** The area that the walk is about: everything within 90 m of the land that its route encloses. */
function surroundings(route: readonly Position[]): Polygon | null {
  const hull = convex(lineString(route.map(roundPosition)));
  const area = hull === null ? undefined : buffer(hull, 90, { units: 'meters', steps: 4 });
  if (area?.geometry.type !== 'Polygon') return null;
  const rings = area.geometry.coordinates.map((ring) =>
    ring.map(([longitude = 0, latitude = 0]) => roundPosition([longitude, latitude])),
  );
  return { type: 'Polygon', coordinates: rings };
}

function writeStops(
  writer: DemoWriter,
  town: Town,
  walkId: WalkId,
  planned: readonly PlannedStop[],
  at: Date,
): Map<TownPlaceId, CheckpointId> {
  const stops = new Map<TownPlaceId, CheckpointId>();
  for (const [index, { place, minutes, functions = [] }] of planned.entries()) {
    const id = newId(checkpointIdSchema, writer.idsAt(at));
    const { name, position } = town.places[place];
    stops.set(place, id);
    writer.write(at, {
      kind: 'checkpoint-added',
      walkId,
      checkpoint: {
        type: 'Feature',
        id,
        geometry: { type: 'Point', coordinates: roundPosition(position) },
        properties: {
          kind: 'checkpoint',
          walkId,
          order: index + 1,
          name,
          radiusMetres: 30,
          plannedMinutes: minutes,
          functions: [...functions],
        },
      },
    });
  }
  return stops;
}

function writePerson(writer: DemoWriter, walkId: WalkId, at: Date, language: 'sv' | 'en'): ParticipantId {
  const id = newId(participantIdSchema, writer.idsAt(at));
  const joinedAt = at.toISOString();
  writer.write(at, {
    kind: 'participant-joined',
    walkId,
    participant: {
      type: 'Feature',
      id,
      geometry: null,
      properties: {
        kind: 'participant',
        walkId,
        joinedAt,
        language,
        source: 'join',
        tokenHash: null,
        receiptHash: null,
      },
    },
  });
  return id;
}

interface DemoRating {
  walkId: WalkId;
  checkpointId: CheckpointId;
  participantId: ParticipantId;
  groupId: GroupId | null;
  at: Date;
  feeling: number;
}

const feelings = [1, 2, 3, 4] as const;

function writeRating(writer: DemoWriter, random: Random, rating: DemoRating): void {
  const { walkId, checkpointId, participantId, groupId, at } = rating;
  const drawn = Math.round(rating.feeling + random.normal() * 0.7);
  const feeling = feelings[Math.min(3, Math.max(0, drawn - 1))] ?? 2;
  const alone = feeling === 4 ? 'avoid' : feeling === 3 || random.chance(0.1) ? 'no' : 'yes';
  writer.write(at, {
    kind: 'checkpoint-rated',
    walkId,
    rating: {
      type: 'Feature',
      id: newId(ratingIdSchema, writer.idsAt(at)),
      geometry: null,
      properties: {
        kind: 'rating',
        walkId,
        checkpointId,
        participantId,
        feeling,
        wouldGoAloneInDark: alone,
        groupId,
        observations: null,
        skipped: false,
        ratedAt: at.toISOString(),
      },
    },
  });
}

interface Placed {
  walkId: WalkId;
  participantId: ParticipantId;
  groupId: GroupId | null;
  at: Date;
  mark: ReturnType<typeof demoMarks>[number];
  stops: ReadonlyMap<TownPlaceId, CheckpointId>;
}

function writeMark(
  writer: DemoWriter,
  random: Random,
  { walkId, participantId, groupId, at, mark, stops }: Placed,
): void {
  const byStop = mark.stop !== null;
  const here = !byStop && random.chance(0.7);
  writer.write(at, {
    kind: 'finding-added',
    walkId,
    finding: {
      type: 'Feature',
      id: newId(findingIdSchema, writer.idsAt(at)),
      geometry: { type: 'Point', coordinates: mark.position },
      properties: {
        kind: 'finding',
        walkId,
        participantId,
        accuracyMetres: here ? random.integer(4, 16) : null,
        positionSource: byStop ? 'stop' : here ? 'here' : 'crosshair',
        checkpointId: mark.stop === null ? null : (stops.get(mark.stop) ?? null),
        category: mark.category,
        subcategory: mark.subcategory,
        polarity: mark.severity === null ? 'positive' : 'unsafe',
        severity: mark.severity,
        text: mark.text,
        suggestion: mark.suggestion,
        lightCondition: lightConditionAt(at, mark.position, mark.lit ? 'lit' : 'unlit'),
        source: 'walk',
        groupId,
        observer: null,
        clockSkewMilliseconds: null,
        recordedAt: at.toISOString(),
      },
    },
  });
}
