import type { Change } from '../../../domain/changes.ts';
import type { LineString } from '../../../domain/geo.ts';
import { type GroupWay, reversedLine, type StopStep } from '../../../domain/group.ts';
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

/** The group gets a way of its own; null: it goes as the walk does. */
export function routeChange(
  walkId: string,
  groupId: string,
  route: LineString | null,
  source: IdSource,
): Change {
  return makeChange(source, { kind: 'group-route-set', walkId, groupId, route });
}

export function stepChange(
  walkId: string,
  mark: { groupId: string; checkpointId: string; step: StopStep },
  source: IdSource,
): Change {
  const markedAt = source.now().toISOString();
  return makeChange(source, { kind: 'group-stop-marked', walkId, ...mark, markedAt });
}

/** Every second new group goes the other way, so that two do not stand at the same stop. */
export function proposedWay(order: number, walkRoute: LineString | null): GroupWay {
  return walkRoute !== null && order % 2 === 0 ? 'reversed' : 'same';
}

/**
 * New groups with their people and their own copies of the walk's route, and people into the groups that are there.
 * @param making `walkRoute`: null for a walk without a route, whose groups get none either
 */
export function proposalChanges(
  walkId: string,
  proposal: GroupProposal<string>,
  making: { firstOrder: number; nameOf: (number: number) => string; walkRoute: LineString | null },
  source: IdSource,
): Change[] {
  const moved = (groupId: string, people: readonly string[]): Change[] =>
    people.map((participantId) => groupedChange(walkId, participantId, groupId, source));
  const copied = (groupId: string, order: number): Change[] => {
    const { walkRoute } = making;
    if (walkRoute === null) return [];
    const isReversed = proposedWay(order, walkRoute) === 'reversed';
    return [routeChange(walkId, groupId, isReversed ? reversedLine(walkRoute) : walkRoute, source)];
  };
  const joining = [...proposal.joining].flatMap(([groupId, people]) => moved(groupId, people));
  const fresh = proposal.fresh.flatMap((people, index) => {
    const order = making.firstOrder + index;
    const { groupId, change } = groupAddedChange(walkId, { order, name: making.nameOf(order) }, source);
    return [change, ...copied(groupId, order), ...moved(groupId, people)];
  });
  return [...joining, ...fresh];
}
