import { isDeclined } from '../../../domain/action.ts';
import type { ActionView } from '../../state/action-queries.ts';
import type { AreaView } from '../../state/wire.ts';

/** So many actions fit on a wall and are read from the back row. */
const actionsOnASlide = 3;

export type MeetingSlide =
  | { kind: 'start'; areas: number; doing: number; declined: number }
  /** `area` is null for actions that answer marks outside every area. */
  | {
      kind: 'answer';
      area: AreaView | null;
      doing: readonly ActionView[];
      declined: readonly ActionView[];
      part: number;
      parts: number;
    }
  | { kind: 'undecided'; areas: readonly AreaView[] }
  | { kind: 'follow' };

function inParts<One>(list: readonly One[], size: number): One[][] {
  const parts: One[][] = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}

/** Everything about one place: what is done first, then what is not, in as many slides as it takes. */
function answerSlides(area: AreaView | null, actions: readonly ActionView[]): MeetingSlide[] {
  const doing = actions.filter(({ properties }) => !isDeclined(properties));
  const declined = actions.filter(({ properties }) => isDeclined(properties));
  const parts = inParts([...doing, ...declined], actionsOnASlide);
  return parts.map((part, index) => ({
    kind: 'answer',
    area,
    doing: part.filter((action) => doing.includes(action)),
    declined: part.filter((action) => declined.includes(action)),
    part: index + 1,
    parts: parts.length,
  }));
}

/**
 * The third meeting in slides: each area with what was said and what becomes of it, the rest together, what nobody
 * has decided yet, and how to follow. An action stands once, with the first area that it answers.
 */
export function meetingSlides(
  { id: walkId }: { id: string },
  areas: readonly AreaView[],
  actions: readonly ActionView[],
): MeetingSlide[] {
  const own = actions.filter(
    ({ properties }) =>
      properties.walkId === walkId && (properties.decision !== null || isDeclined(properties)),
  );
  const ranked = areas.toSorted((a, b) => b.properties.score - a.properties.score || (a.id < b.id ? -1 : 1));
  const told = new Set<string>();
  const perArea = ranked.map((area) => {
    const marks = new Set(area.properties.findingIds);
    const answering = own.filter(
      ({ id, properties }) =>
        !told.has(id) &&
        (properties.areaId === area.id ||
          (properties.areaId === null && properties.findingIds.some((mark) => marks.has(mark)))),
    );
    for (const { id } of answering) told.add(id);
    return { area, answering };
  });
  const undecided = perArea.filter(({ answering }) => answering.length === 0).map(({ area }) => area);
  const rest = own.filter(({ id }) => !told.has(id));
  const declined = own.filter(({ properties }) => isDeclined(properties)).length;
  return [
    { kind: 'start', areas: areas.length, doing: own.length - declined, declined },
    ...perArea.flatMap(({ area, answering }) => answerSlides(area, answering)),
    ...answerSlides(null, rest),
    ...(undecided.length > 0 ? [{ kind: 'undecided' as const, areas: undecided }] : []),
    { kind: 'follow' },
  ];
}
