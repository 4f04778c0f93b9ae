import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, type IdSource, newId, walkIdSchema } from '../../../domain/ids.ts';
import { type FieldVersions, headsOf } from '../../../domain/merge.ts';
import { walkRoles } from '../../../domain/walk-terms.ts';
import { makeChange } from '../../state/make-change.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { timeOf } from './moment.ts';
import { routeOf, type StopDraft, type WalkDraft } from './walk-draft.ts';

function stopFields(stop: StopDraft, order: number) {
  return {
    order,
    name: stop.name.trim(),
    plannedMinutes: Number(stop.plannedMinutes),
    functions: [...stop.functions],
    accessibilityNote: saidOrNull(stop.accessibilityNote),
    lightNote: saidOrNull(stop.lightNote),
  };
}

function stopAdded(walkId: string, stop: StopDraft, order: number, source: IdSource): Change {
  const properties = { kind: 'checkpoint', walkId, radiusMetres: 30, ...stopFields(stop, order) };
  const geometry = { type: 'Point', coordinates: stop.position };
  const checkpoint = { type: 'Feature', id: stop.id, geometry, properties };
  return makeChange(source, { kind: 'checkpoint-added', walkId, checkpoint });
}

function rewalkOf({ rewalk, rewalkId }: WalkDraft) {
  if (rewalk.kind === 'open') return null;
  if (rewalk.kind === 'dated') return { kind: 'dated', dueOn: rewalk.dueOn };
  if (rewalk.kind === 'declined') return { kind: 'declined', reason: rewalk.reason.trim() };
  return { kind: 'done', walkId: rewalkId };
}

function walkFields(draft: WalkDraft) {
  const { survey, feedback, firstMeeting, thirdMeeting } = draft;
  return {
    name: draft.name.trim(),
    purpose: saidOrNull(draft.purpose),
    geometry: draft.area ?? null,
    route: routeOf(draft) ?? null,
    plannedStartAt: timeOf(draft),
    meetingPoint: saidOrNull(draft.meetingPoint),
    mode: draft.mode,
    origin: saidOrNull(draft.origin),
    promise: saidOrNull(draft.promise),
    lightPurpose: draft.lightPurpose,
    abbreviation: saidOrNull(draft.abbreviation),
    firstMeetingAt: timeOf(firstMeeting),
    firstMeetingPlace: saidOrNull(firstMeeting.place),
    thirdMeetingAt: timeOf(thirdMeeting),
    thirdMeetingPlace: saidOrNull(thirdMeeting.place),
    accessibilityNote: saidOrNull(draft.accessibilityNote),
    lightNote: saidOrNull(draft.lightNote),
    backupNote: saidOrNull(draft.backupNote),
    weather: saidOrNull(draft.weather),
    ground: draft.ground === '' ? null : draft.ground,
    headcount: draft.headcount.trim() === '' ? null : Number(draft.headcount),
    roles: walkRoles.flatMap((role) =>
      (draft.roles[role] ?? '')
        .split(';')
        .map((holder) => holder.trim())
        .filter((holder) => holder !== '')
        .map((holder) => ({ role, holder })),
    ),
    organisations: draft.organisations
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, kind, required, answer }) => ({ name: name.trim(), kind, required, answer })),
    survey: survey === undefined ? null : { opensAt: timeOf(survey.opens), closesAt: timeOf(survey.closes) },
    feedback:
      feedback.text.trim() === ''
        ? null
        : { givenOn: feedback.givenOn, channel: feedback.channel, text: feedback.text.trim() },
    rewalk: rewalkOf(draft),
  };
}

/** A new walk and its stops in their order; its codes are the server's to give. The draft must have no faults. */
export function creationChanges(draft: WalkDraft, source: IdSource): { walkId: string; changes: Change[] } {
  const walkId = newId(walkIdSchema, source);
  const { geometry, ...fields } = walkFields(draft);
  const properties = { kind: 'walk', ...fields, template: draft.template, organisationId: null };
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

function basedOnOf({ createdBy, versions }: Edited<unknown>, name: string): string[] {
  return headsOf(versions, name, changeIdSchema.parse(createdBy));
}

/** Only the fields whose value is another, each with the heads that the person saw. */
function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  record: Edited<unknown>,
): Record<string, unknown> | undefined {
  const changed = Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
    .map(([name, value]) => [name, { value, basedOn: basedOnOf(record, name) }]);
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
  const moved = fields?.route !== undefined && properties.template !== null ? walkFields(draft).route : null;
  if (fields !== undefined) {
    // Each change is judged by itself: the new route must not be held against stops that have yet to move.
    const route = moved === null ? {} : { route: { value: null, basedOn: basedOnOf(walk, 'route') } };
    changes.push(makeChange(source, { kind: 'walk-edited', walkId, fields: { ...fields, ...route } }));
  }
  const [cleared] = changes;
  for (const [index, stop] of draft.stops.entries()) {
    const before = stops.find(({ view }) => view.id === stop.id);
    if (before === undefined) {
      changes.push(stopAdded(walkId, stop, index + 1, source));
      continue;
    }
    const after = {
      ...stopFields(stop, index + 1),
      geometry: { type: 'Point', coordinates: stop.position },
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
  if (moved !== null && cleared !== undefined)
    changes.push(
      makeChange(source, {
        kind: 'walk-edited',
        walkId,
        fields: { route: { value: moved, basedOn: [cleared.id] } },
      }),
    );
  return changes;
}
