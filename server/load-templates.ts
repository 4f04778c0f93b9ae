import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../domain/canonical-json.ts';
import { buildTemplates, type KnownTemplate, type Templates } from '../domain/templates.ts';
import { walkTemplateSchema } from '../domain/walk-template.ts';
import { loadJsonFile } from './load-json-file.ts';

/**
 * Reads every template of a folder, old versions too.
 * @throws Error that names the file and the reason, so that whoever edits the template can mend it
 */
export async function loadTemplates(folder: string): Promise<Templates> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new Error(`there is no template in ${folder}: at least one is needed`);
  return buildTemplates(await Promise.all(names.map((name) => loadTemplate(folder, name))));
}

async function loadTemplate(folder: string, name: string): Promise<KnownTemplate> {
  const path = join(folder, name);
  const template = await loadJsonFile(path, walkTemplateSchema, 'the template file');
  const expected = `${template.id}-v${template.version}.json`;
  if (name !== expected)
    throw new Error(
      `the template file ${path} holds "${template.id}" in version ${template.version}, so it must be named ${expected}`,
    );
  const sha256 = createHash('sha256').update(canonicalJson(template)).digest('hex');
  return { template, sha256 };
}
