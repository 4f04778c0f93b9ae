import type { PublicCell, PublicFigures } from './public-figures.ts';
import { type PublicCount, publicCount, publicPart } from './public-view.ts';

/** A place that at least five people marked, as the public sees it: squares, never marks. */
export interface PublicSpot {
  stop: string | null;
  /** Squares of 25 m in the national grid. */
  cells: readonly PublicCell[];
  marked: PublicCount;
  passed: PublicCount;
  /** Everybody who walked. */
  walked: PublicCount;
  /** What at least five people marked there, most first. */
  categories: readonly { category: string; people: PublicCount }[];
  countedOn: string;
}

/** The places of a version. `walkers` is how many walked, as it is told beside them. */
export function publicSpots(figures: PublicFigures | undefined, walkers: number): PublicSpot[] {
  if (figures === undefined) return [];
  return figures.places.map(({ stop, cells, marked, passed, categories }) => {
    const whole = Math.max(passed, marked);
    return {
      stop,
      cells,
      marked: publicPart(marked, whole),
      passed: publicPart(whole, Math.max(whole, walkers)),
      walked: publicCount(Math.max(whole, walkers)),
      categories: categories.map(({ category, people }) => ({
        category,
        people: publicPart(people, marked),
      })),
      countedOn: figures.countedOn,
    };
  });
}
