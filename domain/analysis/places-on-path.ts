/** Places one after the other along a way, in metres. */
export interface PathPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** From one place to the next at most. */
  readonly stepMetres: number;
}

export function pathOf(x: Float64Array, y: Float64Array): PathPlaces {
  let squared = 0;
  for (let place = 1; place < x.length; place++) {
    const dx = (x[place] as number) - (x[place - 1] as number);
    const dy = (y[place] as number) - (y[place - 1] as number);
    squared = Math.max(squared, dx * dx + dy * dy);
  }
  return { x, y, stepMetres: Math.sqrt(squared) };
}

/** One step less than could be left out, for rounding; a place that is far away has no near one among the next. */
function stepsToNear(squared: number, withinMetres: number, stepMetres: number): number {
  const steps = Math.floor((Math.sqrt(squared) - withinMetres) / stepMetres) - 1;
  return steps > 1 ? steps : 1;
}

/** The first place, from `start` on, within so many metres of a point; the number of places where there is none. */
export function nextNear(
  { x, y, stepMetres }: PathPlaces,
  start: number,
  pointX: number,
  pointY: number,
  withinMetres: number,
): number {
  const limit = withinMetres * withinMetres;
  const end = x.length;
  for (let place = start; place < end; ) {
    const dx = pointX - (x[place] as number);
    const dy = pointY - (y[place] as number);
    const squared = dx * dx + dy * dy;
    if (squared <= limit) return place;
    place += stepsToNear(squared, withinMetres, stepMetres);
  }
  return end;
}

/** How many places lie within so many metres of a point. Most of the others are never looked at. */
export function countNear(path: PathPlaces, pointX: number, pointY: number, withinMetres: number): number {
  const next = (start: number) => nextNear(path, start, pointX, pointY, withinMetres);
  let near = 0;
  for (let place = next(0); place < path.x.length; place = next(place + 1)) near++;
  return near;
}
