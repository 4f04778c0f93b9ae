import { distanceMetres } from '../geo.ts';
import type { EntityByKind } from '../record.ts';
import { dayOfWalk, reachedAt } from '../walk-day.ts';
import { lightOfWalk } from '../walk-light.ts';
import { compareFeelings, feelingsOf } from './compare-feelings.ts';
import { type Count, compareShares } from './compare-shares.ts';
import { concludeAll, type Tested } from './conclusion.ts';
import type { AreaComparison, ComparedSide, StopComparison, WalkComparison } from './walk-comparison.ts';
import type { WalkSide } from './walk-side.ts';

type Stop = EntityByKind['checkpoint'];
interface Pair {
  before: Stop;
  after: Stop;
}

function sideOf({ material: { walk }, people }: WalkSide): ComparedSide {
  const { name, weather, ground } = walk.properties;
  const [walkOn, lightClass] = [dayOfWalk(walk.properties), lightOfWalk(walk)];
  return { id: walk.id, name, walkOn, lightClass, people, weather, ground };
}

/**
 * A walk beside the walk that it walks again: per stop and per area, then and now. Whoever came the second time need
 * not have come the first, and pseudonyms hold for one walk only, so the people are always taken as different ones.
 * @param areas of the walk before; @param before null where the walk walks nothing again
 */
export function compareWalks(
  before: WalkSide | null,
  after: WalkSide,
  areas: readonly EntityByKind['area'][],
): WalkComparison {
  const now = sideOf(after);
  if (before === null) return { state: 'refused', reason: 'no-previous-walk', before: null, after: now };
  const then = sideOf(before);
  const refuse = (reason: Extract<WalkComparison, { state: 'refused' }>['reason']): WalkComparison => ({
    state: 'refused',
    reason,
    before: then,
    after: now,
  });
  const walked = [before, after].every(
    ({ material }) => reachedAt(material.walk.properties, 'walked') !== undefined,
  );
  if (!walked) return refuse('not-walked-yet');
  if (then.lightClass === null || now.lightClass === null) return refuse('light-unknown');
  if (then.lightClass !== now.lightClass) return refuse('light-differs');

  const { pairs, leftOut } = pairsOf(before, after);
  const compared = { stops: compareStops(pairs, before, after), areas: compareAreas(areas, before, after) };
  const passedAgain = compared.areas.some(({ marked }) => marked.shares.after.of > 0);
  if (compared.stops.length === 0 && !passedAgain) return refuse('nothing-in-common');
  return { state: 'compared', before: then, after: now, ...compared, leftOut };
}

/** Stops that stand at the same place again. A stop that was moved out of its own circle is another place. */
function pairsOf(
  before: WalkSide,
  after: WalkSide,
): Pick<Extract<WalkComparison, { state: 'compared' }>, 'leftOut'> & { pairs: Pair[] } {
  const byId = new Map<string, Stop>(before.material.checkpoints.map((stop) => [stop.id, stop]));
  const pairs: Pair[] = [];
  const leftOut: { name: string; reason: 'only-before' | 'only-after' | 'moved'; metres: number | null }[] =
    [];
  for (const stop of after.material.checkpoints.toSorted(byOrder)) {
    const { name, previousCheckpointId } = stop.properties;
    const previous = previousCheckpointId === null ? undefined : byId.get(previousCheckpointId);
    if (previous === undefined) {
      leftOut.push({ name, reason: 'only-after', metres: null });
      continue;
    }
    byId.delete(previous.id);
    const metres = distanceMetres(previous.geometry.coordinates, stop.geometry.coordinates);
    const reach = Math.max(previous.properties.radiusMetres, stop.properties.radiusMetres);
    if (metres > reach) leftOut.push({ name, reason: 'moved', metres: Math.round(metres) });
    else pairs.push({ before: previous, after: stop });
  }
  const only = [...byId.values()].sort(byOrder);
  leftOut.push(
    ...only.map(({ properties: { name } }) => ({ name, reason: 'only-before' as const, metres: null })),
  );
  return { pairs, leftOut };
}

function byOrder(a: Stop, b: Stop): number {
  return a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1);
}

/** What people said at a stop before the group talked: only that is each person's own. */
function ratingsAt({ material: { ratings } }: WalkSide, stop: Stop) {
  return ratings
    .map(({ properties }) => properties)
    .filter((rating) => rating.checkpointId === stop.id && rating.beforeDiscussion && !rating.skipped);
}

function feelingsAt(side: WalkSide, stop: Stop) {
  return feelingsOf(ratingsAt(side, stop).flatMap(({ feeling }) => feeling ?? []));
}

function notAloneAt(side: WalkSide, stop: Stop): Count {
  const said = ratingsAt(side, stop).flatMap(({ wouldGoAloneInDark }) => wouldGoAloneInDark ?? []);
  return { count: said.filter((answer) => answer !== 'yes').length, of: said.length };
}

type AtPlace<Compared> = { compared: Compared; tested: Tested };

/** The conclusions of one question over all places, beside what was compared. */
function concluded<Compared, Name extends string>(
  name: Name,
  places: readonly AtPlace<Compared>[],
  chosen = false,
) {
  const conclusions = concludeAll(
    places.map(({ tested }) => tested),
    { chosen },
  );
  return places.map(({ compared }, index) => {
    const conclusion = conclusions[index];
    if (conclusion === undefined) throw new RangeError('a place has no conclusion');
    return { [name]: compared, conclusion } as Record<Name, Compared> & { conclusion: typeof conclusion };
  });
}

function compareStops(pairs: readonly Pair[], before: WalkSide, after: WalkSide): StopComparison[] {
  const sharesOf = (countOf: (side: WalkSide, stop: Stop) => Count) =>
    pairs.map((pair) => {
      const { shares, tested } = compareShares(countOf(before, pair.before), countOf(after, pair.after));
      return { compared: shares, tested };
    });
  const marked = concluded(
    'shares',
    sharesOf((side, stop) => side.atStop(stop, 'unsafe')),
  );
  const notAlone = concluded('shares', sharesOf(notAloneAt));
  const feeling = concluded(
    'feelings',
    pairs.map((pair) => {
      const { feelings, tested } = compareFeelings(
        feelingsAt(before, pair.before),
        feelingsAt(after, pair.after),
      );
      return { compared: feelings, tested };
    }),
  );
  return pairs.flatMap(({ before: { id: previousId }, after: { id, properties } }, index) => {
    const [one, two, three] = [marked[index], feeling[index], notAlone[index]];
    if (one === undefined || two === undefined || three === undefined) return [];
    const { name, order } = properties;
    return [{ id, previousId, name, order, marked: one, feeling: two, notAlone: three }];
  });
}

function compareAreas(
  areas: readonly EntityByKind['area'][],
  before: WalkSide,
  after: WalkSide,
): AreaComparison[] {
  const counted = areas
    .map((area) => ({ area, atFirst: before.inArea(area), again: after.inArea(area) }))
    .sort((a, b) => b.atFirst.count - a.atFirst.count || (a.area.id < b.area.id ? -1 : 1));
  const marked = concluded(
    'shares',
    counted.map(({ atFirst, again }) => {
      const { shares, tested } = compareShares(atFirst, again);
      return { compared: shares, tested };
    }),
    true,
  );
  return counted.flatMap(({ area }, index) => {
    const one = marked[index];
    const categories = area.properties.categories.map(({ category }) => category);
    return one === undefined ? [] : [{ id: area.id, number: index + 1, categories, marked: one }];
  });
}
