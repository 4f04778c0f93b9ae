/** A talk among more people than this leaves most of them silent. */
export const groupSizeAtMost = 10;

export interface GroupProposal<Person> {
  /** People for each group that is there already, by its id. */
  joining: ReadonlyMap<string, readonly Person[]>;
  /** People for each new group. */
  fresh: readonly (readonly Person[])[];
}

/**
 * Where people without a group could walk: groups that are there are filled up evenly to eight, then the rest are
 * split into as few new groups of at most ten as are needed, all of nearly the same size. Nobody who has a group is
 * moved. People stay in order, so that a group can be called out as "one to nine".
 */
export function proposeGroups<Person>(
  groups: readonly { id: string; size: number }[],
  people: readonly Person[],
): GroupProposal<Person> {
  const comfortable = 8;
  const joining = new Map<string, Person[]>();
  const sizes = new Map(groups.map(({ id, size }) => [id, size]));
  const smallestBelow = (limit: number): string | undefined => {
    const [first] = [...sizes].filter(([, size]) => size < limit).sort(([, a], [, b]) => a - b);
    return first?.[0];
  };
  const waiting = [...people];
  const fill = (limit: number): void => {
    for (let id = smallestBelow(limit); id !== undefined && waiting.length > 0; id = smallestBelow(limit)) {
      joining.set(id, [...(joining.get(id) ?? []), ...waiting.splice(0, 1)]);
      sizes.set(id, (sizes.get(id) ?? 0) + 1);
    }
  };
  fill(comfortable);
  // A handful of late people is better off in groups of nine or ten than in one of their own.
  if (waiting.length < comfortable) fill(groupSizeAtMost);
  const count = Math.ceil(waiting.length / groupSizeAtMost);
  const fresh = Array.from({ length: count }, (_, index) =>
    waiting.slice(
      Math.round((waiting.length * index) / count),
      Math.round((waiting.length * (index + 1)) / count),
    ),
  );
  return { joining, fresh };
}
