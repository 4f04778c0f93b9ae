import { createRoute, z } from '@hono/zod-openapi';
import {
  actionAnswerSchema,
  actionAnswers,
  actionDecisions,
  actionHorizons,
  actionSeasons,
} from '../../domain/action.ts';
import { polaritySchema } from '../../domain/catalogue.ts';
import { findingStatuses } from '../../domain/finding.ts';
import { changeIdSchema, newId } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { receiptCodeSchema } from '../../domain/receipt.ts';
import { answeringAction, numberedMarks, type OwnMark, receiptOf } from '../../domain/receipt-view.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { type Attempts, addressOf } from '../http/attempts.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { dateShape } from '../http/shapes.ts';
import { receiptHashOf } from '../receipt-hash.ts';

const findingShape = z.object({
  number: z.number(),
  category: z.string(),
  subcategory: z.string().nullable(),
  severity: z.number().nullable(),
  polarity: polaritySchema,
  date: dateShape,
  status: z.enum(findingStatuses),
  decision: z.enum(actionDecisions).nullable(),
  reason: z.string().nullable(),
  horizon: z.enum(actionHorizons).nullable(),
  season: z.enum(actionSeasons).nullable(),
  deadline: dateShape.nullable(),
  mayAnswer: z.boolean(),
  answer: z.enum(actionAnswers).nullable(),
  text: z.string().nullable(),
  photos: z.number(),
});
const receiptShape = z
  .object({
    walk: z.object({ name: z.string(), date: dateShape.nullable() }),
    summary: z.object({
      done: z.number(),
      planned: z.number(),
      declined: z.number(),
      waiting: z.number(),
    }),
    findings: z.array(findingShape).readonly(),
    /** The path of the walk's feed; null while nothing is published. */
    feed: z.string().nullable(),
  })
  .openapi('Receipt');

const codeText = z.string().max(40);
const refusals = [
  'malformed-json',
  'wrong-origin',
  'unknown-receipt',
  'unsupported-media-type',
  'invalid-input',
  'too-many-attempts',
] as const;

const readReceipt = createRoute({
  method: 'post',
  path: '/api/receipt',
  summary: 'See what became of your own marks',
  description:
    'For whoever holds the receipt code of a walk, on any device and without an account. The code is in the body, so ' +
    'that it stands in no log and no history. Nothing here says who made the marks.',
  tags: ['join'],
  request: jsonBody(z.strictObject({ code: codeText }).openapi({ example: { code: 'K7M2 PQRS 9XYZ' } })),
  responses: {
    200: jsonAnswer('Your marks, in the order you made them', receiptShape),
    ...problemAnswers(...refusals),
  },
});

const answerReceipt = createRoute({
  method: 'post',
  path: '/api/receipt/answer',
  summary: 'Say whether what was done mended the place',
  description:
    'With the receipt code and the number of the mark on the receipt. Said again, the last answer counts.',
  tags: ['join'],
  request: jsonBody(
    z
      .strictObject({ code: codeText, number: z.int().min(1).max(100_000), answer: actionAnswerSchema })
      .openapi({ example: { code: 'K7M2 PQRS 9XYZ', number: 1, answer: 'half' } }),
  ),
  responses: {
    200: jsonAnswer('The receipt with the answer in it', receiptShape),
    ...problemAnswers(...refusals, 'unknown-record'),
  },
});

interface Holder {
  person: KeptRecord<'participant'>;
  walk: KeptRecord<'walk'>;
}

const atATime = 500;

