import { z } from 'zod';
import { areaSchema } from '../area.ts';
import { areaIdSchema } from '../ids.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import {
  type ChangeRule,
  isKind,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';

export const areaChangeSchemas = {
  /** One computation of a walk's areas: the whole snapshot. `gone` are areas of the last one that have no successor. */
  'areas-computed': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('areas-computed'),
    areas: z.array(areaSchema).max(2000),
    gone: z.array(areaIdSchema).max(2000),
  }),
} as const;

type Computed = z.infer<(typeof areaChangeSchemas)['areas-computed']>;

/** The records show the newest snapshot; the change log keeps every one. */
export const areasComputed: ChangeRule<Computed> = {
  needs: (change) => [change.walkId, ...change.areas.map((area) => area.id), ...change.gone],
  apply(change, context) {
    requireVerb(context, 'area.compute');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    const withdrawal = { at: change.at, by: authorName(context.author), reason: null };
    const writes: KeptRecord<'area'>[] = change.areas.map((feature) => {
      const before = context.record(feature.id);
      const createdBy = before?.createdBy ?? change.id;
      return { ...freshRecord('area', change.walkId, createdBy, feature) };
    });
    for (const id of change.gone) {
      const before = context.record(id);
      if (before !== undefined && isKind(before, 'area')) writes.push(withdrawRecord(before, withdrawal));
    }
    return { verdict: 'applied', writes };
  },
};
