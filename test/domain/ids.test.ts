import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingIdSchema, idFromDigest, newId, walkIdSchema } from '../../domain/ids.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const idAt = (milliseconds: number, random: Uint8Array) =>
  newId(findingIdSchema, { now: () => new Date(milliseconds), randomBytes: () => random });

describe('ids', () => {
  test('are refused unless they are UUIDs of version 7 or 8 in lower case', () => {
    for (const wrong of [
      '',
      'walk-1',
      '01900000-0000-4000-8000-000000000001',
      '01900000-0000-7000-c000-000000000001',
      '01900000-0000-7000-8000-00000000000A',
      ' 01900000-0000-7000-8000-000000000001',
      '01900000-0000-7000-8000-000000000001\n',
      null,
      1,
    ])
      expect(walkIdSchema.safeParse(wrong).success, String(wrong)).toBe(false);
    expect(walkIdSchema.parse('01900000-0000-7000-8000-000000000001')).toBe(
      '01900000-0000-7000-8000-000000000001',
    );
  });

  test('sort by the time they were made', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 40),
        fc.integer({ min: 1, max: 2 ** 30 }),
        bytes,
        bytes,
        (at, later, one, two) => {
          expect(idAt(at, one) < idAt(at + later, two)).toBe(true);
        },
      ),
    );
  });

  test('are decided by the clock and the random bytes alone', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), bytes, (at, random) => {
        const id = idAt(at, random);
        expect(id).toBe(idAt(at, Uint8Array.from(random)));
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at);
      }),
    );
  });

  test('from a digest are version 8, the same for the same content', () => {
    const digest = (content: string) => createHash('sha256').update(content).digest();
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const id = idFromDigest(findingIdSchema, digest(one));
        expect(id[14]).toBe('8');
        expect(idFromDigest(findingIdSchema, digest(two)) === id).toBe(one === two);
      }),
    );
  });

  test('from a digest do not change the digest, and need 16 bytes', () => {
    const digest = new Uint8Array(20).fill(255);
    idFromDigest(findingIdSchema, digest);
    expect(digest).toEqual(new Uint8Array(20).fill(255));
    expect(() => idFromDigest(findingIdSchema, new Uint8Array(15))).toThrow(/at least 16 bytes/);
  });
});
