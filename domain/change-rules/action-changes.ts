import { z } from 'zod';
import { type Action, actionFieldSchemas, actionSchema, hasProblem } from '../action.ts';
import { dayOf, featureSchema, textSchema } from '../feature.ts';
import { actionIdSchema } from '../ids.ts';
import { fieldEditsSchema } from '../merge.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { answeredInArea, findingsWithStatus } from './answered-findings.ts';
import { editFields } from './edit-fields.ts';
import { openProtocolWith } from './open-protocol.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  refuseTaken,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';
import { refuseOtherWalk } from './same-walk.ts';

export const actionChangeSchemas = {
  'action-added': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('action-added'),
    action: featureSchema(
      actionSchema.shape.id,
      actionSchema.shape.geometry,
      actionSchema.shape.properties.omit({
        addresses: true,
        status: true,
        statusLog: true,
        decidedAt: true,
        verification: true,
        photoApproval: true,
        notes: true,
        answers: true,
      }),
    ),
  }),
  'action-edited': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('action-edited'),
    actionId: actionIdSchema,
    fields: fieldEditsSchema(actionFieldSchemas),
  }),
  'action-withdrawn': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('action-withdrawn'),
    actionId: actionIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof actionChangeSchemas> = z.infer<(typeof actionChangeSchemas)[Kind]>;
type Said = Pick<Action['properties'], 'findingIds' | 'areaId' | 'decision' | 'reason'>;

/** What stands against an action; `pointer` is where its fields stand in the change. */
function refuseUnfit(action: Said, pointer: (field: string) => string): void {
  if (!hasProblem(action))
    refuse(
      problem('action-without-problem', {
        detail: 'the action names neither a mark nor an area',
        action: 'Choose at least one mark, or an area, that the action answers.',
        errors: [{ pointer: pointer('findingIds'), detail: 'is empty, and there is no area' }],
      }),
    );
  if (action.decision !== 'decline' || action.reason !== null) return;
  refuse(
    problem('reason-needed', {
      detail: 'what is not done is told with a reason',
      action: 'Say in "reason" why nothing is done.',
      errors: [{ pointer: pointer('reason'), detail: 'is missing' }],
    }),
  );
}

/** A deadline is refused where it is being set; one that passed since is overdue, not wrong. */
function refusePastDeadline(deadline: string | null, { receivedAt }: RuleContext, pointer: string): void {
  if (deadline === null || deadline >= dayOf(receivedAt)) return;
  refuse(
    problem('deadline-past', {
      detail: `the deadline ${deadline} was before today`,
      action: 'Choose today or a later day.',
      errors: [{ pointer, detail: 'lies in the past' }],
    }),
  );
}

function requireProblems(
  { findingIds, areaId }: { findingIds: readonly string[]; areaId: string | null },
  walkId: string,
  context: RuleContext,
  pointer: (field: string) => string,
): void {
  for (const id of findingIds)
    requireRecord(context, 'finding', id, { walkId, pointer: pointer('findingIds'), withdrawnToo: true });
  if (areaId !== null)
    requireRecord(context, 'area', areaId, { walkId, pointer: pointer('areaId'), withdrawnToo: true });
}

/** The action with the marks it answers; those that an area had before stay, see `addresses`. */
function withAddresses(
  action: KeptRecord<'action'>,
  context: RuleContext,
  before?: Action,
): KeptRecord<'action'> {
  const { findingIds, areaId } = action.feature.properties;
  const area = areaId === null ? undefined : context.recordsOfWalk('area').find(({ id }) => id === areaId);
  const ownBefore: readonly string[] = before?.properties.findingIds ?? [];
  const ofSameArea = areaId !== null && before?.properties.areaId === areaId;
  const kept = ofSameArea ? before.properties.addresses.filter((id) => !ownBefore.includes(id)) : [];
  const inArea =
    area === undefined ? [] : answeredInArea(action.feature, area.feature, context.recordsOfWalk('finding'));
  const all = new Set([...findingIds, ...kept, ...inArea]);
  const properties = { ...action.feature.properties, addresses: [...all].sort() };
  return { ...action, feature: { ...action.feature, properties } };
}

