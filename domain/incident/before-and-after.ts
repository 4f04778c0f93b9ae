import { type Nearness, nearPolygon } from '../analysis/nearness.ts';
import { type BoundingBox, boxAround, type MultiPolygon, type Polygon, type Position } from '../geo.ts';
import { dayMilliseconds } from '../milliseconds.ts';
import {
  type DisplacementCounts,
  type DisplacementVerdict,
  weightedDisplacement,
} from '../statistics/weighted-displacement.ts';
import type { IncidentPoints } from './incident-points.ts';

type Ground = Polygon | MultiPolygon;

export interface BeforeAndAfterQuestion {
  /** Where something was done, and a place like it where nothing was. */
  readonly treated: Ground;
  readonly control: Ground;
  /** Around both, where incidents may have moved; 0 for none. */
  readonly ringMetres: number;
  /** Beginnings of two periods, RFC 3339, and the length of both. */
  readonly beforeFrom: string;
  readonly afterFrom: string;
  readonly days: number;
}

export interface BeforeAndAfter {
  readonly counts: DisplacementCounts;
  readonly verdict: DisplacementVerdict;
  /** About how many days each period would have to be, at the same pace, for the smallest count to be enough. */
  readonly daysNeeded: number | null;
}

/** Why the question cannot be answered: the periods or the places are partly the same. */
export type QuestionFault = 'periods-overlap' | 'places-overlap';

/** What is wrong with the question; undefined where it can be answered. */
export function faultOfQuestion(question: BeforeAndAfterQuestion): QuestionFault | undefined {
  const { beforeFrom, afterFrom, days, treated, control, ringMetres } = question;
  if (Date.parse(beforeFrom) + days * dayMilliseconds > Date.parse(afterFrom)) return 'periods-overlap';
  const near = (ground: Ground, other: Ground) =>
    ringsOf(other).some((ring) => {
      const { line } = nearnessOf(ground, 2 * ringMetres);
      return line({ type: 'LineString', coordinates: [...ring].map(([x, y]) => [x, y]) });
    });
  // The second way round finds a place that lies wholly inside the other.
  return near(treated, control) || near(control, treated) ? 'places-overlap' : undefined;
}

/** The box that holds all incidents which the question is about. */
export function boxOfQuestion({ treated, control, ringMetres }: BeforeAndAfterQuestion): BoundingBox {
  const [west, south, east, north] = boxAround([...ringsOf(treated), ...ringsOf(control)].flat()) ?? [
    0, 0, 0, 0,
  ];
  const margin = ringMetres / 111_000;
  const eastMargin =
    margin / Math.max(0.1, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return [west - eastMargin, south - margin, east + eastMargin, north + margin];
}

/**
 * Counts of recorded incidents before and after in a treated place and a control, and what they allow to say.
 * The places and their rings must be apart (`faultOfQuestion`).
 */
export function beforeAndAfter(incidents: IncidentPoints, question: BeforeAndAfterQuestion): BeforeAndAfter {
  const { treated, control, ringMetres, beforeFrom, afterFrom, days } = question;
  const length = days * dayMilliseconds;
  const [before, after] = [Date.parse(beforeFrom), Date.parse(afterFrom)];
  const grounds = [treated, control].map((ground) => ({
    inside: nearnessOf(ground, 0),
    around: nearnessOf(ground, ringMetres),
    place: { before: 0, after: 0 },
    ring: { before: 0, after: 0 },
  }));
  for (let index = 0; index < incidents.occurredAt.length; index++) {
    const at = incidents.occurredAt[index] as number;
    const period =
      at >= before && at < before + length
        ? 'before'
        : at >= after && at < after + length
          ? 'after'
          : undefined;
    if (period === undefined) continue;
    const position: Position = [incidents.longitude[index] as number, incidents.latitude[index] as number];
    for (const { inside, around, place, ring } of grounds) {
      if (inside.position(position)) place[period] += 1;
      else if (ringMetres > 0 && around.position(position)) ring[period] += 1;
    }
  }
  const [first, second] = grounds;
  if (first === undefined || second === undefined) throw new Error('two places are compared');
  const counts: DisplacementCounts = {
    treated: first.place,
    control: second.place,
    ...(ringMetres > 0 ? { ring: first.ring, controlRing: second.ring } : {}),
  };
  const verdict = weightedDisplacement(counts);
  const daysNeeded =
    verdict.refused && verdict.smallest > 0 ? Math.ceil((days * verdict.needed) / verdict.smallest) : null;
  return { counts, verdict, daysNeeded };
}

function ringsOf(ground: Ground): readonly (readonly Position[])[] {
  return ground.type === 'Polygon' ? ground.coordinates : ground.coordinates.flat();
}

function nearnessOf(ground: Ground, withinMetres: number): Nearness {
  const [west, south, east, north] = boxAround(ringsOf(ground).flat()) ?? [0, 0, 0, 0];
  return nearPolygon(ground, [(west + east) / 2, (south + north) / 2], withinMetres);
}
