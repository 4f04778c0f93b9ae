import type { AreaDraft, PriorityArea } from '../area.ts';
import { type AreaId, type AreaSetId, areaIdSchema, type IdSource, newId } from '../ids.ts';
import { compareText } from './area-input.ts';

export interface AreaRun {
  readonly runId: string;
  /** RFC 3339, UTC. */
  readonly runAt: string;
  /** SHA-256 of `analysisInputText`, in hexadecimal. */
  readonly dataHash: string;
  /** Where it was computed over a set of walks. */
  readonly setId?: AreaSetId;
}

export interface IdentifiedAreas {
  /** In the order of the drafts. */
  readonly areas: PriorityArea[];
  /** Areas of the last run that nothing continues, ascending. */
  readonly gone: AreaId[];
}

/**
 * Gives drafts their identity: the area of the last run with which one shares most findings goes on as its next
 * version, with a planner's override. When an area splits, the part with most of its findings keeps the id; when
 * areas merge, the id with most findings in common lives on. Ties go to the larger draft, then to the smaller area id,
 * then to the smaller finding id, so the same run always gives the same answer. What is new gets an id of `ids`.
 */
export function identifyAreas(
  drafts: readonly AreaDraft[],
  previous: readonly PriorityArea[],
  run: AreaRun,
  ids: IdSource,
): IdentifiedAreas {
  const predecessors = matchAreas(drafts, previous);
  const areas = drafts.map((draft, index): PriorityArea => {
    const before = predecessors.get(index);
    return {
      type: 'Feature',
      id: before?.id ?? newId(areaIdSchema, ids),
      geometry: draft.geometry,
      properties: {
        ...draft.properties,
        version: (before?.properties.version ?? 0) + 1,
        ...run,
        override: before?.properties.override ?? null,
        ...(before?.properties.bandLog === undefined ? {} : { bandLog: before.properties.bandLog }),
      },
    };
  });
  const living = new Set(areas.map(({ id }) => id));
  return {
    areas,
    gone: previous
      .map(({ id }) => id)
      .filter((id) => !living.has(id))
      .sort(compareText),
  };
}

/** For each draft by index the area it continues. */
function matchAreas(
  drafts: readonly AreaDraft[],
  previous: readonly PriorityArea[],
): Map<number, PriorityArea> {
  const holders = new Map<string, PriorityArea[]>();
  for (const area of previous)
    for (const id of area.properties.findingIds) holders.set(id, [...(holders.get(id) ?? []), area]);

  const pairs = drafts.flatMap(({ properties: { findingIds } }, draft) => {
    const shared = new Map<PriorityArea, number>();
    for (const id of findingIds)
      for (const area of holders.get(id) ?? []) shared.set(area, (shared.get(area) ?? 0) + 1);
    return Array.from(shared, ([area, count]) => ({ draft, area, count, findingIds }));
  });
  pairs.sort(
    (a, b) =>
      b.count - a.count ||
      b.findingIds.length - a.findingIds.length ||
      compareText(a.area.id, b.area.id) ||
      compareText(a.findingIds[0] ?? '', b.findingIds[0] ?? ''),
  );
  const matched = new Map<number, PriorityArea>();
  const taken = new Set<string>();
  for (const { draft, area } of pairs) {
    if (matched.has(draft) || taken.has(area.id)) continue;
    matched.set(draft, area);
    taken.add(area.id);
  }
  return matched;
}
