import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { organisationIdSchema, walkIdSchema } from '../ids.ts';
import { fieldEditSchema } from '../merge.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { joinCodeSchema, mayFollow, walkFieldSchemas, walkStatusSchema } from '../walk.ts';
import { editFields } from './edit-fields.ts';
import { type ChangeRule, refuse, refuseTaken, requireRecord, requireVerb, walkChangeBase } from './rule.ts';

const { geometry, ...fields } = walkFieldSchemas;

export const walkChangeSchemas = {
  'walk-created': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-created'),
    walk: featureSchema(
      walkIdSchema,
      geometry,
      z.strictObject({
        kind: z.literal('walk'),
        ...fields,
        mode: fields.mode.default('standard'),
        organisationId: organisationIdSchema.nullable(),
      }),
    ),
  }),
  'walk-edited': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-edited'),
    fields: z.strictObject({
      name: fieldEditSchema(fields.name).optional(),
      purpose: fieldEditSchema(fields.purpose).optional(),
      geometry: fieldEditSchema(geometry).optional(),
      route: fieldEditSchema(fields.route).optional(),
      plannedStartAt: fieldEditSchema(fields.plannedStartAt).optional(),
      meetingPoint: fieldEditSchema(fields.meetingPoint).optional(),
      mode: fieldEditSchema(fields.mode).optional(),
    }),
  }),
  'walk-phase-advanced': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-phase-advanced'),
    to: walkStatusSchema,
    reason: textSchema(500).nullable(),
  }),
  'walk-join-code-issued': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-join-code-issued'),
    joinCode: joinCodeSchema,
    expiresAt: timeSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof walkChangeSchemas> = z.infer<(typeof walkChangeSchemas)[Kind]>;

export const walkCreated: ChangeRule<ChangeOf<'walk-created'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.add');
    refuseTaken(context, change.walkId, '/walkId');
    if (change.walk.id !== change.walkId)
      refuse(
        problem('invalid-input', {
          detail: 'walkId and walk.id differ',
          action: 'Send the same id in both places.',
          errors: [{ pointer: '/walk/id', detail: 'must equal walkId' }],
        }),
      );
    const feature = {
      ...change.walk,
      properties: {
        ...change.walk.properties,
        status: 'planned' as const,
        joinCode: null,
        joinCodeExpiresAt: null,
        statusLog: [{ status: 'planned' as const, at: change.at, receivedAt: context.receivedAt }],
      },
    };
    return { verdict: 'applied', writes: [freshRecord('walk', change.walkId, change.id, feature)] };
  },
};

export const walkEdited: ChangeRule<ChangeOf<'walk-edited'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.edit');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { record, conflicts } = editFields(walk, change, authorName(context.author));
    return { verdict: conflicts.length > 0 ? 'conflict' : 'applied', writes: [record] };
  },
};

export const walkPhaseAdvanced: ChangeRule<ChangeOf<'walk-phase-advanced'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.advance');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { properties } = walk.feature;
    if (!mayFollow(properties.status, change.to))
      refuse(
        problem('status-backwards', {
          detail: `a walk that is "${properties.status}" cannot become "${change.to}"`,
          action: 'Choose a later step of the process.',
          errors: [{ pointer: '/to', detail: 'is not a later step' }],
        }),
      );
    const { at, to: status } = change;
    const statusLog = [...properties.statusLog, { status, at, receivedAt: context.receivedAt }];
    const feature = { ...walk.feature, properties: { ...properties, status: change.to, statusLog } };
    return { verdict: 'applied', writes: [{ ...walk, feature }] };
  },
};

export const walkJoinCodeIssued: ChangeRule<ChangeOf<'walk-join-code-issued'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.join-code');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { joinCode, expiresAt: joinCodeExpiresAt } = change;
    const properties = { ...walk.feature.properties, joinCode, joinCodeExpiresAt };
    return { verdict: 'applied', writes: [{ ...walk, feature: { ...walk.feature, properties } }] };
  },
};
