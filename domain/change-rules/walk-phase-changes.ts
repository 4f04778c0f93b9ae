import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { problem } from '../problem.ts';
import { factsOf } from '../walk-facts.ts';
import { mayFollow, mayReturn, missingFor, skippedSteps } from '../walk-phases.ts';
import { type WalkStatus, walkStatusSchema } from '../walk-terms.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

export const walkPhaseChangeSchemas = {
  'walk-phase-advanced': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-phase-advanced'),
    to: walkStatusSchema,
    /** Needed to cancel, and to skip a step of a walk that follows a template. */
    reason: textSchema(500).nullable(),
  }),
  'walk-phase-returned': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('walk-phase-returned'),
    to: walkStatusSchema.exclude(['cancelled', 'closed']),
    reason: textSchema(500),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof walkPhaseChangeSchemas> = z.infer<
  (typeof walkPhaseChangeSchemas)[Kind]
>;

function withStatus(
  walk: KeptRecord<'walk'>,
  { at, reason }: { at: string; reason: string | null },
  status: WalkStatus,
  { receivedAt }: RuleContext,
): KeptRecord<'walk'> {
  const { properties } = walk.feature;
  const statusLog = [...properties.statusLog, { status, at, receivedAt, reason }];
  return { ...walk, feature: { ...walk.feature, properties: { ...properties, status, statusLog } } };
}

function refuseStep(from: WalkStatus, to: WalkStatus, action: string): never {
  return refuse(
    problem('status-backwards', {
      detail: `a walk that is "${from}" cannot become "${to}"`,
      action,
      errors: [{ pointer: '/to', detail: 'is not a later step' }],
    }),
  );
}

export const walkPhaseAdvanced: ChangeRule<ChangeOf<'walk-phase-advanced'>> = {
  needs: (change) => [change.walkId],
  needsOfWalk: ['checkpoint', 'area', 'action', 'protocol'],
  apply(change, context) {
    requireVerb(context, 'walk.advance');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { to, reason } = change;
    const { status, template } = walk.feature.properties;
    if (!mayFollow(status, to)) refuseStep(status, to, 'Choose a later step of the process.');
    if (to === 'cancelled' && reason === null)
      refuse(
        problem('reason-needed', {
          detail: 'a walk is cancelled with a reason',
          action: 'Say why in "reason".',
          errors: [{ pointer: '/reason', detail: 'is missing' }],
        }),
      );
    refuseMissing(walk, to, context);
    const skipped = template === null || reason !== null ? [] : skippedSteps(status, to);
    if (skipped.length > 0)
      refuse(
        problem('phase-skipped', {
          detail: `this walk follows a template, and these steps would be skipped: ${skipped.join(', ')}`,
          action: 'Take the steps in their order, or say in "reason" why they are skipped.',
          errors: skipped.map((step) => ({ pointer: '/reason', detail: `${step} would be skipped` })),
        }),
      );
    return { verdict: 'applied', writes: [withStatus(walk, change, to, context)] };
  },
};

/** One error for each thing that is missing: its code, then words, then what it is about. */
function refuseMissing(walk: KeptRecord<'walk'>, to: WalkStatus, context: RuleContext): void {
  const features = <Feature>(records: readonly { feature: Feature }[]) =>
    records.map(({ feature }) => feature);
  const facts = factsOf({
    walk: walk.feature,
    stops: context.recordsOfWalk('checkpoint').length,
    areas: features(context.recordsOfWalk('area')),
    actions: features(context.recordsOfWalk('action')),
    protocols: features(context.recordsOfWalk('protocol')),
  });
  const missing = missingFor(facts, to);
  if (missing.length === 0) return;
  refuse(
    problem('phase-needs', {
      detail: `before "${to}": ${[...new Set(missing.map(({ words }) => words))].join('; ')}`,
      action: 'See to what is named in "errors", then take the step.',
      errors: missing.map(({ code, words, about }) => ({
        pointer: '/to',
        detail: `${code}: ${words}${about === null ? '' : ` (${about})`}`,
      })),
    }),
  );
}

export const walkPhaseReturned: ChangeRule<ChangeOf<'walk-phase-returned'>> = {
  needs: (change) => [change.walkId],
  apply(change, context) {
    requireVerb(context, 'walk.return');
    const walk = requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const { status } = walk.feature.properties;
    if (!mayReturn(status, change.to))
      refuseStep(status, change.to, 'Choose an earlier step of the process.');
    if (status === 'closed') requireVerb(context, 'walk.reopen');
    return { verdict: 'applied', writes: [withStatus(walk, change, change.to, context)] };
  },
};
