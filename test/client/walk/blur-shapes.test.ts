import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedFrame } from '../../../client/ui/photos/blur-shapes.ts';

test('the frame of the keyboard stays inside the picture and never vanishes', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 120 }), (steps) => {
      let frame = { x: 0.35, y: 0.35, width: 0.3, height: 0.3 };
      for (const [name, resize] of steps) frame = movedFrame(frame, name, resize);
      expect(frame.x).toBeGreaterThanOrEqual(0);
      expect(frame.y).toBeGreaterThanOrEqual(0);
      expect(frame.x + frame.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(frame.y + frame.height).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.min(frame.width, frame.height)).toBeGreaterThan(0.05);
    }),
  );
});

test('an arrow moves, and with shift it makes larger or smaller', () => {
  const frame = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
  expect(movedFrame(frame, 'ArrowRight', false)).toMatchObject({ y: 0.4, width: 0.2 });
  expect(movedFrame(frame, 'ArrowRight', false).x).toBeGreaterThan(0.4);
  expect(movedFrame(frame, 'ArrowDown', true).height).toBeGreaterThan(0.2);
  expect(movedFrame(frame, 'ArrowUp', true).height).toBeLessThan(0.2);
});
