import { z } from 'zod';
import { areaSchema } from '../area.ts';
import { type AreaSet, areaRunSchema, areaScopeSchema, areaSetNameSchema } from '../area-set.ts';
import { textSchema } from '../feature.ts';
import { areaIdSchema, areaSetIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { type AnyRecord, freshRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { withDecisions } from './area-changes.ts';
import {
  type ChangeRule,
  changeBase,
  isKind,
  refuse,
  requireRecord,
  requireVerb,
  withdrawRecord,
} from './rule.ts';

export const areaSetChangeSchemas = {
  /** One computation over a set of walks: the whole snapshot. `gone` are areas of the last one without a successor. */
  'area-set-computed': z.strictObject({
    ...changeBase,
    kind: z.literal('area-set-computed'),
    setId: areaSetIdSchema,
    name: areaSetNameSchema,
    scope: areaScopeSchema,
    run: areaRunSchema,
    /** The account of whoever asked, or the command line. */
    askedBy: z.string().min(1).max(200),
    areas: z.array(areaSchema).max(2000),
    gone: z.array(areaIdSchema).max(2000),
  }),
  /** Nobody needs the set any more: it is no longer listed; its log stays. */
  'area-set-withdrawn': z.strictObject({
    ...changeBase,
    kind: z.literal('area-set-withdrawn'),
    setId: areaSetIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type Computed = z.infer<(typeof areaSetChangeSchemas)['area-set-computed']>;
type Withdrawn = z.infer<(typeof areaSetChangeSchemas)['area-set-withdrawn']>;

/** The records show the newest computation of the set; the change log keeps every one. */
export const areaSetComputed: ChangeRule<Computed> = {
  needs: ({ setId, areas, gone }) => [setId, ...areas.map(({ id }) => id), ...gone],
  apply(change, context) {
    requireVerb(context, 'area.compute');
    const { setId, name, scope, run } = change;
    const before = context.record(setId);
    const known =
      before === undefined ? undefined : requireRecord(context, 'areaSet', setId, { pointer: '/setId' });
    const last = known?.feature.properties.run.version ?? 0;
    if (run.version !== last + 1)
      refuse(
        problem('duplicate-id', {
          detail: `version ${run.version} of the set does not follow version ${last}`,
          action: 'Compute again: somebody else was first.',
        }),
      );
    if (change.areas.some(({ properties }) => properties.setId !== setId))
      refuse(
        problem('invalid-input', {
          detail: 'an area of another set is in this computation',
          action: 'Send the areas of the set alone.',
          errors: [{ pointer: '/areas', detail: 'has an area of another set' }],
        }),
      );
    const feature: AreaSet = {
      type: 'Feature',
      id: setId,
      geometry: null,
      properties: { kind: 'areaSet', name, scope, run },
    };
    const set = { ...freshRecord('areaSet', null, known?.createdBy ?? change.id, feature) };
    const areas = change.areas.map((area) => {
      const earlier = context.record(area.id);
      return freshRecord('area', null, earlier?.createdBy ?? change.id, withDecisions(area, earlier));
    });
    const withdrawal = { at: change.at, by: authorName(context.author), reason: null };
    const gone = change.gone.flatMap((id): AnyRecord[] => {
      const earlier = context.record(id);
      return earlier !== undefined && isKind(earlier, 'area') ? [withdrawRecord(earlier, withdrawal)] : [];
    });
    return { verdict: 'applied', writes: [set, ...areas, ...gone] };
  },
};

export const areaSetWithdrawn: ChangeRule<Withdrawn> = {
  needs: ({ setId }) => [setId],
  apply(change, context) {
    requireVerb(context, 'area.ask');
    const set = requireRecord(context, 'areaSet', change.setId, { pointer: '/setId', withdrawnToo: true });
    const withdrawal = { at: change.at, by: authorName(context.author), reason: change.reason };
    return { verdict: 'applied', writes: [withdrawRecord(set, withdrawal)] };
  },
};
