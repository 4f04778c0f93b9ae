import { z } from 'zod';
import { featureSchema, timeSchema } from '../feature.ts';
import { organisationIdSchema, walkIdSchema } from '../ids.ts';
import { fieldEditsSchema } from '../merge.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { joinCodeSchema, type SafetyWalk } from '../walk.ts';
import { walkFieldSchemas, walkPropertySchemas } from '../walk-fields.ts';
import { type TemplateName, templateNameSchema } from '../walk-template.ts';
import { editFields } from './edit-fields.ts';
import { refuseImpossibleDates, refuseOffRoute } from './refuse-impossible-plan.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuse,
  refuseTaken,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

export const walkChangeSchemas = {
  'walk-created': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-created'),
    walk: featureSchema(
      walkIdSchema,
      walkFieldSchemas.geometry,
      z.strictObject({
        kind: z.literal('walk'),
        ...walkPropertySchemas,
        organisationId: organisationIdSchema.nullable(),
        /** A walk that somebody only asks for is proposed; one that is made is planned. */
        status: z.enum(['proposed', 'planned']).default('planned'),
        template: templateNameSchema.nullable().default(null),
        previousWalkId: walkIdSchema.nullable().default(null),
      }),
    ),
  }),
  'walk-edited': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-edited'),
    fields: fieldEditsSchema(walkFieldSchemas),
  }),
  'walk-join-code-issued': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-join-code-issued'),
    joinCode: joinCodeSchema,
    expiresAt: timeSchema,
  }),
  'walk-survey-code-issued': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-survey-code-issued'),
    surveyCode: joinCodeSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof walkChangeSchemas> = z.infer<(typeof walkChangeSchemas)[Kind]>;

/** The template as the walk keeps it: with the hash of the content that it has now. */
function usedTemplate(
  name: TemplateName | null,
  { templates }: RuleContext,
): SafetyWalk['properties']['template'] {
  if (name === null) return null;
  const known = templates.find(name.id, name.version);
  if (known !== undefined) return { ...name, sha256: known.sha256 };
  return refuse(
    problem('unknown-template', {
      detail: `there is no template "${name.id}" in version ${name.version}`,
      action: 'Choose a template of GET /api/templates.',
      errors: [{ pointer: '/walk/properties/template', detail: 'is not a known template' }],
    }),
  );
}

export const walkCreated: ChangeRule<ChangeOf<'walk-created'>> = {
  needs({ walkId, walk }) {
    const { previousWalkId } = walk.properties;
    return [walkId, ...(previousWalkId === null ? [] : [previousWalkId])];
  },
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
    const { properties } = change.walk;
    const { status, previousWalkId } = properties;
    if (previousWalkId !== null)
      requireRecord(context, 'walk', previousWalkId, { pointer: '/walk/properties/previousWalkId' });
    refuseImpossibleDates(properties, Object.keys(properties), (field) => `/walk/properties/${field}`);
    const feature: SafetyWalk = {
      ...change.walk,
      properties: {
        ...properties,
        template: usedTemplate(properties.template, context),
        joinCode: null,
        joinCodeExpiresAt: null,
        surveyCode: null,
        statusLog: [{ status, at: change.at, receivedAt: context.receivedAt, reason: null }],
      },
    };
    return { verdict: 'applied', writes: [freshRecord('walk', change.walkId, change.id, feature)] };
  },
};

export const walkEdited: ChangeRule<ChangeOf<'walk-edited'>> = {
  needs: (change) => [change.walkId],
  needsOfWalk: ['checkpoint'],
  apply(change, context) {
    requireVerb(context, 'walk.edit');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { record, conflicts } = editFields(walk, change, authorName(context.author));
    refuseImpossibleDates(
      record.feature.properties,
      Object.keys(change.fields),
      (field) => `/fields/${field}/value`,
    );
    if (change.fields.route !== undefined) {
      const stops = context.recordsOfWalk('checkpoint').map(({ feature }) => feature);
      refuseOffRoute(record.feature, stops, '/fields/route/value');
    }
    return { verdict: conflicts.length > 0 ? 'conflict' : 'applied', writes: [record] };
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

export const walkSurveyCodeIssued: ChangeRule<ChangeOf<'walk-survey-code-issued'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.join-code');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const properties = { ...walk.feature.properties, surveyCode: change.surveyCode };
    return { verdict: 'applied', writes: [{ ...walk, feature: { ...walk.feature, properties } }] };
  },
};
