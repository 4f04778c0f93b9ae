import { distanceMetres, type Position } from './geo.ts';

/** As much of a mark as merging asks. */
export interface MergeableMark {
  id: string;
  geometry: { coordinates: Position };
  properties: { walkId: string; category: string; recordedAt: string; duplicateOf: string | null };
}

/** Marks of one thing lie this near: phones in the open are right to five or ten metres. */
export const likelyWithinMetres = 15;

/** The same northward, a little generous: most marks are ruled out by it without any trigonometry. */
const likelyWithinDegrees = likelyWithinMetres / 110_000;

/**
 * Marks that stand for themselves: those that are not merged, and those whose mark is not in the list (it is gone, or
 * filtered away). Beside them what was merged into each.
 */
export function foldMerged<Mark extends MergeableMark>(
  marks: readonly Mark[],
): { standing: Mark[]; mergedInto: ReadonlyMap<string, readonly Mark[]> } {
  const known = new Set(marks.map(({ id }) => id));
  const mergedInto = new Map<string, Mark[]>();
  const standing = marks.filter((mark) => {
    const { duplicateOf } = mark.properties;
    if (duplicateOf === null || !known.has(duplicateOf)) return true;
    mergedInto.set(duplicateOf, [...(mergedInto.get(duplicateOf) ?? []), mark]);
    return false;
  });
  return { standing, mergedInto };
}

/**
 * Marks that may say the same: one category, one walk, at most fifteen metres from the first of them. Help for people
 * who decide, and no more: two lamps can be out. Each mark is in one group at most, the earliest first in it.
 */
export function likelyDuplicates<Mark extends MergeableMark>(marks: readonly Mark[]): Mark[][] {
  const alike = new Map<string, Mark[]>();
  const inTime = marks
    .filter(({ properties }) => properties.duplicateOf === null)
    .toSorted(
      (a, b) =>
        Date.parse(a.properties.recordedAt) - Date.parse(b.properties.recordedAt) || (a.id < b.id ? -1 : 1),
    );
  for (const mark of inTime) {
    const key = `${mark.properties.walkId} ${mark.properties.category}`;
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [mark]);
    else list.push(mark);
  }
  return [...alike.values()].flatMap(groupsNear);
}

function groupsNear<Mark extends MergeableMark>(marks: readonly Mark[]): Mark[][] {
  const taken = new Set<string>();
  const groups: Mark[][] = [];
  for (const first of marks) {
    if (taken.has(first.id)) continue;
    const near = marks.filter(
      (one) =>
        !taken.has(one.id) &&
        Math.abs(one.geometry.coordinates[1] - first.geometry.coordinates[1]) <= likelyWithinDegrees &&
        distanceMetres(first.geometry.coordinates, one.geometry.coordinates) <= likelyWithinMetres,
    );
    if (near.length < 2) continue;
    for (const { id } of near) taken.add(id);
    groups.push(near);
  }
  return groups;
}
