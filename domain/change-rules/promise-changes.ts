import { z } from 'zod';
import { dateSchema } from '../feature.ts';
import { followUpIdSchema, promiseIdSchema, promiseItemIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { yearsIn } from '../promise/day-window.ts';
import type { LedgerNote } from '../promise/ledger.ts';
import { followUpsAYear, promisePropertySchemas } from '../promise/promise.ts';
import { itemPropertySchemas } from '../promise/promise-item.ts';
import { partySides } from '../promise/promise-party.ts';
import { publishedPromiseId } from '../promise/published-promise-id.ts';
import { freshRecord } from '../record.ts';
import { employerNeeded } from './employer.ts';
import { refuseUnfitItem } from './promise-item-fitness.ts';
import { factsOfItem } from './promise-rule-parts.ts';
import { type ChangeRule, changeBase, type RuleContext, refuse, refuseTaken, requireVerb } from './rule.ts';

export const promiseChangeSchemas = {
  /** A promise with all that is in it, and the slots of its follow-ups. */
  'promise-made': z.strictObject({
    ...changeBase,
    kind: z.literal('promise-made'),
    promiseId: promiseIdSchema,
    promise: z.strictObject(promisePropertySchemas),
    items: z
      .array(z.strictObject({ id: promiseItemIdSchema, ...itemPropertySchemas }))
      .min(1, 'a promise needs at least one item')
      .max(200),
    followUps: z.array(z.strictObject({ id: followUpIdSchema, dueOn: dateSchema })).max(200),
  }),
} as const;

type Made = z.infer<(typeof promiseChangeSchemas)['promise-made']>;

function unfit(pointer: string, detail: string, action: string): never {
  return refuse(problem('invalid-input', { detail, action, errors: [{ pointer, detail }] }));
}

/** A published promise has the id that follows from its name, so that nobody takes it in a second time. */
function refuseTakenIn({ promiseId, promise: { publishedId } }: Made, context: RuleContext): void {
  if (publishedId === null) return;
  if (promiseId !== publishedPromiseId(publishedId))
    unfit(
      '/promiseId',
      `must be ${publishedPromiseId(publishedId)}, which follows from the name "${publishedId}"`,
      'Take it in with that id.',
    );
  if (context.record(promiseId) !== undefined)
    refuse(
      problem('promise-taken-in', {
        detail: `"${publishedId}" is here already, as ${promiseId}`,
        action: 'Open it in the list of promises. Nothing was changed.',
        errors: [{ pointer: '/promise/publishedId', detail: 'is here already' }],
      }),
    );
}

function refuseUnfitParties({ promise }: Made): void {
  for (const side of partySides)
    if (!promise.parties.some((party) => party.side === side))
      unfit(
        '/promise/parties',
        `the ${side} is not among the parties`,
        'Name one municipality and one police authority.',
      );
}

/** The slots: as many in each calendar year as the parties said, four at least where the whole year is in the period. */
function refuseUnfitSlots({ promise, followUps }: Made): void {
  const { period, followUpYears } = promise;
  const years = yearsIn(period);
  const said = followUpYears.map(({ year }) => year);
  if (said.join() !== years.map(({ year }) => year).join()) {
    const missing = years.filter(({ year }) => !said.includes(year)).map(({ year }) => year);
    refuse(
      problem('partial-year', {
        detail: `the period touches ${years.map(({ year }) => year).join(', ')}, but the follow-ups are said for ${said.join(', ')}`,
        action:
          missing.length > 0
            ? `Say how many follow-ups ${missing.join(' and ')} has. Ask the parties where only a part of the year is in the period.`
            : 'Name each calendar year of the period once, in order.',
        errors: [{ pointer: '/promise/followUpYears', detail: 'must name each calendar year of the period' }],
      }),
    );
  }
  years.forEach(({ year, whole }, index) => {
    const amount = followUpYears[index]?.amount ?? 0;
    const pointer = `/promise/followUpYears/${index}/amount`;
    if (whole && amount < followUpsAYear)
      unfit(
        pointer,
        `${year} has ${amount} follow-ups`,
        `A whole calendar year has at least ${followUpsAYear}.`,
      );
    const slots = followUps.filter(({ dueOn }) => dueOn.startsWith(`${year}-`) && dueOn >= period.from);
    if (slots.length !== amount)
      unfit(
        '/followUps',
        `${year} has ${slots.length} days of follow-up, not ${amount}`,
        'Give each follow-up its day.',
      );
  });
  const counted = followUpYears.reduce((sum, { amount }) => sum + amount, 0);
  if (followUps.length !== counted)
    unfit(
      '/followUps',
      'a day of follow-up lies outside the calendar years of the period',
      'Move it or leave it out.',
    );
}

export const promiseMade: ChangeRule<Made> = {
  needs: ({ promiseId, items, followUps }, author) => [
    ...employerNeeded(author),
    promiseId,
    ...items.map(({ id }) => id),
    ...followUps.map(({ id }) => id),
  ],
  apply(change, context) {
    requireVerb(context, 'promise.make');
    const { promiseId, promise, items, followUps } = change;
    const ids = [promiseId, ...items.map(({ id }) => id), ...followUps.map(({ id }) => id)];
    if (new Set<string>(ids).size < ids.length)
      unfit('/items', 'two parts have the same id', 'Make an id for each.');
    refuseTakenIn(change, context);
    refuseTaken(context, promiseId, '/promiseId');
    for (const [index, { id }] of items.entries()) refuseTaken(context, id, `/items/${index}/id`);
    for (const [index, { id }] of followUps.entries()) refuseTaken(context, id, `/followUps/${index}/id`);
    refuseUnfitParties(change);
    refuseUnfitSlots(change);
    for (const [index, item] of items.entries()) refuseUnfitItem(item, (field) => `/items/${index}/${field}`);

    const made = freshRecord('promise', null, change.id, {
      ...{ type: 'Feature', id: promiseId, geometry: null },
      properties: { kind: 'promise', ...promise },
    });
    const itemRecords = items.map(({ id, ...said }, index) =>
      freshRecord('promise-item', null, change.id, {
        ...{ type: 'Feature', id, geometry: null },
        properties: {
          ...{ kind: 'promise-item', promiseId, order: index + 1 },
          ...said,
          ...{ walkIds: [], withdrawn: null, added: null },
        },
      }),
    );
    const slots = followUps.map(({ id, dueOn }) =>
      freshRecord('follow-up', null, change.id, {
        ...{ type: 'Feature', id, geometry: null },
        properties: {
          ...{ kind: 'follow-up', promiseId, dueOn, movedFrom: null },
          ...{ words: null, askedAt: null, gathered: null },
          ...{ approvals: { municipality: null, police: null }, publishedAt: null, toldIn: null },
        },
      }),
    );
    return {
      verdict: 'applied',
      writes: [made, ...itemRecords, ...slots],
      ledger: [
        noteOfPromise(change),
        ...itemRecords.map(
          ({ id, feature: { properties } }): LedgerNote => ({
            ...{ event: 'item-made', promiseId, subjectId: id },
            facts: factsOfItem(properties),
            words: { text: properties.text.sv },
          }),
        ),
        ...followUps.map(
          ({ id, dueOn }): LedgerNote => ({
            ...{ event: 'follow-up-planned', promiseId, subjectId: id },
            facts: { dueOn },
            words: {},
          }),
        ),
      ],
    };
  },
};

function noteOfPromise({ promiseId, promise }: Made): LedgerNote {
  const { title, period, signedOn, followUpYears } = promise;
  const amounts = followUpYears.map(({ year, amount }) => [`follow-ups ${year}`, amount]);
  return {
    ...{ event: 'promise-made', promiseId, subjectId: promiseId },
    facts: { from: period.from, to: period.to, signedOn, ...Object.fromEntries(amounts) },
    words: { title: title.sv },
  };
}
