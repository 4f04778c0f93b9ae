import type { WalkTemplate } from './walk-template.ts';

/** A template as it was loaded, with the SHA-256 of its canonical JSON in hexadecimal. */
export interface KnownTemplate {
  readonly template: WalkTemplate;
  readonly sha256: string;
}

/** Every template of the data folder, old versions too, because walks hold on to theirs. */
export interface Templates {
  /** By id, then by version, the lowest first. */
  readonly all: readonly KnownTemplate[];
  find(id: string, version: number): KnownTemplate | undefined;
  /** The highest version. */
  newest(id: string): KnownTemplate | undefined;
}

/** @throws Error when two have the same id and version */
export function buildTemplates(known: readonly KnownTemplate[]): Templates {
  const all = known.toSorted(({ template: a }, { template: b }) =>
    a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
  );
  const byName = new Map(all.map((one) => [`${one.template.id} ${one.template.version}`, one]));
  if (byName.size !== all.length) throw new Error('a template is there twice with the same id and version');
  return {
    all,
    find: (id, version) => byName.get(`${id} ${version}`),
    newest: (id) => all.findLast(({ template }) => template.id === id),
  };
}

/** For phones: nobody makes a walk on a phone that has joined one. */
export const noTemplates: Templates = buildTemplates([]);