/** Own marks for people without an account, by the code that they took home. */
export function receiptRoutes(
  { store, source, settings }: Pick<Deps, 'store' | 'source' | 'settings'>,
  attempts: Attempts,
) {
  /** Whose code it is. Guesses count as wrong tries of the address. */
  async function holderOf(wanted: string, address: string): Promise<Holder> {
    await attempts.refuseTooMany(address);
    const code = receiptCodeSchema.safeParse(wanted);
    const person = code.success ? await store.participantByReceiptHash(receiptHashOf(code.data)) : undefined;
    const walk = person === undefined ? undefined : await store.record(person.feature.properties.walkId);
    if (person !== undefined && walk?.kind === 'walk') return { person, walk };
    await attempts.countWrong(address);
    throw unknownReceipt();
  }

  /** Withdrawn ones too: they keep their numbers. */
  async function ownMarks({ person, walk }: Holder): Promise<OwnMark[]> {
    const own: OwnMark[] = [];
    const ownKinds = { kinds: ['finding'] as const, participantId: person.feature.id };
    let since = 0;
    let more = true;
    while (more) {
      const query = { walkId: walk.feature.id, since, limit: atATime, kinds: ['finding'] as const, ownKinds };
      const page = await store.recordsSince(query);
      for (const record of page.records)
        if (record.kind === 'finding')
          own.push({ feature: record.feature, withdrawn: record.withdrawn !== null });
      ({ next: since, more } = page);
    }
    return own;
  }

  async function materialOf(holder: Holder) {
    const walkId = holder.walk.feature.id;
    const [own, actions, areas] = await Promise.all([
      ownMarks(holder),
      featuresOfWalk(store, 'action', walkId),
      featuresOfWalk(store, 'area', walkId),
    ]);
    return { own, actions, areas };
  }

  async function feedOf({ walk }: Holder): Promise<string | null> {
    const walkId = walk.feature.id;
    const protocols = await featuresOfWalk(store, 'protocol', walkId);
    const isPublished = protocols.some(({ properties }) => properties.state === 'published');
    return isPublished ? `/p/walks/${walkId}/feed.atom` : null;
  }

  async function receiptFor(holder: Holder) {
    const { own, actions, areas } = await materialOf(holder);
    return { ...receiptOf(holder.walk.feature, own, actions, areas), feed: await feedOf(holder) };
  }

  return newRouter()
    .openapi(readReceipt, async (c) => {
      const holder = await holderOf(c.req.valid('json').code, addressOf(c, settings.trustedProxies));
      c.header('cache-control', 'no-store');
      return c.json(await receiptFor(holder), 200);
    })
    .openapi(answerReceipt, async (c) => {
      const { code, number, answer } = c.req.valid('json');
      const holder = await holderOf(code, addressOf(c, settings.trustedProxies));
      const { own, actions, areas } = await materialOf(holder);
      const finding = numberedMarks(own).find((mark) => mark.number === number)?.finding;
      const action = finding === undefined ? undefined : answeringAction(finding, actions, areas);
      if (finding === undefined || action === undefined) throw nothingToAnswer();
      const at = source.now().toISOString();
      const [verdict] = await store.commit([
        {
          author: { kind: 'system', name: 'receipt' },
          receivedAt: at,
          change: {
            kind: 'action-answered',
            id: newId(changeIdSchema, source),
            at,
            walkId: holder.walk.feature.id,
            actionId: action.id,
            participantId: holder.person.feature.id,
            findingId: finding.id,
            answer,
          },
        },
      ]);
      if (verdict?.verdict === 'refused') throw new ProblemError(verdict.problem);
      c.header('cache-control', 'no-store');
      return c.json(await receiptFor(holder), 200);
    });
}

function nothingToAnswer(): ProblemError {
  return new ProblemError(
    problem('unknown-record', {
      detail: 'the receipt has no such mark, or nothing has been decided about it yet',
      action: 'Choose a mark of the receipt that can be answered.',
      errors: [{ pointer: '/number', detail: 'cannot be answered' }],
    }),
  );
}

function unknownReceipt(): ProblemError {
  return new ProblemError(
    problem('unknown-receipt', {
      detail: 'no receipt has this code',
      action: 'Look at the code again: twelve letters and digits, without O, I, 0 and 1.',
    }),
  );
}
