import type { Catalogue } from '../catalogue.ts';
import { timeSchema } from '../feature.ts';
import { type ChangeId, changeIdSchema, walkIdSchema } from '../ids.ts';
import { type Problem, problem } from '../problem.ts';
import type { LedgerNote } from '../promise/ledger.ts';
import type { AnyRecord, KeptRecord, RecordKind, Withdrawal } from '../record.ts';
import { type Author, can, roleOf, rolesThatCan, type Verb } from '../roles.ts';
import type { Templates } from '../templates.ts';

/** What every change carries: its id, made where it was made, and the time there. */
export const changeBase = { id: changeIdSchema, at: timeSchema } as const;
/** What every change about a walk carries besides. */
export const walkChangeBase = { ...changeBase, walkId: walkIdSchema } as const;

/** What a rule may look at. Records are those that `needs` and `needsOfWalk` named, as they stand before the change. */
export interface RuleContext {
  author: Author;
  receivedAt: string;
  catalogue: Catalogue;
  templates: Templates;
  record(id: string): AnyRecord | undefined;
  /**
   * Every record of this kind in the change's walk, in order of id, withdrawn ones left out; with what earlier changes
   * of the same transaction made. On a phone only what it has.
   * @throws Error when the rule did not name the kind in `needsOfWalk`
   */
  recordsOfWalk<Kind extends RecordKind>(kind: Kind): readonly KeptRecord<Kind>[];
}

export type Outcome =
  | {
      verdict: 'applied' | 'conflict';
      writes: readonly AnyRecord[];
      /** What is written down for good, in order; see promise/ledger.ts. */
      ledger?: readonly LedgerNote[];
      /** Ids of earlier changes whose words the log forgets too; see without-words.ts. */
      forgets?: readonly ChangeId[];
    }
  | { verdict: 'refused'; problem: Problem };

/** The rule of one kind of change: which records it needs, and what becomes of them. Pure. */
export interface ChangeRule<Change> {
  needs(change: Change, author: Author): readonly string[];
  /** Kinds of which the rule looks at every record of the walk; costly, so only for changes that are rare. */
  needsOfWalk?: readonly RecordKind[];
  apply(change: Change, context: RuleContext): Outcome;
}

/** Thrown inside a rule, caught by `applyChange`: the change is refused with this problem. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(reason: Problem) {
    super(reason.detail);
    this.problem = reason;
  }
}

export function refuse(reason: Problem): never {
  throw new Refusal(reason);
}

/** A device's clock may be this far ahead of ours before a time counts as lying in the future. */
export const clockToleranceMilliseconds = 10 * 60 * 1000;

export function refuseFuture(time: string, context: RuleContext, pointer: string): void {
  if (Date.parse(time) <= Date.parse(context.receivedAt) + clockToleranceMilliseconds) return;
  refuse(
    problem('time-in-future', {
      detail: `${time} is later than the server's time ${context.receivedAt}`,
      action: "Set the device's clock, correct the time and send again.",
      errors: [{ pointer, detail: 'lies in the future' }],
    }),
  );
}

export function refuseUnless(allowed: boolean, verb: Verb, detail?: string): void {
  if (allowed) return;
  refuse(
    problem('not-allowed', {
      detail: detail ?? `your role may not do "${verb}"`,
      action: `Ask somebody with one of these roles: ${rolesThatCan(verb).join(', ')}.`,
    }),
  );
}

/** Refuses unless the author's role may do the verb. */
export function requireVerb(context: RuleContext, verb: Verb): void {
  refuseUnless(can(roleOf(context.author), verb), verb);
}

/** The record of this kind and id, in this walk where one is named, not withdrawn; refuses when there is none. */
export function requireRecord<Kind extends RecordKind>(
  context: RuleContext,
  kind: Kind,
  id: string,
  where: { walkId?: string; pointer: string; withdrawnToo?: boolean },
): KeptRecord<Kind> {
  const found = context.record(id);
  const fits =
    found !== undefined &&
    isKind(found, kind) &&
    (where.walkId === undefined || found.walkId === where.walkId) &&
    (where.withdrawnToo === true || found.withdrawn === null);
  if (fits) return found;
  return refuse(
    problem('unknown-record', {
      detail: `there is no ${kind} ${id} here`,
      action: 'Check the id; if the record was made on this device, send the change that made it first.',
      errors: [{ pointer: where.pointer, detail: `is not the id of a known ${kind}` }],
    }),
  );
}

export function isKind<Kind extends RecordKind>(
  record: { kind: RecordKind },
  kind: Kind,
): record is KeptRecord<Kind> {
  return record.kind === kind;
}

export function refuseTaken(context: RuleContext, id: string, pointer: string): void {
  if (context.record(id) === undefined) return;
  refuse(
    problem('duplicate-id', {
      detail: `the id ${id} already belongs to a record made by another change`,
      action: 'Make a new id (UUIDv7) for the new record and send again.',
      errors: [{ pointer, detail: 'is already in use' }],
    }),
  );
}

/** The record with its tombstone; of several the earliest stays, in whatever order they arrive. */
export function withdrawRecord<Kind extends RecordKind>(
  record: KeptRecord<Kind>,
  withdrawal: Withdrawal,
): KeptRecord<Kind> {
  const order = ({ at, by, reason }: Withdrawal) => [Date.parse(at), by, reason ?? ''] as const;
  const isEarlier = (a: Withdrawal, b: Withdrawal) => {
    const [aTime, ...aRest] = order(a);
    const [bTime, ...bRest] = order(b);
    return aTime === bTime ? aRest.join(' ') < bRest.join(' ') : aTime < bTime;
  };
  if (record.withdrawn !== null && !isEarlier(withdrawal, record.withdrawn)) return record;
  return { ...record, withdrawn: withdrawal };
}

export type { AnyRecord, ChangeId, KeptRecord };