/** Every living action of the walk as it is after this change, with this one in it unless it was withdrawn. */
function actionsWith(action: KeptRecord<'action'>, context: RuleContext): Action[] {
  const others = context.recordsOfWalk('action').filter(({ id }) => id !== action.id);
  const living = action.withdrawn === null ? [...others, action] : others;
  return living.map(({ feature }) => feature);
}

/** The kinds that `writesOf` looks at. */
export const besideActions = ['action', 'finding', 'protocol'] as const;

/** The action, the marks whose status moves with it, and the protocol that is still being written. */
export function writesOf(action: KeptRecord<'action'>, context: RuleContext) {
  const findings = context.recordsOfWalk('finding');
  const actions = actionsWith(action, context);
  const moved = findingsWithStatus(findings, actions);
  const marks = findings.map(({ feature }) => feature);
  const open = openProtocolWith(context.recordsOfWalk('protocol'), marks, actions);
  return { verdict: 'applied' as const, writes: [action, ...moved, ...open] };
}

export const actionAdded: ChangeRule<ChangeOf<'action-added'>> = {
  needs({ walkId, action: { id, properties } }) {
    return [walkId, id, ...properties.findingIds, ...(properties.areaId === null ? [] : [properties.areaId])];
  },
  needsOfWalk: [...besideActions, 'area'],
  apply(change, context) {
    const { walkId } = change;
    const { properties } = change.action;
    const pointer = (field: string) => `/action/properties/${field}`;
    requireVerb(context, 'action.edit');
    requireRecord(context, 'walk', walkId, { pointer: '/walkId' });
    refuseOtherWalk(walkId, properties.walkId, pointer('walkId'));
    refuseTaken(context, change.action.id, '/action/id');
    refuseUnfit(properties, pointer);
    refusePastDeadline(properties.deadline, context, pointer('deadline'));
    requireProblems(properties, walkId, context, pointer);
    const given = {
      addresses: [],
      status: 'received' as const,
      statusLog: [{ status: 'received' as const, at: change.at, reason: null }],
      decidedAt: properties.decision === null ? null : change.at,
      verification: null,
      notes: [],
      answers: [],
    };
    const feature = { ...change.action, properties: { ...properties, ...given } };
    return writesOf(withAddresses(freshRecord('action', walkId, change.id, feature), context), context);
  },
};

export const actionEdited: ChangeRule<ChangeOf<'action-edited'>> = {
  needs({ walkId, actionId, fields }) {
    const areaId = fields.areaId?.value ?? null;
    return [walkId, actionId, ...(fields.findingIds?.value ?? []), ...(areaId === null ? [] : [areaId])];
  },
  needsOfWalk: [...besideActions, 'area'],
  apply(change, context) {
    const { walkId, fields } = change;
    const pointer = (field: string) => `/fields/${field}/value`;
    requireVerb(context, 'action.edit');
    const before = requireRecord(context, 'action', change.actionId, { walkId, pointer: '/actionId' });
    const said = { findingIds: fields.findingIds?.value ?? [], areaId: fields.areaId?.value ?? null };
    requireProblems(said, walkId, context, pointer);
    refusePastDeadline(fields.deadline?.value ?? null, context, pointer('deadline'));
    const { record, conflicts } = editFields(before, change, authorName(context.author));
    refuseUnfit(record.feature.properties, pointer);
    const { properties } = record.feature;
    const decision = record.versions.decision?.heads.at(-1);
    const decidedAt =
      properties.decision === null ? null : decision?.at || before.feature.properties.decidedAt || change.at;
    const feature = { ...record.feature, properties: { ...properties, decidedAt } };
    const edited = withAddresses({ ...record, feature }, context, before.feature);
    const { writes } = writesOf(edited, context);
    return { verdict: conflicts.length > 0 ? 'conflict' : 'applied', writes };
  },
};

export const actionWithdrawn: ChangeRule<ChangeOf<'action-withdrawn'>> = {
  needs: (change) => [change.actionId],
  needsOfWalk: besideActions,
  apply(change, context) {
    requireVerb(context, 'action.edit');
    const { walkId, at, reason } = change;
    const where = { walkId, pointer: '/actionId', withdrawnToo: true };
    const action = requireRecord(context, 'action', change.actionId, where);
    const withdrawal = { at, by: authorName(context.author), reason };
    return writesOf(withdrawRecord(action, withdrawal), context);
  },
};
