import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinTexts, splitTexts } from '../../domain/listed-texts.ts';

test('texts with commas and backslashes come back as they were', () => {
  expect(splitTexts('Stöld\\, cykel, Rån')).toEqual(['Stöld, cykel', 'Rån']);
  expect(splitTexts('C:\\brott')).toEqual(['C:\\brott']);
  const text = fc.string({ unit: fc.constantFrom(...'aå ,\\="😀'), minLength: 1 }).map((any) => any.trim());
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      expect(splitTexts(joinTexts(texts))).toEqual(texts);
    }),
  );
});
