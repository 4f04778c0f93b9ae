import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCatalogue, type Category, categorySchema } from '../../domain/catalogue.ts';
import { findingEditFault, findingFault } from '../../domain/finding.ts';
import { changeNumber, findingAdded, testCatalogue } from '../support/change-makers.ts';

const lighting = testCatalogue.categories.find(({ id }) => id === 'lighting');
if (lighting === undefined) throw new Error('the test catalogue has no lighting');
const goodCategory: Category = lighting;

describe('a category file', () => {
  test.each([
    ['an id with capitals', { id: 'Lighting' }],
    ['a missing English label', { label: { sv: 'Belysning' } }],
    ['a script in its icon', { icon: '<script/>' }],
    ['an event handler as an icon element', { icon: '<path d="M0 0"/><image href="x"/>' }],
    ['a severity out of scale', { defaultSeverity: 5 }],
    ['a good place with a severity', { branch: 'positive', defaultSeverity: 2 }],
    ['a bad place without a severity', { defaultSeverity: null }],
    ['a word nobody knows', { colour: 'red' }],
  ])('with %s is refused', (_, wrong) => {
    expect(categorySchema.safeParse({ ...goodCategory, ...wrong }).success).toBe(false);
  });

  test('without fault is accepted as it is', () => {
    expect(categorySchema.parse(goodCategory)).toEqual(goodCategory);
  });
});

describe('the catalogue', () => {
  test('refuses two of the same id, and a subcategory twice', () => {
    expect(() => buildCatalogue([goodCategory, goodCategory])).toThrow('"lighting" is there twice');
    const [sub] = goodCategory.subcategories;
    const repeated = { ...goodCategory, subcategories: sub === undefined ? [] : [sub, sub] };
    expect(() => buildCatalogue([repeated])).toThrow('"lighting" has a subcategory twice');
  });

  test('has one order, whatever the order of the files, and finds each', () => {
    const categories = ['a', 'b', 'c', 'd'].map((id, index) => ({ ...goodCategory, id, order: index % 2 }));
    fc.assert(
      fc.property(fc.shuffledSubarray(categories, { minLength: 4 }), (shuffled) => {
        const catalogue = buildCatalogue(shuffled);
        expect(catalogue.categories.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']);
        for (const category of categories) expect(catalogue.find(category.id)).toEqual(category);
        expect(catalogue.find('e')).toBeUndefined();
      }),
    );
  });
});

describe('a finding against the catalogue', () => {
  const fault = (more: Parameters<typeof findingAdded>[2]) =>
    findingFault(findingAdded(1, 1, more).finding.properties, testCatalogue)?.errors?.[0]?.pointer;
  test.each([
    [{ category: 'dragons' }, '/finding/properties/category'],
    [{ subcategory: 'glass' }, '/finding/properties/subcategory'],
    [{ severity: null }, '/finding/properties/severity'],
    [{ polarity: 'positive' as const }, '/finding/properties/severity'],
    [{ polarity: 'neutral' as const }, '/finding/properties/severity'],
  ])('%o is refused with the place', (more, pointer) => expect(fault(more)).toBe(pointer));
  test.each([
    {},
    { subcategory: 'dark' },
    { category: 'good_place', polarity: 'positive' as const, severity: null },
  ])('%o fits', (more) => expect(fault(more)).toBeUndefined());
});

describe('an edit of a finding by itself', () => {
  const edit = <Value>(value: Value) => ({ value, basedOn: [changeNumber(1)] });
  test.each([
    ['a category that is not there', { category: edit('dragons') }, '/fields/category/value'],
    ['a subcategory of no category', { subcategory: edit('wings') }, '/fields/subcategory/value'],
    [
      'a subcategory of another category',
      { category: edit('litter'), subcategory: edit('dark') },
      '/fields/subcategory/value',
    ],
    ['a polarity without a severity', { polarity: edit('unsafe' as const) }, '/fields/severity/value'],
    [
      'a good place with a severity',
      { polarity: edit('positive' as const), severity: edit(3 as const) },
      '/fields/severity/value',
    ],
    ['a severity taken away alone', { severity: edit(null) }, '/fields/severity/value'],
  ])('%s is refused with the place', (_, fields, pointer) => {
    expect(findingEditFault(fields, testCatalogue)?.errors?.[0]?.pointer).toBe(pointer);
  });
  test.each([
    {},
    { severity: edit(4 as const) },
    { subcategory: edit('glass') },
    { subcategory: edit(null) },
    { category: edit('litter'), subcategory: edit('glass') },
    { polarity: edit('neutral' as const), severity: edit(null) },
  ])('%o fits', (fields) => expect(findingEditFault(fields, testCatalogue)).toBeUndefined());
});
