import { createRoute, z } from '@hono/zod-openapi';
import { type Change, parseChange } from '../../domain/changes.ts';
import { changeIdSchema } from '../../domain/ids.ts';
import { type Problem, ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { authorOf, requireSignedIn } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { idShape, timeShape } from '../http/shapes.ts';
import type { Verdict } from '../storage/store.ts';

export const changesAtMost = 500;

const changeShape = z
  .unknown()
  .openapi('Change', { type: 'object', description: 'The one write: see "kind" for what it does' });

const verdictShape = z
  .discriminatedUnion('verdict', [
    z.object({ id: idShape, verdict: z.literal('applied'), sequence: z.number() }),
    z.object({ id: idShape, verdict: z.literal('conflict'), sequence: z.number() }),
    z.object({ id: idShape, verdict: z.literal('duplicate'), sequence: z.number() }),
    z.object({
      id: idShape.nullable(),
      verdict: z.literal('refused'),
      problem: z.custom<Problem>().openapi({ type: 'object', description: 'a Problem; see there' }),
    }),
  ])
  .openapi('Verdict');

const sendChanges = createRoute({
  method: 'post',
  path: '/api/changes',
  summary: 'Send changes',
  description:
    'Each change is judged by itself, in order; the verdicts come in the same order. Sending the same change again ' +
    'is harmless ("duplicate"). "conflict" means kept, with both versions of a field for a person to choose from.',
  tags: ['changes'],
  middleware: [requireSignedIn] as const,
  request: jsonBody(
    z.object({ changes: z.array(changeShape).min(1).openapi({ maxItems: changesAtMost }) }).openapi({
      example: {
        changes: [{ kind: 'finding-withdrawn', id: '…', at: '…', walkId: '…', findingId: '…', reason: null }],
      },
    }),
  ),
  responses: {
    200: jsonAnswer(
      'What became of each change',
      z.object({ verdicts: z.array(verdictShape), serverTime: timeShape }),
    ),
    ...problemAnswers(
      'malformed-json',
      'not-signed-in',
      'wrong-origin',
      'too-large',
      'too-many-changes',
      'unsupported-media-type',
      'invalid-input',
    ),
  },
});

type SentVerdict = Verdict | { id: null; verdict: 'refused'; problem: Problem };

/** The one door for writes. */
export function changesRoutes({ store, source }: Pick<Deps, 'store' | 'source'>) {
  return newRouter().openapi(sendChanges, async (c) => {
    const author = authorOf(c);
    const { changes: sent } = c.req.valid('json');
    if (sent.length > changesAtMost) throw tooMany(sent.length);
    const receivedAt = source.now().toISOString();
    const verdicts: (SentVerdict | undefined)[] = [];
    const readable: { index: number; change: Change }[] = [];
    sent.forEach((input, index) => {
      const { change, problem: fault } = parseChange(input, `/changes/${index}`);
      if (change === undefined) verdicts[index] = { id: idOf(input), verdict: 'refused', problem: fault };
      else readable.push({ index, change });
    });
    const judged = await store.commit(readable.map(({ change }) => ({ change, author, receivedAt })));
    readable.forEach(({ index }, position) => {
      const verdict = judged[position];
      verdicts[index] = verdict === undefined ? undefined : withPrefix(verdict, `/changes/${index}`);
    });
    return c.json(
      { verdicts: verdicts.filter((verdict) => verdict !== undefined), serverTime: receivedAt },
      200,
    );
  });
}

function tooMany(count: number): ProblemError {
  return new ProblemError(
    problem('too-many-changes', {
      detail: `${count} changes were sent, at most ${changesAtMost} are taken in one request`,
      action: `Send them in parts of at most ${changesAtMost}. Nothing of this request was kept.`,
    }),
  );
}

/** The id of a change that could not be read as a whole, so that the sender still finds it. */
function idOf(input: unknown) {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined;
  return changeIdSchema.safeParse(id).data ?? null;
}

/** Rules point into the change; the sender needs the place in what was sent. */
function withPrefix(verdict: Verdict, prefix: string): Verdict {
  if (verdict.verdict !== 'refused' || verdict.problem.errors === undefined) return verdict;
  const errors = verdict.problem.errors.map((place) => ({ ...place, pointer: prefix + place.pointer }));
  return { ...verdict, problem: { ...verdict.problem, errors } };
}
