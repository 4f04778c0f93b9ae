import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildCatalogue, categorySchema } from '../../domain/catalogue.ts';
import { languages, pickText } from '../../domain/localized.ts';

const folder = new URL('../../data/categories/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const catalogue = buildCatalogue(files.map((file) => categorySchema.parse(read(file))));
const ids = catalogue.categories.map((category) => category.id);

/** The field's own lists of subcategories; the others have none. */
const subcategories: Record<string, string> = {
  lighting: 'broken missing too_dim glare uneven shaded_by_tree timer',
  sightline: 'bush tree wall corner parked signage_block',
  care: 'litter graffiti vandalism snow_ice surface broken_furniture',
  orientation: 'sign_missing unclear_path dead_end',
  escape: 'only_route enclosed long_stretch fence',
  traffic: 'speed crossing a_tractor bike_ped_conflict',
  social: 'gathering harassment followed alcohol_drug_signs noise',
  positive: 'well_lit cared people view art staff_present',
};

describe('the categories of the catalogue', () => {
  test.each(files)('%s is named after its id', (file) => {
    expect(read(file)).toMatchObject({ id: file.replace(/\.json$/, '') });
  });

  test('the three things a walk is for stand first, good places last', () => {
    expect(ids.slice(0, 3)).toEqual(['unsafe_spot', 'lighting', 'patrol_wish']);
    expect(ids.at(-1)).toBe('positive');
  });

  test('every category of the field is there once, and each has its own place in the order', () => {
    expect([...ids].sort()).toEqual(
      (
        'access bike care desolate entrance escape lighting meeting_place orientation other parking ' +
        'patrol_wish positive pt_stop sightline social traffic underpass unsafe_spot'
      ).split(' '),
    );
    expect(new Set(catalogue.categories.map((category) => category.order)).size).toBe(ids.length);
  });

  test.each(ids)('%s has the subcategories of the field', (id) => {
    const expected = subcategories[id]?.split(' ') ?? [];
    expect(catalogue.find(id)?.subcategories.map((subcategory) => subcategory.id)).toEqual(expected);
  });

  test('what people do is never told to the public', () => {
    for (const category of catalogue.categories)
      expect([category.id, category.public]).toEqual([category.id, category.branch !== 'behaviour']);
  });

  test('only lighting and sight lines weigh in the darkness part of the score', () => {
    const weighing = catalogue.categories.filter((category) => category.lightOrSight);
    expect(weighing.map((category) => category.id)).toEqual(['lighting', 'sightline']);
  });

  test('labels fit a tile, help is short, and no two labels or icons are the same', () => {
    for (const language of languages) {
      const labels = catalogue.categories.map(({ label }) => pickText(label, language));
      for (const label of labels) expect([label, label.length <= 28]).toEqual([label, true]);
      expect(new Set(labels).size, language).toBe(ids.length);
      for (const { help } of catalogue.categories)
        expect(pickText(help, language).length, help.en).toBeLessThanOrEqual(80);
    }
    expect(new Set(catalogue.categories.map((category) => category.icon)).size).toBe(ids.length);
  });

  test.each(ids)('%s is named and explained in the four languages of the participants', (id) => {
    const category = catalogue.find(id);
    const texts = [
      category?.label,
      category?.help,
      ...(category?.subcategories ?? []).map(({ label }) => label),
    ];
    for (const text of texts) {
      expect(Object.keys(text ?? {})).toEqual([...languages]);
      expect(text?.ar).toMatch(/\p{Script=Arabic}/u);
      for (const language of ['sv', 'en', 'sv-easy'] as const)
        expect(text?.[language]).not.toMatch(/\p{Script=Arabic}/u);
    }
  });
});
