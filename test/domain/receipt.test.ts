import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatReceiptCode,
  receiptCodeFrom,
  receiptCodeSchema,
  receiptHashSchema,
  receiptPath,
} from '../../domain/receipt.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });

describe('a receipt code', () => {
  test.each([
    'ABCD EFGH JKM',
    'ABCD EFGH JKMNP',
    'ABCD EFGH JKM0',
    'ABCD EFGH JKMI',
    'ABCD EFGH JKMÅ',
    '',
    '            ',
  ])('is refused as %j', (written) => expect(receiptCodeSchema.safeParse(written).success).toBe(false));

  test('is refused from too little randomness', () =>
    expect(() => receiptCodeFrom(new Uint8Array(15))).toThrow(RangeError));

  test('comes back however it was shown and written down', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = receiptCodeFrom(random);
        const shown = formatReceiptCode(code);
        expect(shown).toMatch(/^\S{4} \S{4} \S{4}$/);
        for (const written of [code, shown, shown.toLowerCase(), ` ${shown.replaceAll(' ', '-')}\n`])
          expect(receiptCodeSchema.parse(written)).toBe(code);
      }),
    );
  });

  test('is of all its bytes', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 15 }), (random, index) => {
        const other = random.with(index, (random[index] ?? 0) ^ 1);
        expect(receiptCodeFrom(other)).not.toBe(receiptCodeFrom(random));
      }),
    );
  });

  test('may have every sign at every place', () => {
    const codes = fc.sample(bytes, { numRuns: 3000, seed: 1 }).map(receiptCodeFrom);
    for (let place = 0; place < 12; place += 1)
      expect(new Set(codes.map((code) => code[place])).size).toBe(31);
  });
});

test('its link', () => expect(receiptPath('ABCDEFGHJKMN')).toBe('/r/ABCDEFGHJKMN'));

test.each(['', 'a'.repeat(63), 'A'.repeat(64), 'g'.repeat(64)])('%j is no hash', (text) =>
  expect(receiptHashSchema.safeParse(text).success).toBe(false),
);
