import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, type IdSource, newId, walkIdSchema } from '../../../domain/ids.ts';
import { type FieldVersions, headsOf } from '../../../domain/merge.ts';
import { makeChange } from '../../state/make-change.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';
import { plannedStartOf, routeOf, type StopDraft, type WalkDraft } from './walk-draft.ts';

function stopAdded(walkId: string, stop: StopDraft, order: number, source: IdSource): Change {
  const properties = {
    kind: 'checkpoint',
    walkId,
    order,
    name: stop.name,
    radiusMetres: 30,
    plannedMinutes: 5,
    functions: [...stop.functions],
  };
  const geometry = { type: 'Point', coordinates: stop.position };
  const checkpoint = { type: 'Feature', id: stop.id, geometry, properties };
  return makeChange(source, { kind: 'checkpoint-added', walkId, checkpoint });
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function walkFields(draft: WalkDraft) {
  return {
    name: draft.name,
    purpose: orNull(draft.purpose),
    geometry: draft.area ?? null,
    route: routeOf(draft) ?? null,
    plannedStartAt: plannedStartOf(draft),
    meetingPoint: orNull(draft.meetingPoint),
    mode: draft.mode,
  };
}

/** A new walk and its stops in their order; its code is the server's to give. The draft must have no faults. */
export function creationChanges(draft: WalkDraft, source: IdSource): { walkId: string; changes: Change[] } {
  const walkId = newId(walkIdSchema, source);
  const { geometry, ...fields } = walkFields(draft);
  const properties = { kind: 'walk', ...fields, organisationId: null };
  const walk = { type: 'Feature', id: walkId, geometry, properties };
  return {
    walkId,
    changes: [
      makeChange(source, { kind: 'walk-created', walkId, walk }),
      ...draft.stops.map((stop, index) => stopAdded(walkId, stop, index + 1, source)),
    ],
  };
}

/** A record as it was when the form was opened: what an edit is based on. */
export interface Edited<View> {
  view: View;
  createdBy: string;
  versions: FieldVersions;
}

/** Only the fields whose value is another, each with the heads that the person saw. */
function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  record: Edited<unknown>,
): Record<string, unknown> | undefined {
  const createdBy = changeIdSchema.parse(record.createdBy);
  const changed = Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
    .map(([name, value]) => [name, { value, basedOn: headsOf(record.versions, name, createdBy) }]);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** What turns the walk as it was into the form: edits of changed fields, new stops, withdrawn stops. */
export function editChanges(
  walk: Edited<WalkView>,
  stops: readonly Edited<CheckpointView>[],
  draft: WalkDraft,
  source: IdSource,
): Change[] {
  const walkId = walk.view.id;
  const changes: Change[] = [];
  const { geometry, properties } = walk.view;
  const fields = changedFields({ ...properties, geometry }, walkFields(draft), walk);
  if (fields !== undefined) changes.push(makeChange(source, { kind: 'walk-edited', walkId, fields }));
  for (const [index, stop] of draft.stops.entries()) {
    const before = stops.find(({ view }) => view.id === stop.id);
    if (before === undefined) {
      changes.push(stopAdded(walkId, stop, index + 1, source));
      continue;
    }
    const after = {
      order: index + 1,
      name: stop.name.trim(),
      geometry: { type: 'Point', coordinates: stop.position },
      functions: [...stop.functions],
    };
    const edited = changedFields(
      { ...before.view.properties, geometry: before.view.geometry },
      after,
      before,
    );
    if (edited !== undefined)
      changes.push(
        makeChange(source, { kind: 'checkpoint-edited', walkId, checkpointId: stop.id, fields: edited }),
      );
  }
  for (const { view } of stops)
    if (!draft.stops.some(({ id }) => id === view.id))
      changes.push(makeChange(source, { kind: 'checkpoint-withdrawn', walkId, checkpointId: view.id }));
  return changes;
}
