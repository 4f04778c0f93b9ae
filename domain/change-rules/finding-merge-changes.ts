import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { type FindingId, findingIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { authorName } from '../roles.ts';
import { findingsWithStatus } from './answered-findings.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

export const findingMergeChangeSchemas = {
  /** Two marks say the same: one stands for both. Both stay, and so does every voice. */
  'finding-merged': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-merged'),
    findingId: findingIdSchema,
    into: findingIdSchema,
    reason: textSchema(300).nullable(),
  }),
  'finding-unmerged': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-unmerged'),
    findingId: findingIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type Merged = z.infer<(typeof findingMergeChangeSchemas)['finding-merged']>;
type Unmerged = z.infer<(typeof findingMergeChangeSchemas)['finding-unmerged']>;

function refuseMerge(detail: string, action: string, pointer: string): never {
  return refuse(problem('merge-refused', { detail, action, errors: [{ pointer, detail }] }));
}

/** The mark with where it belongs now and the trace of it; its status follows the actions of the other. */
function merged(
  finding: KeptRecord<'finding'>,
  into: FindingId | null,
  { at, reason }: { at: string; reason: string | null },
  context: RuleContext,
): KeptRecord<'finding'> {
  const { feature } = finding;
  const entry = { into, by: authorName(context.author), at, reason };
  const mergedLog = [...feature.properties.mergedLog, entry];
  const properties = { ...feature.properties, duplicateOf: into, mergedLog };
  const written = { ...finding, feature: { ...feature, properties } };
  const actions = context.recordsOfWalk('action').map((action) => action.feature);
  return findingsWithStatus([written], actions)[0] ?? written;
}

export const findingMerged: ChangeRule<Merged> = {
  needs: (change) => [change.findingId, change.into],
  needsOfWalk: ['finding', 'action'],
  apply(change, context) {
    requireVerb(context, 'finding.merge');
    const { walkId, findingId, into } = change;
    const finding = requireRecord(context, 'finding', findingId, { walkId, pointer: '/findingId' });
    const target = requireRecord(context, 'finding', into, { walkId, pointer: '/into' });
    if (findingId === into)
      refuseMerge('a mark cannot be merged into itself', 'Choose another mark.', '/into');
    if (target.feature.properties.duplicateOf !== null)
      refuseMerge('the other mark is merged itself', 'Merge into the mark that it was merged into.', '/into');
    const carries = context
      .recordsOfWalk('finding')
      .some(({ feature }) => feature.properties.duplicateOf === findingId);
    if (carries)
      refuseMerge(
        'other marks are merged into this one',
        'Merge those into the other mark first.',
        '/findingId',
      );
    return { verdict: 'applied', writes: [merged(finding, into, change, context)] };
  },
};

export const findingUnmerged: ChangeRule<Unmerged> = {
  needs: (change) => [change.findingId],
  needsOfWalk: ['action'],
  apply(change, context) {
    requireVerb(context, 'finding.merge');
    const { walkId, findingId } = change;
    const finding = requireRecord(context, 'finding', findingId, { walkId, pointer: '/findingId' });
    if (finding.feature.properties.duplicateOf === null)
      refuseMerge('the mark is not merged', 'Nothing to do.', '/findingId');
    return { verdict: 'applied', writes: [merged(finding, null, change, context)] };
  },
};
