import { expect, test } from 'vitest';
import { nextStop, stopAt } from '../../../client/state/passed-stops.ts';
import type { PositionState } from '../../../client/state/position.ts';
import { defaultPlace, resolvePlace } from '../../../client/ui/marking/place.ts';
import { checkpointAdded, checkpointNumber } from '../../support/change-makers.ts';

const stops = [1, 2].map((number) => checkpointAdded(number).checkpoint);
const atFirstStop: PositionState = {
  status: 'found',
  fix: { position: [17.60100004999, 57.25], accuracyMetres: 7.26, at: 0 },
};
const unknown: PositionState = {
  status: 'searching',
  fix: { position: [17, 57], accuracyMetres: 900, at: 0 },
};

test('what needs no tap: here when that is known, else the stop ahead, else wait for here', () => {
  expect(defaultPlace(atFirstStop, stops[1])).toEqual({ source: 'here' });
  expect(defaultPlace(unknown, stops[1])).toEqual({ source: 'stop', checkpointId: checkpointNumber(2) });
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
  expect(resolvePlace({ source: 'crosshair', position: null }, unknown, stops)).toBeUndefined();
});

test('the next stop is the first that was not passed', () => {
  expect(nextStop(stops, new Set())?.id).toBe(checkpointNumber(1));
  expect(nextStop(stops, new Set([checkpointNumber(1)]))?.id).toBe(checkpointNumber(2));
  expect(nextStop(stops, new Set(stops.map(({ id }) => id)))).toBeUndefined();
  expect(stopAt(stops, [17.6011, 57.25])?.id).toBe(checkpointNumber(1));
  expect(stopAt(stops, [17.605, 57.25])).toBeUndefined();
});
