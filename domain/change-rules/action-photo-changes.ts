import { z } from 'zod';
import { type Action, actionPhotoTextMaximum } from '../action.ts';
import { textSchema } from '../feature.ts';
import { actionIdSchema } from '../ids.ts';
import { sha256Schema } from '../photo.ts';
import { problem } from '../problem.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

/** The picture is named by its content: an approval never reaches one that the person did not look at. */
const ofPhoto = { ...walkChangeBase, actionId: actionIdSchema, sha256: sha256Schema } as const;

export const actionPhotoChangeSchemas = {
  /** The public may see the picture of the verification. */
  'action-photo-approved': z.strictObject({
    ...ofPhoto,
    kind: z.literal('action-photo-approved'),
    /** What the picture shows, for those who do not see it. */
    text: textSchema(actionPhotoTextMaximum),
  }),
  /** The public may see it no longer. */
  'action-photo-approval-withdrawn': z.strictObject({
    ...ofPhoto,
    kind: z.literal('action-photo-approval-withdrawn'),
    reason: textSchema(300),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof actionPhotoChangeSchemas> = z.infer<
  (typeof actionPhotoChangeSchemas)[Kind]
>;

function theAction(
  { walkId, actionId }: { walkId: string; actionId: string },
  context: RuleContext,
): KeptRecord<'action'> {
  requireVerb(context, 'photo.moderate');
  return requireRecord(context, 'action', actionId, { walkId, pointer: '/actionId' });
}

function withApproval(
  action: KeptRecord<'action'>,
  photoApproval: NonNullable<Action['properties']['photoApproval']>,
) {
  const { feature } = action;
  const properties = { ...feature.properties, photoApproval };
  return { verdict: 'applied' as const, writes: [{ ...action, feature: { ...feature, properties } }] };
}

function refusePhoto(detail: string, action: string, told: string): never {
  return refuse(problem('invalid-input', { detail, action, errors: [{ pointer: '/sha256', detail: told }] }));
}

export const actionPhotoApproved: ChangeRule<ChangeOf<'action-photo-approved'>> = {
  needs: (change) => [change.actionId],
  needsOfWalk: ['photo'],
  apply(change, context) {
    const action = theAction(change, context);
    const { sha256, text, at } = change;
    if (action.feature.properties.verification?.photo?.sha256 !== sha256)
      refusePhoto(
        'this is not the picture of the last verification',
        'Look at the picture that the action has now, and approve that one.',
        'is not the picture of the last verification',
      );
    // Whoever took a photo on the walk was told that only the municipality sees it.
    if (context.recordsOfWalk('photo').some(({ feature }) => feature.properties.sha256 === sha256))
      refusePhoto(
        'this is the photo of a mark, and those are never shown to the public',
        'Take a picture at the place, and verify with that one.',
        'is the photo of a mark',
      );
    return withApproval(action, { sha256, text, at, withdrawn: null });
  },
};

export const actionPhotoApprovalWithdrawn: ChangeRule<ChangeOf<'action-photo-approval-withdrawn'>> = {
  needs: (change) => [change.actionId],
  apply(change, context) {
    const action = theAction(change, context);
    const { photoApproval } = action.feature.properties;
    if (photoApproval?.sha256 !== change.sha256)
      return refusePhoto(
        'nobody has approved this picture',
        'Look at "photoApproval" in the action, which names the picture that is approved.',
        'is not approved',
      );
    // Two may withdraw it at the same time: the first reason stays.
    if (photoApproval.withdrawn !== null) return { verdict: 'applied', writes: [] };
    const { at, reason } = change;
    return withApproval(action, { ...photoApproval, withdrawn: { at, reason } });
  },
};
