import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backOffFirstMilliseconds,
  backOffMaximumMilliseconds,
  backOffMilliseconds,
} from '../../../client/offline/back-off.ts';
import { skewOf } from '../../../client/offline/device-clock.ts';
import { EventStreamReader } from '../../../client/offline/event-stream.ts';

test('waits longer after each failure, and never more than five minutes', () => {
  expect(backOffMilliseconds(1, 0)).toBe(backOffFirstMilliseconds);
  expect(backOffMilliseconds(2, 0)).toBe(2 * backOffFirstMilliseconds);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const wait = backOffMilliseconds(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0.8 * backOffFirstMilliseconds);
        expect(wait).toBeLessThanOrEqual(backOffMaximumMilliseconds);
        expect(backOffMilliseconds(failures + 1, random)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});

test('measures how far the clock is off from the middle of the round trip, and ignores slow answers', () => {
  const server = '2026-11-23T17:00:01.000Z';
  const at = Date.parse(server);
  expect(skewOf(at - 3600_000, at - 3600_000 + 200, server)).toBe(3600_000 - 100);
  expect(skewOf(at, at, server)).toBe(0);
  expect(skewOf(at - 60_000, at, server)).toBeUndefined();
  expect(skewOf(at, at, 'yesterday')).toBeUndefined();
});

const stream =
  ': connected\nretry: 3000\n\nevent: records\ndata: {"walkId":"w","sequence":42}\n\n: still here\n\r\ndata: a\r\ndata: b\r\n\r\nevent: areas\n\n';

test('reads the events of a stream however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 }), (lengths) => {
      const reader = new EventStreamReader();
      const events = [];
      let from = 0;
      for (let piece = 0; from < stream.length; piece++) {
        const length = lengths[piece % lengths.length] ?? 1;
        events.push(...reader.push(stream.slice(from, from + length)));
        from += length;
      }
      expect(events).toEqual([
        { event: 'records', data: '{"walkId":"w","sequence":42}' },
        { event: 'message', data: 'a\nb' },
      ]);
    }),
  );
});
