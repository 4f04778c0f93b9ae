import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCatalogue } from '../../server/load-catalogue.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-categories-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const category = {
  id: 'lighting',
  order: 20,
  branch: 'environment',
  label: { sv: 'Belysning', en: 'Lighting' },
  help: { sv: 'Mörkt', en: 'Dark' },
  icon: '<path d="M0 0"/>',
  defaultSeverity: 2,
  public: true,
  lightOrSight: true,
  subcategories: [],
};
const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

test('each file is a category, in their own order', async () => {
  await write('lighting.json', category);
  await write('care.json', { ...category, id: 'care', order: 10 });
  await write('notes.txt', 'not a category');
  const catalogue = await loadCatalogue(folder);
  expect(catalogue.categories.map(({ id }) => id)).toEqual(['care', 'lighting']);
});

test.each([
  ['broken JSON', 'lighting.json', '{"id":', /lighting\.json is not valid JSON/],
  [
    'a missing label',
    'lighting.json',
    { ...category, label: { sv: 'Belysning' } },
    /lighting\.json[\s\S]*label/,
  ],
  [
    'a script in the icon',
    'lighting.json',
    { ...category, icon: '<script>alert(1)</script>' },
    /lighting\.json[\s\S]*icon/,
  ],
  [
    'a severity of 7',
    'lighting.json',
    { ...category, defaultSeverity: 7 },
    /lighting\.json[\s\S]*defaultSeverity/,
  ],
  ['a name that is not its id', 'light.json', category, /light\.json[\s\S]*lighting/],
  [
    'a word that nobody knows',
    'lighting.json',
    { ...category, colour: 'red' },
    /lighting\.json[\s\S]*colour/,
  ],
])('%s stops the start with the file and the reason', async (_name, file, content, words) => {
  await write(file, content);
  await expect(loadCatalogue(folder)).rejects.toThrow(words);
});

test('no category at all stops it too', async () => {
  await expect(loadCatalogue(folder)).rejects.toThrow(/no category/);
});
