import type { AuthoredChange } from '../../domain/apply-change.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  joined,
  participantNumber,
  rated,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from './change-makers.ts';

type Place = [longitude: number, latitude: number];
const start: Place = [17.6, 57.25];
const route: Place[] = [start, [17.605, 57.25]];

interface Walked {
  walk: number;
  previous?: number;
  /** Its stops, and which stops of the walk before they stand at again. */
  stops: readonly { stop: number; again?: number; coordinates?: Place }[];
  startedAt: string;
  people: number;
  /** How many of the people mark the stop. */
  marks: Readonly<Record<number, number>>;
  /** What each person feels at the stop, in turn. */
  feelings: Readonly<Record<number, readonly (1 | 2 | 3 | 4)[]>>;
}

/** A walk from plan to end: people joined, marked and rated. People and marks are numbered from 1000 times the walk. */
export function walkedChanges({ walk, previous, stops, ...told }: Walked): AuthoredChange[] {
  const walkId = walkNumber(walk);
  const number = (index: number) => walk * 1000 + index + 1;
  const created = walkCreated(walk, {
    route: { type: 'LineString', coordinates: route },
    plannedStartAt: told.startedAt,
    previousWalkId: previous === undefined ? null : walkNumber(previous),
  });
  const stood = stops.map(({ stop, again, coordinates }) => {
    const change = checkpointAdded(stop, walk);
    const { checkpoint } = change;
    const properties = {
      ...checkpoint.properties,
      previousCheckpointId: again === undefined ? null : checkpointNumber(again),
    };
    const geometry =
      coordinates === undefined ? checkpoint.geometry : { ...checkpoint.geometry, coordinates };
    return { ...change, checkpoint: { ...checkpoint, properties, geometry } };
  });
  const people = Array.from({ length: told.people }, (_, index) => joined(number(index), walk));
  const placeOf = (stop: number): Place =>
    stood.find(({ checkpoint }) => checkpoint.id === checkpointNumber(stop))?.checkpoint.geometry
      .coordinates ?? start;
  let made = 0;
  const marked = Object.entries(told.marks).flatMap(([stop, count]) =>
    Array.from({ length: count }, (_, index) =>
      findingAdded(number(made++), number(index), {
        walkId,
        participantId: participantNumber(number(index)),
        checkpointId: checkpointNumber(Number(stop)),
        recordedAt: told.startedAt,
        coordinates: placeOf(Number(stop)),
      }),
    ),
  );
  let answered = 0;
  const ratings = Object.entries(told.feelings).flatMap(([stop, feelings]) =>
    feelings.map((feeling, index) => {
      const change = rated(number(answered++), number(index), Number(stop), walk);
      const { rating } = change;
      const wouldGoAloneInDark = feeling > 2 ? ('avoid' as const) : ('yes' as const);
      const properties = { ...rating.properties, feeling, wouldGoAloneInDark, ratedAt: told.startedAt };
      return { ...change, rating: { ...rating, properties } };
    }),
  );
  const advanced = (['in_progress', 'walked'] as const).map((to) => ({
    ...walkAdvanced(to, walk),
    at: told.startedAt,
  }));
  return [created, ...stood, ...people, ...marked, ...ratings, ...advanced].map((change) => authored(change));
}
