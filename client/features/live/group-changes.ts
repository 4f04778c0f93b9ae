import type { Change } from '../../../domain/changes.ts';
import type { StopStep } from '../../../domain/group.ts';
import { groupIdSchema, type IdSource, newId } from '../../../domain/ids.ts';
import { makeChange } from '../../state/make-change.ts';
import type { GroupProposal } from './propose-groups.ts';

/** A person goes with another group, or with none. */
export function groupedChange(
  walkId: string,
  participantId: string,
  groupId: string | null,
  source: IdSource,
): Change {
  const groupedAt = source.now().toISOString();
  return makeChange(source, { kind: 'participant-grouped', walkId, participantId, groupId, groupedAt });
}

export function groupAddedChange(
  walkId: string,
  group: { order: number; name: string },
  source: IdSource,
): { groupId: string; change: Change } {
  const groupId = newId(groupIdSchema, source);
  const properties = { kind: 'group', walkId, ...group, raterId: null };
  const feature = { type: 'Feature', id: groupId, geometry: null, properties };
  return { groupId, change: makeChange(source, { kind: 'group-added', walkId, group: feature }) };
}

export function renamedChange(walkId: string, groupId: string, name: string, source: IdSource): Change {
  return makeChange(source, { kind: 'group-renamed', walkId, groupId, name });
}

export function raterChange(
  walkId: string,
  groupId: string,
  raterId: string | null,
  source: IdSource,
): Change {
  return makeChange(source, { kind: 'group-rater-chosen', walkId, groupId, raterId });
}

export function stepChange(
  walkId: string,
  mark: { groupId: string; checkpointId: string; step: StopStep },
  source: IdSource,
): Change {
  const markedAt = source.now().toISOString();
  return makeChange(source, { kind: 'group-stop-marked', walkId, ...mark, markedAt });
}

/** New groups with their people, and people into the groups that are there. */
export function proposalChanges(
  walkId: string,
  proposal: GroupProposal<string>,
  naming: { firstOrder: number; nameOf: (number: number) => string },
  source: IdSource,
): Change[] {
  const moved = (groupId: string, people: readonly string[]): Change[] =>
    people.map((participantId) => groupedChange(walkId, participantId, groupId, source));
  const joining = [...proposal.joining].flatMap(([groupId, people]) => moved(groupId, people));
  const fresh = proposal.fresh.flatMap((people, index) => {
    const order = naming.firstOrder + index;
    const added = groupAddedChange(walkId, { order, name: naming.nameOf(order) }, source);
    return [added.change, ...moved(added.groupId, people)];
  });
  return [...joining, ...fresh];
}
