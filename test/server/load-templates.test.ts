import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadReference } from '../../server/load-reference.ts';
import { loadTemplates } from '../../server/load-templates.ts';

const shipped = await readFile('data/templates/standard-v1.json', 'utf8');
const standard: Record<string, unknown> = JSON.parse(shipped);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-templates-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

test('each file is a version of a template, and only its content makes its hash', async () => {
  await write('standard-v1.json', shipped);
  await write('standard-v2.json', { ...standard, version: 2 });
  await write('notes.txt', 'not a template');
  const templates = await loadTemplates(folder);
  expect(templates.all.map(({ template }) => template.version)).toEqual([1, 2]);
  expect(templates.newest('standard')?.template.version).toBe(2);
  const { sha256 } = templates.all[0] ?? { sha256: '' };
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(templates.all[1]?.sha256).not.toBe(sha256);
  // Written in another order and with other spaces it is the same template.
  await write('standard-v1.json', Object.fromEntries(Object.entries(standard).reverse()));
  expect((await loadTemplates(folder)).find('standard', 1)?.sha256).toBe(sha256);
});

test.each([
  ['broken JSON', 'standard-v1.json', '{"id":', /the template file .*standard-v1\.json is not valid JSON/],
  [
    'a phase that is missing',
    'standard-v1.json',
    { ...standard, phases: [] },
    /standard-v1\.json does not fit:[\s\S]*phases/,
  ],
  [
    'a text that is missing in one language',
    'standard-v1.json',
    { ...standard, name: { sv: 'Vandring' } },
    /standard-v1\.json does not fit:[\s\S]*name/,
  ],
  [
    'a word that nobody knows',
    'standard-v1.json',
    { ...standard, colour: 'red' },
    /standard-v1\.json does not fit:[\s\S]*colour/,
  ],
  [
    'a name that is of another version',
    'standard-v3.json',
    standard,
    /holds "standard" in version 1, so it must be named standard-v1\.json/,
  ],
])('%s stops the start with the file and the reason', async (_what, name, content, message) => {
  await write(name, content);
  await expect(loadTemplates(folder)).rejects.toThrow(message);
});

test('an empty folder stops the start too', async () => {
  await expect(loadTemplates(folder)).rejects.toThrow(/no template in /);
});

test('the start reads them with everything else', async () => {
  for (const name of ['categories', 'templates']) await mkdir(join(folder, name));
  for (const name of ['observables.json', 'text-lint.json'])
    await write(name, await readFile(join('data', name), 'utf8'));
  await write('categories/other.json', await readFile('data/categories/other.json', 'utf8'));
  await write('templates/standard-v1.json', { ...standard, version: 'one' });
  await expect(loadReference(folder)).rejects.toThrow(/standard-v1\.json does not fit:[\s\S]*version/);
});
