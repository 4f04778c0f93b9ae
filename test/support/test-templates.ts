import { readFileSync } from 'node:fs';
import { buildTemplates, type KnownTemplate } from '../../domain/templates.ts';
import { walkTemplateSchema } from '../../domain/walk-template.ts';

const content = readFileSync(new URL('../../data/templates/standard-v1.json', import.meta.url), 'utf8');

/** The standard template, read without the server's loader; its hash is any, for no file stands behind it. */
export const testTemplate: KnownTemplate = {
  template: walkTemplateSchema.parse(JSON.parse(content)),
  sha256: 'c'.repeat(64),
};
export const testTemplates = buildTemplates([testTemplate]);
