import fc from 'fast-check';
import type { StorageFault } from '../support/phone/disk.ts';
import type { ServerDeath } from '../support/phone/town-server.ts';
import type { Weather } from '../support/phone/wire.ts';

/** Something that happens in a simulated walk. Phones, tabs and marks are chosen modulo how many there are. */
export type Step = { phone: number; tab: number; mark: number; value: number; waitMilliseconds: number } & (
  | { kind: 'mark' | 'edit' | 'withdraw' | 'undo' | 'attend' }
  | { kind: 'leader-edit' | 'leader-withdraw' }
  | { kind: 'network'; isUp: boolean }
  | { kind: 'open-tab' | 'kill-tab' | 'look' | 'deliver' | 'power-cut' }
  | { kind: 'close-storage'; tells: boolean }
  | { kind: 'storage-fault'; fault: StorageFault }
  | { kind: 'clock'; jumpMilliseconds: number }
  | { kind: 'server-ends'; death: ServerDeath; missed: number }
);

/** A whole walk: how many phones, what the network is like, and what happens in which order. */
export interface History {
  seed: number;
  phones: number;
  /** How many tabs each phone has from the beginning. */
  tabs: number;
  hasLocks: boolean;
  skewsMilliseconds: readonly number[];
  weather: Weather;
  steps: readonly Step[];
}

const share = (...shares: number[]) => fc.constantFrom(0, ...shares);
const minute = 60_000;

const weather: fc.Arbitrary<Weather> = fc.record({
  lostRequests: share(0.1, 0.3),
  lostAnswers: share(0.1, 0.4),
  twice: share(0.1, 0.4),
  strangers: share(0.1),
  delayMilliseconds: fc.constantFrom(5, 200, 4000),
  inStep: fc.boolean(),
});

const choice = {
  phone: fc.nat(19),
  tab: fc.nat(2),
  mark: fc.nat(9),
  value: fc.nat(999),
  waitMilliseconds: fc.oneof(fc.nat(400), fc.nat(4000), fc.nat(20_000), fc.nat(45_000)),
};
const plain = <Kind extends string>(...kinds: Kind[]) =>
  fc.record({ ...choice, kind: fc.constantFrom(...kinds) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: plain('mark', 'mark', 'mark', 'edit', 'edit', 'withdraw') },
  { weight: 3, arbitrary: plain('undo', 'attend') },
  { weight: 5, arbitrary: plain('leader-edit', 'leader-edit', 'leader-withdraw') },
  {
    weight: 5,
    arbitrary: fc.record({ ...choice, kind: fc.constant('network' as const), isUp: fc.boolean() }),
  },
  { weight: 6, arbitrary: plain('open-tab', 'kill-tab', 'look', 'deliver') },
  { weight: 1, arbitrary: plain('power-cut') },
  {
    weight: 2,
    arbitrary: fc.record({ ...choice, kind: fc.constant('close-storage' as const), tells: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...choice,
      kind: fc.constant('storage-fault' as const),
      fault: fc.constantFrom('InvalidStateError', 'AbortError', 'UnknownError', 'QuotaExceededError'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...choice,
      kind: fc.constant('clock' as const),
      jumpMilliseconds: fc.constantFrom(-3 * 60 * minute, -4000, 4000, 5 * minute, 3 * 60 * minute),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...choice,
      kind: fc.constant('server-ends' as const),
      death: fc.constantFrom('before', 'after'),
      missed: fc.nat(4),
    }),
  },
);

const stepsOf = (minLength: number, maxLength: number) =>
  fc.array(step, { minLength, maxLength, size: 'max' });

const skews = fc.constantFrom(0, 3000, -7 * minute, 26 * 60 * minute, -400 * 24 * 60 * minute);

function historyOf(phones: number, steps: readonly Step[]): fc.Arbitrary<History> {
  return fc.record({
    seed: fc.nat(),
    phones: fc.constant(phones),
    tabs: phones > 5 ? fc.constant(1) : fc.constantFrom(1, 1, 2, 3),
    // Without HTTPS a browser has no locks, and two tabs may send the same change.
    hasLocks: fc.constantFrom(true, true, true, false),
    skewsMilliseconds: fc.array(skews, { minLength: phones, maxLength: phones }),
    weather,
    steps: fc.constant(steps),
  });
}

/** A walk of a few people. */
export const smallHistory: fc.Arbitrary<History> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), stepsOf(10, 40))
  .chain(([phones, steps]) => historyOf(phones, steps));

/** Most walks are small, so that many fit; some have twenty phones. */
export const anyHistory: fc.Arbitrary<History> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 2, max: 5 }), stepsOf(5, 60)) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 6, max: 20 }), stepsOf(40, 120)) },
  )
  .chain(([phones, steps]) => historyOf(phones, steps));
