import type { Change } from '../../../domain/changes.ts';
import type { Position } from '../../../domain/geo.ts';
import { type HotSpotId, type IdSource, newId, patrolShiftIdSchema } from '../../../domain/ids.ts';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import type { ShiftChoices, ShiftParameters } from '../../../domain/patrol/patrol-shift.ts';
import { dose } from '../../../domain/patrol/plan/dose.ts';
import { placeClock, placeDay, timeAtPlace } from '../../../domain/place-time.ts';
import { makeChange } from '../../state/make-change.ts';
import type { ShiftView } from '../../state/patrol-wire.ts';
import type { PlanAnswer, ShiftWish } from '../../state/plan-queries.ts';
import { saidOrNull } from '../../state/said-or-null.ts';

/** What the planner's form holds; times as the fields of a browser have them, by the clock of the place. */
export interface ShiftDraft {
  id: string | undefined;
  name: string;
  date: string;
  from: string;
  to: string;
  start: Position | undefined;
  officers: number;
  seed: number;
  parameters: ShiftParameters;
  choices: ShiftChoices;
}

export const noChoices: ShiftChoices = { locked: [], dropped: [], order: null };

export function randomSeed(source: IdSource): number {
  const [a = 0, b = 0, c = 0, d = 0] = source.randomBytes();
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

export function emptyShift(now: Date, source: IdSource): ShiftDraft {
  return {
    id: undefined,
    name: '',
    date: placeDay(now.toISOString()),
    from: '20:00',
    to: '00:00',
    start: undefined,
    officers: 2,
    seed: randomSeed(source),
    parameters: {
      dwellMinutes: dose.usualMinutes,
      returnAfterMinutes: dose.returnAfterMinutes,
      walkingMetresPerMinute: dose.walkingMetresPerMinute,
    },
    choices: noChoices,
  };
}

export function draftOfShift({ id, geometry, properties }: ShiftView): ShiftDraft {
  const { name, officers, seed, parameters, choices } = properties;
  return {
    id,
    name: name ?? '',
    date: placeDay(properties.startAt),
    from: placeClock(properties.startAt),
    to: placeClock(properties.endAt),
    start: geometry.coordinates,
    officers,
    seed,
    parameters,
    choices,
  };
}

/** Beginning and end; an end by the clock before the beginning is on the next day. Undefined while a field is empty. */
export function timesOf({ date, from, to }: ShiftDraft): { startAt: string; endAt: string } | undefined {
  const startAt = timeAtPlace(date, from);
  const endAt = timeAtPlace(date, to);
  if (startAt === null || endAt === null) return undefined;
  if (Date.parse(endAt) >= Date.parse(startAt)) return { startAt, endAt };
  const nextDay = new Date(Date.parse(date) + dayMilliseconds).toISOString().slice(0, 10);
  const nextEnd = timeAtPlace(nextDay, to);
  return nextEnd === null ? undefined : { startAt, endAt: nextEnd };
}

export function wishOf(draft: ShiftDraft): ShiftWish | undefined {
  const times = timesOf(draft);
  if (times === undefined || draft.start === undefined) return undefined;
  const { start, officers, seed, parameters, choices } = draft;
  return { ...times, start: [...start], end: null, officers, seed, parameters, choices };
}

/** The change that keeps the plan, and the id of its shift. */
export function planChange(
  draft: ShiftDraft,
  wish: ShiftWish,
  answer: PlanAnswer,
  source: IdSource,
): { id: string; change: Change } {
  const id = draft.id ?? newId(patrolShiftIdSchema, source);
  const { start, ...properties } = wish;
  const stops = (answer.proposal?.stops ?? []).map(
    ({ hotSpotId, arriveAt, leaveAt, walkMetres, walkMinutes }) => ({
      hotSpotId,
      arriveAt,
      leaveAt,
      walkMetres,
      walkMinutes,
    }),
  );
  const name = saidOrNull(draft.name);
  const shift = {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: start },
    properties: { kind: 'patrol-shift', name, ...properties, stops, straight: answer.straight },
  };
  return { id, change: makeChange(source, { kind: 'patrol-shift-planned', shift }) };
}

const without = (ids: readonly HotSpotId[], id: HotSpotId): HotSpotId[] => ids.filter((one) => one !== id);

export function withLock(choices: ShiftChoices, id: HotSpotId, locked: boolean): ShiftChoices {
  return { ...choices, locked: locked ? [...without(choices.locked, id), id] : without(choices.locked, id) };
}

export function withDrop(choices: ShiftChoices, id: HotSpotId, dropped: boolean): ShiftChoices {
  return {
    locked: without(choices.locked, id),
    dropped: dropped ? [...without(choices.dropped, id), id] : without(choices.dropped, id),
    order: choices.order === null ? null : without(choices.order, id),
  };
}

/** The order with the stop moved by so many places, from the order that is shown. */
export function withMove(
  choices: ShiftChoices,
  shown: readonly HotSpotId[],
  index: number,
  by: -1 | 1,
): ShiftChoices {
  const order = [...shown];
  const [moved] = order.splice(index, 1);
  if (moved !== undefined) order.splice(index + by, 0, moved);
  return { ...choices, order };
}
