import type { LineString } from '../geo.ts';
import type { ParticipantId } from '../ids.ts';
import { compareText, type Passer } from './area-input.ts';
import type { Nearness } from './nearness.ts';

/**
 * Prepares the question who passed a place: their walk's route or something of their own was near. Routes are asked
 * once for all who share them. The people of an answer are in the order of their ids, each once.
 */
export function whoPassed(passers: readonly Passer[]): (near: Nearness) => ParticipantId[] {
  const ordered = [...passers].sort((a, b) => compareText(a.voice, b.voice));
  // Walkers of one walk usually share one route object, and when they do not, its text is equal.
  const byText = new Map<string, LineString>();
  const routeOf = new Map<LineString, LineString>();
  for (const { route } of ordered) {
    if (route === undefined || route === null || routeOf.has(route)) continue;
    const text = route.coordinates.join(' ');
    const known = byText.get(text) ?? route;
    byText.set(text, known);
    routeOf.set(route, known);
  }
  return (near) => {
    const nearRoutes = new Set([...byText.values()].filter((route) => near.line(route)));
    const passed = new Set<ParticipantId>();
    for (const { voice, route, positions } of ordered) {
      if (passed.has(voice)) continue;
      const known = route === undefined || route === null ? undefined : routeOf.get(route);
      if ((known !== undefined && nearRoutes.has(known)) || positions.some((place) => near.position(place)))
        passed.add(voice);
    }
    return [...passed];
  };
}
