import type { Change } from '../../../domain/changes.ts';
import type { IdSource } from '../../../domain/ids.ts';
import { makeChange } from '../../state/make-change.ts';
import type { FindingView } from '../../state/wire.ts';

/** Why these marks cannot be merged; undefined when they can. */
export function mergeFault(chosen: readonly FindingView[]): 'one' | 'walks' | undefined {
  if (chosen.length < 2) return 'one';
  return new Set(chosen.map(({ properties }) => properties.walkId)).size > 1 ? 'walks' : undefined;
}

/**
 * All chosen marks merged into the one that stays. What was merged into one of them before goes along first, because
 * a mark that stands for others cannot itself be merged.
 */
export function mergeChanges(
  chosen: readonly FindingView[],
  staysId: string,
  { mergedInto, reason }: { mergedInto: ReadonlyMap<string, readonly FindingView[]>; reason: string | null },
  source: IdSource,
): Change[] {
  const merge = ({ id, properties: { walkId } }: FindingView): Change =>
    makeChange(source, { kind: 'finding-merged', walkId, findingId: id, into: staysId, reason });
  return chosen
    .filter(({ id }) => id !== staysId)
    .flatMap((finding) => [...(mergedInto.get(finding.id) ?? []).map(merge), merge(finding)]);
}

export function unmergeChange({ id, properties }: FindingView, source: IdSource): Change {
  const { walkId } = properties;
  return makeChange(source, { kind: 'finding-unmerged', walkId, findingId: id, reason: null });
}
