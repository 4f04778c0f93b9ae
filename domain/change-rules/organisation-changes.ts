import { z } from 'zod';
import { organisationSchema } from '../organisation.ts';
import { freshRecord } from '../record.ts';
import { type ChangeRule, changeBase, refuseTaken, requireVerb } from './rule.ts';

export const organisationChangeSchemas = {
  'organisation-added': z.strictObject({
    ...changeBase,
    kind: z.literal('organisation-added'),
    organisation: organisationSchema,
  }),
} as const;

type Added = z.infer<(typeof organisationChangeSchemas)['organisation-added']>;

export const organisationAdded: ChangeRule<Added> = {
  needs: (change) => [change.organisation.id],
  apply(change, context) {
    requireVerb(context, 'organisation.add');
    refuseTaken(context, change.organisation.id, '/organisation/id');
    return {
      verdict: 'applied',
      writes: [freshRecord('organisation', null, change.id, change.organisation)],
    };
  },
};
