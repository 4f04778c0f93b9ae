import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addReading,
  beginSearch,
  type Fix,
  judge,
  qualityOf,
  type Search,
} from '../../../client/state/position-fix.ts';

const start = 1_000_000;
const accurate = 15;
/** About 61 m a thousandth of a degree here. */
const east = (metres: number): [number, number] => [17.6 + metres / 60_300, 57.25];
const reading = (after: number, accuracyMetres: number, metresEast = 0): Fix => ({
  position: east(metresEast),
  accuracyMetres,
  at: start + after,
});
const after = (...readings: Fix[]): Search =>
  readings.reduce((search, fix) => addReading(search, fix, fix.at), beginSearch(start));
const saysAt = (search: Search, milliseconds: number) => judge(search, start + milliseconds, accurate);

test('a bad first fix is never stored: the search goes on until a good one comes', () => {
  expect(saysAt(after(), 0)).toEqual({ status: 'searching', fix: undefined });
  expect(saysAt(after(reading(100, 1500)), 100).status).toBe('searching');
  const found = saysAt(after(reading(100, 1500), reading(900, 60), reading(4000, 12, 30)), 4000);
  expect(found).toEqual({ status: 'found', fix: reading(4000, 12, 30) });
});

test('when the time is over the person is asked, with the best that came', () => {
  const search = after(reading(100, 1500), reading(15_000, 40));
  expect(saysAt(search, 19_999).status).toBe('searching');
  expect(saysAt(search, 20_000)).toEqual({ status: 'uncertain', fix: reading(15_000, 40) });
  expect(saysAt(after(), 20_000)).toEqual({ status: 'nothing' });
  // And a good one that comes late still counts.
  expect(saysAt(addReading(search, reading(31_000, 9), start + 31_000), 31_000).status).toBe('found');
});

test('what is older than ten seconds when it comes is left out, however exact it is', () => {
  const cached = addReading(beginSearch(start), reading(-60_000, 5), start + 50);
  expect(saysAt(cached, 50)).toEqual({ status: 'searching', fix: undefined });
});

test('silence means standing still, but not for ever', () => {
  const held = after(reading(0, 5));
  expect(saysAt(held, 180_000).status).toBe('found');
  expect(saysAt(held, 180_001)).toEqual({ status: 'nothing' });
});

test('a device whose clock is wrong gets a position from the second reading on', () => {
  const behind = -3_600_000;
  const first = addReading(beginSearch(start), reading(behind, 8), start);
  expect(judge(first, start, accurate).status).toBe('searching');
  const second = addReading(first, reading(behind + 1_000, 8), start + 1_000);
  expect(judge(second, start + 1_000, accurate)).toMatchObject({
    status: 'found',
    fix: { at: start + 1_000 },
  });
  const ahead = addReading(beginSearch(start), reading(3_600_000, 8), start);
  expect(judge(ahead, start, accurate)).toMatchObject({ status: 'found', fix: { at: start } });
});

test('a jump that nobody could walk must be said twice', () => {
  const jumped = after(reading(0, 6), reading(1_000, 6, 800));
  expect(jumped.best).toEqual(reading(0, 6));
  expect(addReading(jumped, reading(2_000, 6, 4), start + 2_000).best).toEqual(reading(2_000, 6, 4));
  expect(addReading(jumped, reading(2_000, 6, 803), start + 2_000).best).toEqual(reading(2_000, 6, 803));
  // Walking is no jump.
  expect(after(reading(0, 6), reading(2_000, 6, 15)).best).toEqual(reading(2_000, 6, 15));
});

test('a clearly worse reading does not push out a better one of the last seconds, an old one does go', () => {
  expect(after(reading(0, 6), reading(2000, 60)).best?.accuracyMetres).toBe(6);
  expect(after(reading(0, 6), reading(2000, 8)).best?.accuracyMetres).toBe(8);
  expect(after(reading(0, 6), reading(10_001, 60)).best?.accuracyMetres).toBe(60);
});

test('whatever comes, nothing worse than the threshold and nothing stale is ever found', () => {
  const readings = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 15_000 }),
      age: fc.integer({ min: -20_000, max: 60_000 }),
      accuracyMetres: fc.double({ min: 1, max: 3000, noNaN: true }),
      metresEast: fc.integer({ min: -2000, max: 2000 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(readings, fc.integer({ min: 0, max: 30_000 }), (steps, later) => {
      let now = start;
      let search = beginSearch(start);
      for (const { wait, age, accuracyMetres, metresEast } of steps) {
        now += wait;
        search = addReading(search, { position: east(metresEast), accuracyMetres, at: now - age }, now);
      }
      now += later;
      const judged = judge(search, now, accurate);
      if (judged.status === 'found') expect(judged.fix.accuracyMetres).toBeLessThanOrEqual(accurate);
      if ('fix' in judged && judged.fix !== undefined)
        expect(now - judged.fix.at).toBeLessThanOrEqual(180_000);
      if (judged.status === 'searching') expect(now - start).toBeLessThan(20_000);
    }),
  );
});

test('good, about there, uncertain', () => {
  expect([3, 15, 16, 50, 51].map((metres) => qualityOf(metres, accurate))).toEqual([
    'good',
    'good',
    'rough',
    'rough',
    'uncertain',
  ]);
  // A municipality that takes more has nothing rough below it.
  expect(qualityOf(80, 80)).toBe('good');
});
