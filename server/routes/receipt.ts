import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { polaritySchema } from '../../domain/catalogue.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { receiptCodeSchema } from '../../domain/receipt.ts';
import { receiptOf } from '../../domain/receipt-view.ts';
import type { Deps } from '../deps.ts';
import { type Attempts, addressOf } from '../http/attempts.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { dateShape } from '../http/shapes.ts';

const findingShape = z.object({
  category: z.string(),
  subcategory: z.string().nullable(),
  severity: z.number().nullable(),
  polarity: polaritySchema,
  date: dateShape,
  status: z.string(),
  decision: z.string().nullable(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  photos: z.number(),
});

const readReceipt = createRoute({
  method: 'post',
  path: '/api/receipt',
  summary: 'See what became of your own marks',
  description:
    'For whoever holds the receipt code of a walk, on any device and without an account. The code is in the body, so ' +
    'that it stands in no log and no history. Nothing here says who made the marks.',
  tags: ['join'],
  request: jsonBody(
    z.strictObject({ code: z.string().max(40) }).openapi({ example: { code: 'K7M2 PQRS 9XYZ' } }),
  ),
  responses: {
    200: jsonAnswer(
      'Your marks, in the order you made them',
      z.object({
        walk: z.object({ name: z.string(), date: dateShape.nullable() }),
        findings: z.array(findingShape).readonly(),
      }),
    ),
    ...problemAnswers(
      'malformed-json',
      'wrong-origin',
      'unknown-receipt',
      'unsupported-media-type',
      'invalid-input',
      'too-many-attempts',
    ),
  },
});

/** How a receipt code is kept: its SHA-256 in hexadecimal. */
function receiptHashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** Own marks for people without an account, by the code that they took home. */
export function receiptRoutes({ store, settings }: Pick<Deps, 'store' | 'settings'>, attempts: Attempts) {
  return newRouter().openapi(readReceipt, async (c) => {
    const address = addressOf(c, settings.trustedProxies);
    await attempts.refuseTooMany(address);
    const code = receiptCodeSchema.safeParse(c.req.valid('json').code);
    const person = code.success ? await store.participantByReceiptHash(receiptHashOf(code.data)) : undefined;
    const walk = person === undefined ? undefined : await store.record(person.feature.properties.walkId);
    if (person === undefined || walk?.kind !== 'walk') {
      await attempts.countWrong(address);
      throw unknownReceipt();
    }
    const findings = await store.recordsOfKind('finding', walk.feature.id);
    const own = findings.filter(({ feature }) => feature.properties.participantId === person.id);
    c.header('cache-control', 'no-store');
    return c.json(
      receiptOf(
        walk.feature,
        own.map(({ feature }) => feature),
      ),
      200,
    );
  });
}

function unknownReceipt(): ProblemError {
  return new ProblemError(
    problem('unknown-receipt', {
      detail: 'no receipt has this code',
      action: 'Look at the code again: twelve letters and digits, without O, I, 0 and 1.',
    }),
  );
}
