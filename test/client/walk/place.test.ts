import { expect, test } from 'vitest';
import { pointingAccuracyMetres } from '../../../client/map/pointing-accuracy.ts';
import { nextStop, stopAt } from '../../../client/state/passed-stops.ts';
import type { PositionState } from '../../../client/state/position.ts';
import { defaultPlace, observerOf, resolvePlace } from '../../../client/ui/marking/place.ts';
import { checkpointAdded, checkpointNumber } from '../../support/change-makers.ts';

const stops = [1, 2].map((number) => checkpointAdded(number).checkpoint);
const atFirstStop = {
  status: 'found',
  fix: { position: [17.60100004999, 57.25], accuracyMetres: 7.26, at: 0 },
} as const satisfies PositionState;
const unknown: PositionState = {
  status: 'searching',
  fix: { position: [17, 57], accuracyMetres: 900, at: 0 },
};

const uncertain: PositionState = { status: 'uncertain', fix: { ...atFirstStop.fix, accuracyMetres: 80.04 } };

test('what needs no tap: here as long as the phone may say so, else the stop ahead', () => {
  for (const position of [atFirstStop, unknown, uncertain])
    expect(defaultPlace(position, stops[1])).toEqual({ source: 'here' });
  expect(defaultPlace({ status: 'denied' }, stops[1])).toEqual({
    source: 'stop',
    checkpointId: checkpointNumber(2),
  });
  expect(defaultPlace({ status: 'denied' }, undefined)).toEqual({ source: 'here' });
});

test('here: rounded to seven decimals, with accuracy and the stop that one stands at', () => {
  expect(resolvePlace({ source: 'here' }, atFirstStop, stops)).toEqual({
    geometry: { type: 'Point', coordinates: [17.601, 57.25] },
    accuracyMetres: 7.3,
    positionSource: 'here',
    checkpointId: checkpointNumber(1),
  });
  expect(resolvePlace({ source: 'here' }, unknown, stops)).toBeUndefined();
});

test('an uncertain position is stored only when the person keeps it, with how uncertain it is', () => {
  expect(resolvePlace({ source: 'here' }, uncertain, stops)).toBeUndefined();
  expect(resolvePlace({ source: 'here', keepUncertain: true }, uncertain, stops)).toMatchObject({
    accuracyMetres: 80,
    positionSource: 'here',
  });
  expect(resolvePlace({ source: 'here', keepUncertain: true }, { status: 'denied' }, stops)).toBeUndefined();
});

test('where the person stands is kept beside the place', () => {
  expect(observerOf(uncertain)).toEqual({ position: [17.601, 57.25], accuracyMetres: 80 });
  expect(observerOf({ status: 'denied' })).toBeNull();
});

test('between two stops: the middle, as exact as half the way', () => {
  const [first] = stops;
  if (first === undefined) throw new Error('no stop');
  const between = resolvePlace({ source: 'after-stop', checkpointId: first.id }, unknown, stops);
  expect(between).toMatchObject({
    geometry: { coordinates: [expect.closeTo(17.6015, 6), 57.25] },
    accuracyMetres: expect.closeTo(30.1, 0),
    checkpointId: null,
  });
  expect(
    resolvePlace({ source: 'after-stop', checkpointId: checkpointNumber(2) }, unknown, stops),
  ).toBeUndefined();
});

test('pointing is as exact as the zoom: about 3 m at street level, worse further out', () => {
  expect(pointingAccuracyMetres([17.6, 57.25], 17)).toBeCloseTo(3.23, 1);
  expect(pointingAccuracyMetres([17.6, 57.25], 14)).toBeCloseTo(25.9, 0);
  expect(pointingAccuracyMetres([17.6, 57.25], 22)).toBe(1);
});

test('a stop is as exact as its circle; a stop that is gone gives no place', () => {
  expect(resolvePlace({ source: 'stop', checkpointId: checkpointNumber(2) }, unknown, stops)).toMatchObject({
    geometry: stops[1]?.geometry,
    accuracyMetres: 25,
    positionSource: 'stop',
  });
  expect(resolvePlace({ source: 'stop', checkpointId: checkpointNumber(9) }, unknown, stops)).toBeUndefined();
});

test('the crosshair far from any stop belongs to none, and nothing pointed at is no place', () => {
  expect(resolvePlace({ source: 'crosshair', position: [17.7, 57.3] }, unknown, stops)).toMatchObject({
    accuracyMetres: null,
    checkpointId: null,
  });
  expect(
    resolvePlace({ source: 'crosshair', position: [17.7, 57.3], accuracyMetres: 3.23 }, unknown, stops),
  ).toMatchObject({ accuracyMetres: 3.2 });
  expect(resolvePlace({ source: 'crosshair', position: null }, unknown, stops)).toBeUndefined();
});

test('the next stop is the first that was not passed', () => {
  expect(nextStop(stops, new Set())?.id).toBe(checkpointNumber(1));
  expect(nextStop(stops, new Set([checkpointNumber(1)]))?.id).toBe(checkpointNumber(2));
  expect(nextStop(stops, new Set(stops.map(({ id }) => id)))).toBeUndefined();
  expect(stopAt(stops, [17.6011, 57.25])?.id).toBe(checkpointNumber(1));
  expect(stopAt(stops, [17.605, 57.25])).toBeUndefined();
});
