import { expect, test } from 'vitest';
import { addReading, beginSearch, type Fix, isSettled } from '../../../client/state/position-fix.ts';

const start = 1_000_000;
const reading = (after: number, accuracyMetres: number): Fix => ({
  position: [17.6, 57.25],
  accuracyMetres,
  at: start + after,
});
const after = (...readings: Fix[]) => readings.reduce(addReading, beginSearch(start));

test('the first fix is not believed unless it is a precise one', () => {
  expect(isSettled(after(), start)).toBe(false);
  expect(isSettled(after(reading(100, 40)), start + 100)).toBe(false);
  expect(isSettled(after(reading(100, 8)), start + 100)).toBe(true);
});

test('a fair fix counts once the phone has settled', () => {
  expect(isSettled(after(reading(100, 45), reading(1500, 40)), start + 1500)).toBe(false);
  expect(isSettled(after(reading(100, 45), reading(4000, 40)), start + 4000)).toBe(true);
});

test('a fix of more than fifty metres is never stored, nor one that is a minute old', () => {
  expect(isSettled(after(reading(0, 900), reading(5000, 80)), start + 5000)).toBe(false);
  expect(isSettled(after(reading(100, 5)), start + 61_200)).toBe(false);
});

test('a clearly worse reading does not push out a better one of the last seconds, an old one does go', () => {
  expect(after(reading(0, 6), reading(2000, 60)).best?.accuracyMetres).toBe(6);
  expect(after(reading(0, 6), reading(2000, 8)).best?.accuracyMetres).toBe(8);
  expect(after(reading(0, 6), reading(9000, 60)).best?.accuracyMetres).toBe(60);
});
