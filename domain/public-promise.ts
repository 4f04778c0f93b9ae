import { placeDay } from './place-time.ts';
import { type BurnUp, burnUpOf } from './promise/burn-up.ts';
import { type Evidence, evidenceDay } from './promise/evidence.ts';
import { type FollowUp, followUpStatus, type ItemStateName, itemStates } from './promise/follow-up.ts';
import type { CitizenPromise } from './promise/promise.ts';
import type { PromiseItem } from './promise/promise-item.ts';
import { type ItemState, stateOfItem } from './promise/promise-state.ts';

type Said = CitizenPromise['properties'];
type SaidOfItem = PromiseItem['properties'];

/** An item as the public sees it: what was promised, and what its evidence comes to. Single activities are not told. */
export interface PublicPromiseItem
  extends Pick<SaidOfItem, 'text' | 'owner' | 'unit' | 'window' | 'definition' | 'place'>,
    Pick<ItemState, 'state' | 'quantified' | 'count' | 'target' | 'expectedByNow' | 'why'> {
  order: number;
  /** What was counted at the end of each month; undefined while there is no number, and for what is done once. */
  burnUp: BurnUp | undefined;
}

/** A follow-up as the public sees it. Its words only once both parties approved them and it was published. */
export interface PublicFollowUp {
  /** The same for ever, as an address: urn:uuid:… */
  id: string;
  dueOn: string;
  /** The day that was planned first; null where it was not moved. */
  movedFrom: string | null;
  missed: boolean;
  published: {
    on: string;
    words: FollowUp['properties']['words'];
    /** How many items were in each state then; states without any left out. */
    states: readonly { state: ItemStateName; items: number }[];
  } | null;
}

export interface PublicPromise
  extends Pick<Said, 'title' | 'summary' | 'period' | 'signedOn' | 'focusAreas' | 'publishedIn'> {
  id: string;
  parties: readonly string[];
  items: readonly PublicPromiseItem[];
  /** By day, the first first. */
  followUps: readonly PublicFollowUp[];
  states: readonly { state: ItemStateName; items: number }[];
}

/** A promise with its parts, as they are kept. */
export interface PromiseRecords {
  promise: { id: string; feature: CitizenPromise };
  items: readonly { record: { feature: PromiseItem }; state: ItemState }[];
  followUps: readonly { feature: FollowUp }[];
}

/** Of the police nothing is told before the month has ended, however it came to be counted. */
function isTold(evidence: Evidence, { owner, evidenceRule }: SaidOfItem, today: string): boolean {
  const isOfPolice = owner !== 'municipality' || evidenceRule.source === 'police';
  return (
    !isOfPolice || evidence.source !== 'activity' || evidenceDay(evidence).slice(0, 7) < today.slice(0, 7)
  );
}

/** The steps of a burn-up by month: the last of each, so that no single day is told. */
function byMonth({ points, ...line }: BurnUp): BurnUp {
  const first = points.slice(0, 1);
  const last = new Map(points.slice(1).map((point) => [point.day.slice(0, 7), point]));
  return { ...line, points: [...first, ...last.values()] };
}

function publicItem(
  { record, state: whole }: PromiseRecords['items'][number],
  today: string,
): PublicPromiseItem {
  const said = record.feature.properties;
  const evidence = [...whole.counted, ...whole.notCounted.map((one) => one.evidence)];
  const judged = stateOfItem(
    said,
    evidence.filter((one) => isTold(one, said, today)),
    today,
  );
  // Of what is done once there is no pace.
  const isOnce = said.measure === 'milestone' || said.measure === 'activity';
  const burnUp = isOnce ? undefined : burnUpOf(judged, said.window, today);
  const { text, owner, unit, window, definition, place, order } = said;
  const { state, quantified, count, target, expectedByNow, why } = judged;
  return {
    ...{ text, owner, unit, window, definition, place, order },
    ...{ state, quantified, count, target, expectedByNow, why },
    burnUp: burnUp && byMonth(burnUp),
  };
}

function countStates(states: readonly ItemStateName[]): PublicPromise['states'] {
  return itemStates
    .map((state) => ({ state, items: states.filter((one) => one === state).length }))
    .filter(({ items }) => items > 0);
}

function publicFollowUp({ feature }: PromiseRecords['followUps'][number], today: string): PublicFollowUp {
  const { properties } = feature;
  const { dueOn, movedFrom, publishedAt, words, gathered } = properties;
  return {
    id: `urn:uuid:${feature.id}`,
    dueOn,
    movedFrom,
    missed: followUpStatus(properties, today).missed,
    published:
      publishedAt === null
        ? null
        : {
            on: placeDay(publishedAt),
            words,
            states: countStates(gathered?.items.map(({ state }) => state) ?? []),
          },
  };
}

/** The promises that are signed, the newest period first. */
export function publicPromises(promises: readonly PromiseRecords[], today: string): PublicPromise[] {
  return promises
    .filter(({ promise }) => promise.feature.properties.signedOn <= today)
    .map(({ promise, items, followUps }) => {
      const { title, summary, period, signedOn, focusAreas, publishedIn, parties } =
        promise.feature.properties;
      const shown = items.map((item) => publicItem(item, today)).sort((a, b) => a.order - b.order);
      return {
        id: promise.id,
        ...{ title, summary, period, signedOn, focusAreas, publishedIn },
        parties: parties.map(({ name }) => name),
        items: shown,
        followUps: followUps
          .map((one) => publicFollowUp(one, today))
          .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
        states: countStates(shown.map(({ state }) => state)),
      };
    })
    .sort((a, b) =>
      a.period.from < b.period.from ? 1 : a.period.from > b.period.from ? -1 : a.id < b.id ? -1 : 1,
    );
}
