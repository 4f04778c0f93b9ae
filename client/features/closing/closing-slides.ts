import type { ClosingView, FeelingAtStop, MarkedPlace } from '../../../domain/closing/closing-view.ts';

/** So much fits on a wall and is read from the back row. */
const placesOnASlide = 3;
const stopsOnASlide = 2;

export type Slide =
  | { kind: 'start' }
  | { kind: 'places'; places: readonly MarkedPlace[]; part: number; parts: number }
  | { kind: 'feelings'; stops: readonly FeelingAtStop[] }
  | { kind: 'silence' }
  | { kind: 'liked'; places: readonly MarkedPlace[] }
  | { kind: 'group'; group: ClosingView['groups'][number] }
  | { kind: 'next' };

function inParts<One>(list: readonly One[], size: number): One[][] {
  const parts: One[][] = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}

/** Where groups are told apart, one stop fills the wall. */
function feelingSlides(stops: readonly FeelingAtStop[]): Slide[] {
  const alone = stops.some(({ groups }) => groups !== null);
  return inParts(stops, alone ? 1 : stopsOnASlide).map((part) => ({ kind: 'feelings', stops: part }));
}

/** The slides in the order of the meeting; what there is nothing of is not a slide, but silence always is. */
export function closingSlides(view: ClosingView): Slide[] {
  const places = inParts(view.places, placesOnASlide);
  const answered = view.feelings.filter((stop) => stop.answered > 0);
  return [
    { kind: 'start' },
    ...(places.length === 0 ? [[]] : places).map(
      (part, index): Slide => ({ kind: 'places', places: part, part: index + 1, parts: places.length }),
    ),
    ...feelingSlides(answered),
    { kind: 'silence' },
    ...(view.liked.length === 0
      ? []
      : [{ kind: 'liked' as const, places: view.liked.slice(0, placesOnASlide) }]),
    ...view.groups.map((group): Slide => ({ kind: 'group', group })),
    { kind: 'next' },
  ];
}
