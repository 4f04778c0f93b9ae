import type { Templates } from '../../domain/templates.ts';
import type { Store } from '../storage/store.ts';

/**
 * A walk holds on to its template: its phases, prompts and scales are part of what its results mean.
 * @throws Error in words when a template that a walk uses is missing or has another content now
 */
export async function checkTemplates(
  store: Pick<Store, 'recordsOfKind'>,
  templates: Templates,
): Promise<void> {
  for (const { feature } of await store.recordsOfKind('walk')) {
    const { name, template: used } = feature.properties;
    if (used === null) continue;
    const file = `data/templates/${used.id}-v${used.version}.json`;
    const known = templates.find(used.id, used.version);
    if (known === undefined)
      throw new Error(`the walk "${name}" uses the template ${file}, which is missing. Put it back.`);
    if (known.sha256 !== used.sha256)
      throw new Error(
        `the template ${file} has changed since the walk "${name}" was made with it. Put its old content back, ` +
          `and give the new one a new version: ${used.id}-v${used.version + 1}.json.`,
      );
  }
}
