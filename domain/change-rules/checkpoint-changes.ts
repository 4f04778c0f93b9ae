import { z } from 'zod';
import { checkpointFieldSchemas, checkpointSchema } from '../checkpoint.ts';
import { checkpointIdSchema } from '../ids.ts';
import { fieldEditsSchema } from '../merge.ts';
import { freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { editFields } from './edit-fields.ts';
import { refuseOffRoute } from './refuse-impossible-plan.ts';
import {
  type ChangeRule,
  refuseTaken,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';
import { refuseOtherWalk } from './same-walk.ts';

export const checkpointChangeSchemas = {
  'checkpoint-added': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('checkpoint-added'),
    checkpoint: checkpointSchema,
  }),
  'checkpoint-edited': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('checkpoint-edited'),
    checkpointId: checkpointIdSchema,
    fields: fieldEditsSchema(checkpointFieldSchemas),
  }),
  'checkpoint-withdrawn': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('checkpoint-withdrawn'),
    checkpointId: checkpointIdSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof checkpointChangeSchemas> = z.infer<
  (typeof checkpointChangeSchemas)[Kind]
>;

export const checkpointAdded: ChangeRule<ChangeOf<'checkpoint-added'>> = {
  needs: (change) => [change.walkId, change.checkpoint.id],
  apply(change, context) {
    requireVerb(context, 'walk.edit');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    refuseOtherWalk(change.walkId, change.checkpoint.properties.walkId, '/checkpoint/properties/walkId');
    refuseTaken(context, change.checkpoint.id, '/checkpoint/id');
    refuseOffRoute(walk.feature, [change.checkpoint], '/checkpoint/geometry');
    return {
      verdict: 'applied',
      writes: [freshRecord('checkpoint', change.walkId, change.id, change.checkpoint)],
    };
  },
};

export const checkpointEdited: ChangeRule<ChangeOf<'checkpoint-edited'>> = {
  needs: (change) => [change.walkId, change.checkpointId],
  apply(change, context) {
    requireVerb(context, 'walk.edit');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const checkpoint = requireRecord(context, 'checkpoint', change.checkpointId, {
      walkId: change.walkId,
      pointer: '/checkpointId',
      withdrawnToo: true,
    });
    const geometry = change.fields.geometry?.value;
    if (geometry !== undefined)
      refuseOffRoute(walk.feature, [{ ...checkpoint.feature, geometry }], '/fields/geometry/value');
    const { record, conflicts } = editFields(checkpoint, change, authorName(context.author));
    return { verdict: conflicts.length > 0 ? 'conflict' : 'applied', writes: [record] };
  },
};

export const checkpointWithdrawn: ChangeRule<ChangeOf<'checkpoint-withdrawn'>> = {
  needs: (change) => [change.checkpointId],
  apply(change, context) {
    requireVerb(context, 'walk.edit');
    const checkpoint = requireRecord(context, 'checkpoint', change.checkpointId, {
      walkId: change.walkId,
      pointer: '/checkpointId',
      withdrawnToo: true,
    });
    const withdrawal = { at: change.at, by: authorName(context.author), reason: null };
    return { verdict: 'applied', writes: [withdrawRecord(checkpoint, withdrawal)] };
  },
};
