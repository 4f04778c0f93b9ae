import type { PriorityArea } from '../area.ts';
import type { ParticipantId, WalkId } from '../ids.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';

/** Whom an area is about. */
export interface AreaPeople {
  /** The area's marks that are still there, in the order of their ids. */
  readonly cluster: readonly AreaMark[];
  readonly marked: ReadonlySet<ParticipantId>;
  readonly passed: ReadonlySet<ParticipantId>;
  /** Those who passed and did not mark, with the walk they were on. */
  readonly silent: readonly { readonly voice: ParticipantId; readonly walkId: WalkId }[];
}

export function areaPeople({ geometry, properties }: PriorityArea, input: AnalysisInput): AreaPeople {
  const { parameters, findingIds, centre } = properties;
  const members = new Set<string>(findingIds);
  const cluster = input.marks.filter(({ id }) => members.has(id)).sort((a, b) => compareText(a.id, b.id));
  const marked = new Set(cluster.map(({ voice }) => voice));
  const near = nearPolygon(geometry, centre, parameters.passedWithinMetres);
  const passed = new Set([...whoPassed(input.passers)(near), ...marked]);
  const walkOf = new Map(input.passers.map(({ voice, walkId }) => [voice, walkId]));
  const silent = [...passed].flatMap((voice) => {
    const walkId = walkOf.get(voice);
    return marked.has(voice) || walkId === undefined ? [] : [{ voice, walkId }];
  });
  return { cluster, marked, passed, silent };
}
