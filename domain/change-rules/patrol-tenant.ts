import { type PoliceTenant, policeOf } from '../patrol/police-of.ts';
import { problem } from '../problem.ts';
import type { KeptRecord, RecordKind } from '../record.ts';
import type { Verb } from '../roles.ts';
import { employerOf } from './employer.ts';
import { type RuleContext, refuse, refuseUnless, requireRecord, requireVerb } from './rule.ts';

type PatrolKind = Extract<RecordKind, 'hotspot' | 'patrol-shift' | 'patrol-visit' | 'counted-activity'>;

/** Stands for whoever of the police wrote: no record says which officer did. */
export const byPolice = 'police';

/** The police that the author writes for; refuses everybody else. */
export function requireTenant(context: RuleContext, verb: Verb = 'patrol.edit'): PoliceTenant {
  requireVerb(context, verb);
  const tenant = policeOf(context.author, employerOf(context.author, context.record));
  if (tenant !== undefined) return tenant;
  refuseUnless(false, verb, 'patrols belong to the police; you work for another organisation');
  throw new Error('refuseUnless let through what it was told to refuse');
}

/** A record of the author's own police. What belongs to other police is as unknown as what does not exist. */
export function requireOwn<Kind extends PatrolKind>(
  context: RuleContext,
  kind: Kind,
  id: string,
  { policeId, pointer, withdrawnToo = false }: PoliceTenant & { pointer: string; withdrawnToo?: boolean },
): KeptRecord<Kind> {
  const record = requireRecord(context, kind, id, { pointer, withdrawnToo });
  if (record.feature.properties.policeId === policeId) return record;
  return refuse(
    problem('unknown-record', {
      detail: `there is no ${kind} ${id} here`,
      action: 'Check the id; if the record was made on this device, send the change that made it first.',
      errors: [{ pointer, detail: `is not the id of a known ${kind}` }],
    }),
  );
}
