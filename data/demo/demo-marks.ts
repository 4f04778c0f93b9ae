import type { Severity } from '../../domain/catalogue.ts';
import { distanceMetres, earthRadiusMetres, type Position, roundPosition } from '../../domain/geo.ts';
import type { Random } from '../../domain/random.ts';
import type { Town, TownPlaceId } from './town-types.ts';
import type { PlannedSaying, WalkPlan } from './walks/walk-plan.ts';

/** One mark of the demo before it becomes a change. */
export interface DemoMark {
  /** Which of the walk's participants, from 0. */
  voice: number;
  position: [number, number];
  /** How far along the walk it was made, from 0 to 1. */
  share: number;
  /** The stop it was placed on, for the few who choose a stop from the list. */
  stop: TownPlaceId | null;
  severity: Severity | null;
  lit: boolean;
  category: string;
  subcategory: string | null;
  text: string | null;
  suggestion: string | null;
}

const metresPerDegree = (Math.PI * earthRadiusMetres) / 180;

/** A place some metres away, normally spread in each direction. */
function scattered(position: Position, spreadMetres: number, random: Random): [number, number] {
  const north = (random.normal() * spreadMetres) / metresPerDegree;
  const east = (random.normal() * spreadMetres) / metresPerDegree / Math.cos((position[1] * Math.PI) / 180);
  return roundPosition([position[0] + east, position[1] + north]);
}

/** The place at this share of a line's length. Throws RangeError for an empty line. */
function alongLine(line: readonly Position[], share: number): Position {
  const lengths = line.slice(1).map((position, index) => distanceMetres(line[index] ?? position, position));
  let left = share * lengths.reduce((a, b) => a + b, 0);
  for (const [index, metres] of lengths.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (from === undefined || to === undefined) break;
    const part = metres === 0 ? 0 : left / metres;
    if (part <= 1) return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    left -= metres;
  }
  const last = line.at(-1);
  if (last === undefined) throw new RangeError('a line without positions');
  return last;
}

/** Hands out each text once; when a saying has none left, the mark goes without words, as most marks do. */
function makeTeller(): (saying: PlannedSaying) => Pick<DemoMark, 'text' | 'suggestion'> {
  const used = new Map<PlannedSaying, number>();
  return (saying) => {
    const count = used.get(saying) ?? 0;
    used.set(saying, count + 1);
    return {
      text: saying.texts?.[count] ?? null,
      suggestion: count === 0 ? (saying.suggestion ?? null) : null,
    };
  };
}

/** What the people of a walk mark: the planned spots, each by different people, and the marks of chance. */
export function demoMarks(
  plan: WalkPlan,
  town: Town,
  route: readonly Position[],
  random: Random,
): DemoMark[] {
  const tell = makeTeller();
  const everybody = Array.from({ length: plan.participants }, (_, voice) => voice);
  const marks: DemoMark[] = [];
  for (const spot of plan.spots) {
    const place = town.places[spot.place].position;
    const stopIndex = plan.stops.findIndex((stop) => stop.place === spot.place);
    for (const [index, voice] of random.shuffled(everybody).slice(0, spot.voices).entries()) {
      // The first people say the first things, so that every saying of the plan is heard; the rest draw.
      const saying = spot.sayings[index] ?? random.pick(spot.sayings);
      const atStop = random.chance(0.12);
      marks.push({
        voice,
        position: atStop ? roundPosition(place) : scattered(place, spot.spreadMetres, random),
        share: (stopIndex + random.between(0.3, 0.9)) / plan.stops.length,
        stop: atStop ? spot.place : null,
        severity: spot.severities.length === 0 ? null : random.pick(spot.severities),
        lit: spot.lit,
        category: saying.category,
        subcategory: saying.subcategory ?? null,
        ...tell(saying),
      });
    }
  }
  for (const saying of plan.chance) {
    const share = random.between(0.05, 0.95);
    marks.push({
      voice: random.pick(everybody),
      position: scattered(alongLine(route, share), 10, random),
      share,
      stop: null,
      severity: random.pick([1, 1, 2] as const),
      lit: random.chance(0.7),
      category: saying.category,
      subcategory: saying.subcategory ?? null,
      ...tell(saying),
    });
  }
  return marks.sort((a, b) => a.share - b.share);
}
