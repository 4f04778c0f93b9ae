import type { LineString, Position } from '../geo.ts';
import type { ParticipantId } from '../ids.ts';
import { compareText, type Passer } from './area-input.ts';
import type { Nearness } from './nearness.ts';
import { createPlaceIndex } from './place-index.ts';

/**
 * Prepares the question who passed a place: their walk's route or something of their own was near. Routes are asked
 * once for all who share them, and own places only where they lie around the place asked for. The people of an
 * answer are in the order of their ids, each once.
 */
export function whoPassed(passers: readonly Passer[]): (near: Nearness) => ParticipantId[] {
  const walkersOf = walkersByRoute(passers);
  const places = createPlaceIndex<ParticipantId>();
  for (const { voice, positions } of passers) for (const place of positions) places.add(place, voice);

  return (near) => {
    const passed = new Set<ParticipantId>();
    for (const { route, box, walkers } of walkersOf)
      if (mayMeet(box, near.box) && near.line(route)) for (const voice of walkers) passed.add(voice);
    places.around(near.box, (position, voice) => {
      if (!passed.has(voice) && near.position(position)) passed.add(voice);
    });
    return [...passed].sort(compareText);
  };
}

interface WalkedRoute {
  readonly route: LineString;
  readonly box: readonly [south: number, north: number];
  readonly walkers: ParticipantId[];
}

/** Walkers of one walk usually share one route object, and when they do not, its text is equal. */
function walkersByRoute(passers: readonly Passer[]): WalkedRoute[] {
  const byText = new Map<string, WalkedRoute>();
  const known = new Map<LineString, WalkedRoute>();
  for (const { voice, route } of passers) {
    if (route === undefined || route === null) continue;
    let walked = known.get(route);
    if (walked === undefined) {
      const text = route.coordinates.join(' ');
      walked = byText.get(text) ?? { route, box: latitudesOf(route.coordinates), walkers: [] };
      byText.set(text, walked);
      known.set(route, walked);
    }
    walked.walkers.push(voice);
  }
  return [...byText.values()];
}

function latitudesOf(positions: readonly Position[]): [number, number] {
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [, latitude] of positions) {
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [south, north];
}

/** Only latitudes are compared: they never wrap. */
function mayMeet([south, north]: WalkedRoute['box'], box: Nearness['box']): boolean {
  return south <= box[3] && north >= box[1];
}
