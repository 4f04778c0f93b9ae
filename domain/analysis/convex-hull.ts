/** A place on a flat plane, in metres. */
export type Flat = readonly [x: number, y: number];

/**
 * The convex hull, counter-clockwise from the westernmost place, not closed, without places on its edges. One or two
 * different places, or all on a line, give one or two. Method: Andrew's monotone chain, 1979.
 * Our own because turf.convex (concaveman) gives rings that leave places outside when they nearly lie on a line.
 */
export function convexHull(places: readonly Flat[]): Flat[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [first] = sorted;
  if (first === undefined) return [];
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  const hull = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return hull.length === 0 ? [first] : hull;
}

/** Half of the hull: only left turns. */
function chain(sorted: readonly Flat[]): Flat[] {
  const kept: Flat[] = [];
  for (const place of sorted) {
    while (turnsRightOrNot(kept.at(-2), kept.at(-1), place)) kept.pop();
    kept.push(place);
  }
  return kept;
}

function turnsRightOrNot(a: Flat | undefined, b: Flat | undefined, c: Flat): boolean {
  if (b === undefined) return false;
  if (a === undefined) return b[0] === c[0] && b[1] === c[1];
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0;
}
