import type { ActionAnswer, VerificationPhoto } from '../../../domain/action.ts';
import type { Change } from '../../../domain/changes.ts';
import { actionIdSchema, type ChangeId, type IdSource, newId } from '../../../domain/ids.ts';
import { hasConflict, headsOf } from '../../../domain/merge.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { makeChange } from '../../state/make-change.ts';

/** What the form holds. */
export type ActionDraft = Pick<
  ActionView['properties'],
  | 'title'
  | 'cause'
  | 'type'
  | 'assetOwner'
  | 'responsible'
  | 'findingIds'
  | 'areaId'
  | 'decision'
  | 'reason'
  | 'horizon'
  | 'season'
  | 'deadline'
  | 'costBand'
  | 'externalReference'
> & { geometry: ActionView['geometry'] };

export type ActionField = keyof ActionDraft;

export function additionOf(
  walkId: string,
  { geometry, ...properties }: ActionDraft,
  source: IdSource,
): { actionId: string; change: Change } {
  const actionId = newId(actionIdSchema, source);
  const feature = {
    type: 'Feature',
    id: actionId,
    geometry,
    properties: { kind: 'action', walkId, ...properties },
  };
  return { actionId, change: makeChange(source, { kind: 'action-added', walkId, action: feature }) };
}

function valueIn(action: ActionView, field: ActionField): unknown {
  return field === 'geometry' ? action.geometry : action.properties[field];
}

const onAction = (action: ActionView) => ({ walkId: action.properties.walkId, actionId: action.id });

/** Only the fields whose value is another, each with the heads that the person saw; undefined when nothing is. */
export function editOf(
  action: ActionView,
  wanted: Partial<ActionDraft>,
  source: IdSource,
): Change | undefined {
  const fields = Object.entries(wanted)
    .map(([name, value]) => ({ name: name as ActionField, value }))
    .filter(({ name, value }) => JSON.stringify(value) !== JSON.stringify(valueIn(action, name)))
    .map(({ name, value }) => [name, { value, basedOn: headsOf(action.versions, name, action.createdBy) }]);
  if (fields.length === 0) return undefined;
  return makeChange(source, {
    kind: 'action-edited',
    ...onAction(action),
    fields: Object.fromEntries(fields),
  });
}

/**
 * Takes an edit back: the values from before, based on the edit itself, so that what others wrote meanwhile stays.
 * A day that has passed cannot be set again and keeps its new value.
 */
export function undoOf(
  before: ActionView,
  edit: Change,
  today: string,
  source: IdSource,
): { change: Change | undefined; keptNewDay: boolean } {
  if (edit.kind !== 'action-edited') throw new Error('only edits are taken back');
  const names = Object.keys(edit.fields) as ActionField[];
  const { deadline } = before.properties;
  const keptNewDay = names.includes('deadline') && deadline !== null && deadline < today;
  const fields = names
    .filter((name) => !(name === 'deadline' && keptNewDay))
    .map((name) => [name, { value: valueIn(before, name), basedOn: [edit.id] }]);
  if (fields.length === 0) return { change: undefined, keptNewDay };
  const body = { kind: 'action-edited', ...onAction(before), fields: Object.fromEntries(fields) };
  return { change: makeChange(source, body), keptNewDay };
}

/** Fields that were edited in parallel to different values, each with its versions. */
export function conflictsOf(action: ActionView): {
  field: ActionField;
  heads: readonly { value: unknown; changeId: ChangeId; at: string }[];
}[] {
  return Object.entries(action.versions)
    .filter(([, version]) => hasConflict(version))
    .map(([field, { heads }]) => ({ field: field as ActionField, heads }));
}

/** One of the parallel versions is to count: an edit that names them all. */
export function choiceOf(action: ActionView, field: ActionField, value: unknown, source: IdSource): Change {
  const basedOn = headsOf(action.versions, field, action.createdBy);
  return makeChange(source, {
    kind: 'action-edited',
    ...onAction(action),
    fields: { [field]: { value, basedOn } },
  });
}

export function statusChangeOf(
  action: ActionView,
  to: string,
  reason: string | null,
  source: IdSource,
): Change {
  return makeChange(source, { kind: 'action-status-changed', ...onAction(action), to, reason });
}

export function reopeningOf(action: ActionView, to: string, reason: string, source: IdSource): Change {
  return makeChange(source, { kind: 'action-reopened', ...onAction(action), to, reason });
}

export function verificationOf(
  action: ActionView,
  verification: { on: string; result: string; note: string | null; photo: VerificationPhoto | null },
  source: IdSource,
): Change {
  return makeChange(source, { kind: 'action-verified', ...onAction(action), verification });
}

/** Everybody may see this picture; `text` says what it shows. */
export function photoApprovalOf(action: ActionView, sha256: string, text: string, source: IdSource): Change {
  return makeChange(source, { kind: 'action-photo-approved', ...onAction(action), sha256, text });
}

export function photoApprovalWithdrawalOf(
  action: ActionView,
  sha256: string,
  reason: string,
  source: IdSource,
): Change {
  const kind = 'action-photo-approval-withdrawn';
  return makeChange(source, { kind, ...onAction(action), sha256, reason });
}

/** Somebody told another themselves: our server sent nothing. */
export function noteOf(action: ActionView, to: string, source: IdSource): Change {
  return makeChange(source, { kind: 'action-noted', ...onAction(action), to, channel: 'own' });
}

export function withdrawalOf(action: ActionView, reason: string | null, source: IdSource): Change {
  return makeChange(source, { kind: 'action-withdrawn', ...onAction(action), reason });
}

/** Whether most of those who answered say that the place is not mended. */
export function mostSayNotFixed(counts: Readonly<Record<ActionAnswer, number>>): boolean {
  return counts.not_fixed * 2 > counts.agree + counts.half + counts.not_fixed;
}
