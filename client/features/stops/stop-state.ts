import type { GroupStop, StopStep, WalkGroup } from '../../../domain/group.ts';
import type { WalkView } from '../../offline/optimistic-view.ts';

/** The group that the person walks with; undefined where there is none. */
export function ownGroup({ me, groups }: Pick<WalkView, 'me' | 'groups'>): WalkGroup | undefined {
  const groupId = me?.properties.groupId ?? null;
  return groups.find(({ id }) => id === groupId);
}

export function groupStopOf(group: WalkGroup | undefined, stopId: string): GroupStop | undefined {
  return group?.properties.stops.find(({ checkpointId }) => checkpointId === stopId);
}

/** What the group may say next at a stop; undefined when it has gone on. */
export function nextStepOf(stop: GroupStop | undefined): StopStep | undefined {
  if (stop === undefined) return 'arrived';
  if (stop.leftAt !== null) return undefined;
  if (stop.discussionAt !== null) return 'left';
  return stop.arrivedAt === null ? 'arrived' : 'discussion';
}

/** Whether the person has rated or skipped the stop, as far as this phone knows. */
export function isRated({ me, ratings }: Pick<WalkView, 'me' | 'ratings'>, stopId: string): boolean {
  const known = me?.properties.ratedCheckpointIds.some((id) => id === stopId) ?? false;
  return known || ratings.has(stopId);
}
