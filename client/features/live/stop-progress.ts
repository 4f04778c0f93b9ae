import type { GroupStop } from '../../../domain/group.ts';
import { isAtStop } from '../../../domain/marks-at-stop.ts';
import type { CheckpointView, GroupView, RatingView } from '../../state/record-views.ts';
import type { FindingView } from '../../state/wire.ts';

export type StopState = 'ahead' | 'arrived' | 'discussion' | 'left';

export function stopState(stop: GroupStop | undefined): StopState {
  if (stop === undefined) return 'ahead';
  if (stop.leftAt !== null) return 'left';
  if (stop.discussionAt !== null) return 'discussion';
  return stop.arrivedAt === null ? 'ahead' : 'arrived';
}

export interface GroupProgress {
  /** Every stop of the route with how far the group is there. */
  stops: readonly { stop: CheckpointView; times: GroupStop | undefined; state: StopState }[];
  /** Where the group stands; else the first stop it has not been at; undefined when all are done. */
  current: { stop: CheckpointView; times: GroupStop | undefined; state: StopState } | undefined;
  done: number;
}

/** A group may leave a stop out or go to one again in another order: what it stands at now is what arrived last. */
export function groupProgress(group: GroupView, route: readonly CheckpointView[]): GroupProgress {
  const stops = route.map((stop) => {
    const times = group.properties.stops.find(({ checkpointId }) => checkpointId === stop.id);
    return { stop, times, state: stopState(times) };
  });
  const standing = stops
    .filter(({ state }) => state === 'arrived' || state === 'discussion')
    .sort((a, b) => (arrivalOf(a.times) < arrivalOf(b.times) ? 1 : -1));
  return {
    stops,
    current: standing[0] ?? stops.find(({ state }) => state === 'ahead'),
    done: stops.filter(({ state }) => state === 'left').length,
  };
}

function arrivalOf(times: GroupStop | undefined): string {
  return times?.arrivedAt ?? times?.discussionAt ?? '';
}

export interface StopCoverage {
  stop: CheckpointView;
  ratings: number;
  skipped: number;
  marks: number;
  /** A group has been there, or the walk is over. */
  passed: boolean;
  /** Passed, and nobody rated or marked anything: the walk says nothing of the place. */
  uncovered: boolean;
}

/** What is known of each stop so far. */
export function stopCoverage(
  route: readonly CheckpointView[],
  known: { groups: readonly GroupView[]; ratings: readonly RatingView[]; findings: readonly FindingView[] },
  walkIsOver: boolean,
): StopCoverage[] {
  return route.map((stop) => {
    const here = known.ratings.filter(({ properties }) => properties.checkpointId === stop.id);
    const skipped = here.filter(({ properties }) => properties.skipped).length;
    const ratings = here.length - skipped;
    const marks = known.findings.filter((finding) => isAtStop(finding, stop)).length;
    const passed =
      walkIsOver ||
      known.groups.some(({ properties }) =>
        properties.stops.some(({ checkpointId, leftAt }) => checkpointId === stop.id && leftAt !== null),
      );
    return { stop, ratings, skipped, marks, passed, uncovered: passed && ratings === 0 && marks === 0 };
  });
}
