import { basename } from 'node:path';
import { type Change, parseChange } from '../../domain/changes.ts';
import { changeIdSchema, newId, type WalkId, walkIdSchema } from '../../domain/ids.ts';
import { ProblemError } from '../../domain/problem.ts';
import { contentId } from './content-id.ts';
import { findWalk } from './find-walk.ts';
import type { ImportDeps, ImportRequest } from './import-request.ts';

export interface ChosenWalk {
  id: WalkId;
  name: string;
  exists: boolean;
  /** RFC 3339; null where nothing says when the walk was. */
  startAt: string | null;
}

/**
 * The walk that the import goes to. `new` is one walk for a file and a name, whatever is run how often: its id comes
 * of their content. An unknown id or name becomes a walk with that id or name.
 */
export async function chooseWalk(
  { store, source }: ImportDeps,
  request: ImportRequest,
  bytes: Uint8Array,
): Promise<ChosenWalk> {
  const fileName = basename(request.path).replace(/(\.(csv|tsv|tab|txt|json|geojson|gz))+$/i, '');
  const isNew = request.walk.toLowerCase() === 'new';
  const name = (request.name ?? (fileName || 'Import')).slice(0, 120);
  const newWalkId = () => contentId(walkIdSchema, 'walk', name, Buffer.from(bytes).toString('base64'));
  const found = await findWalk(store, isNew ? newWalkId() : request.walk);
  if (found !== undefined) {
    const { name: foundName, plannedStartAt: startAt } = found.feature.properties;
    return { id: walkIdSchema.parse(found.id), name: foundName, exists: true, startAt };
  }
  if (isNew) return { id: newWalkId(), name, exists: false, startAt: null };
  const id = walkIdSchema.safeParse(request.walk.toLowerCase());
  if (id.success) return { id: id.data, name, exists: false, startAt: null };
  return {
    id: newId(walkIdSchema, source),
    name: request.name ?? request.walk,
    exists: false,
    startAt: null,
  };
}

/** The changes that make the walk: one that has been walked, for its marks are here. */
export function walkChanges(walk: ChosenWalk, startAt: string, at: string): Change[] {
  const base = { at, walkId: walk.id };
  const properties = {
    kind: 'walk',
    name: walk.name,
    purpose: null,
    route: null,
    plannedStartAt: startAt,
    meetingPoint: null,
    organisationId: null,
  };
  return [
    {
      ...base,
      kind: 'walk-created',
      id: contentId(changeIdSchema, 'walk-created', walk.id),
      walk: { type: 'Feature', id: walk.id, geometry: null, properties },
    },
    {
      ...base,
      kind: 'walk-phase-advanced',
      id: contentId(changeIdSchema, 'walk-walked', walk.id),
      to: 'walked',
      reason: 'import',
    },
  ].map((input) => {
    const parsed = parseChange(input);
    if (parsed.change !== undefined) return parsed.change;
    throw new ProblemError(parsed.problem);
  });
}
