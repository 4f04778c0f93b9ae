import type { ParticipantView } from '../../state/record-views.ts';
import type { FindingView } from '../../state/wire.ts';

/** One phone of the walk: a pseudonym by order of joining, what it sent and when it was last heard. */
export interface WalkPerson {
  id: string;
  number: number;
  joinedAt: string;
  marks: number;
  /** The latest thing known from this phone: a mark, else the joining itself. */
  lastAt: string;
}

/** By the same rule as the server numbers phones; people without a phone here come after. */
function orderOf({ id, properties: { source, joinedAt } }: ParticipantView): string {
  return `${source === 'join' ? 0 : 1} ${Date.parse(joinedAt)} ${id}`;
}

/** The people who joined the walk itself, in that order. Nothing here can say who anybody is. */
export function walkPeople(
  participants: readonly ParticipantView[],
  findings: readonly FindingView[],
): readonly WalkPerson[] {
  const marks = new Map<string, { count: number; lastAt: string }>();
  for (const { properties } of findings) {
    const { participantId, recordedAt } = properties;
    const before = marks.get(participantId);
    const lastAt = before !== undefined && before.lastAt > recordedAt ? before.lastAt : recordedAt;
    marks.set(participantId, { count: (before?.count ?? 0) + 1, lastAt });
  }
  return participants
    .filter(({ properties: { source } }) => source !== 'presurvey')
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(({ id, properties: { joinedAt } }, index) => {
      const own = marks.get(id);
      return { id, number: index + 1, joinedAt, marks: own?.count ?? 0, lastAt: own?.lastAt ?? joinedAt };
    });
}
