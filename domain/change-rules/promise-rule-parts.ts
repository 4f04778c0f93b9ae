import { problem } from '../problem.ts';
import type { LedgerFacts } from '../promise/ledger.ts';
import type { PromiseItemProperties } from '../promise/promise-item.ts';
import { type PartySide, partySideOf } from '../promise/promise-party.ts';
import { type Author, roleOf, type Verb } from '../roles.ts';
import { employerOf } from './employer.ts';
import { type KeptRecord, type RuleContext, refuse, refuseUnless, requireRecord } from './rule.ts';

type Look = RuleContext['record'];

function sideThrough(author: Author, record: Look): PartySide | null {
  return partySideOf(author, employerOf(author, record));
}

/** For which party the author speaks; null for the server itself. */
export function sideOf({ author, record }: RuleContext): PartySide | null {
  return sideThrough(author, record);
}

/** As whom the ledger names an author: never who it was. */
export function ledgerAuthor(author: Author, record: Look): { side: PartySide | null; role: string } {
  return { side: sideThrough(author, record), role: roleOf(author) };
}

/** Refuses who speaks for neither the owner of the item nor, where both own it, one of them. */
export function requireOwner(
  item: Pick<PromiseItemProperties, 'owner'>,
  context: RuleContext,
  verb: Verb,
): void {
  if (context.author.kind === 'system') return;
  const side = sideOf(context);
  refuseUnless(
    side !== null && (item.owner === 'both' || item.owner === side),
    verb,
    item.owner === 'police'
      ? 'this part of the promise is the police’s; ask them to do it'
      : item.owner === 'municipality'
        ? 'this part of the promise is the municipality’s; ask them to do it'
        : 'you work for neither of those who made the promise',
  );
}

/** The item of this promise, refused when it was withdrawn: it stands as it was. */
export function requireItem(
  { promiseId, itemId }: { promiseId: string; itemId: string },
  context: RuleContext,
): KeptRecord<'promise-item'> {
  const item = requireRecord(context, 'promise-item', itemId, { pointer: '/itemId' });
  const { properties } = item.feature;
  if (properties.promiseId !== promiseId)
    refuse(
      problem('unknown-record', {
        detail: `the item ${itemId} belongs to another promise`,
        action: 'Check the ids.',
        errors: [{ pointer: '/promiseId', detail: 'is not the promise of this item' }],
      }),
    );
  if (properties.withdrawn !== null)
    refuse(
      problem('item-withdrawn', {
        detail: `it was withdrawn on ${properties.withdrawn.on}`,
        action: 'What was withdrawn stands as it was. Nothing was changed.',
      }),
    );
  return item;
}

export function withItem(
  item: KeptRecord<'promise-item'>,
  properties: Partial<PromiseItemProperties>,
): KeptRecord<'promise-item'> {
  const { feature } = item;
  return { ...item, feature: { ...feature, properties: { ...feature.properties, ...properties } } };
}

/** The dates and numbers of an item, as the ledger writes them. */
export function factsOfItem({
  owner,
  measure,
  target,
  window,
  yearTargets,
  evidenceRule,
}: PromiseItemProperties): LedgerFacts {
  return {
    owner,
    measure,
    target,
    from: window.from,
    to: window.to,
    evidence: evidenceRule.source,
    ...Object.fromEntries(yearTargets.map(({ year, target: ofYear }) => [`target ${year}`, ofYear])),
  };
}
