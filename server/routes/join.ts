import { createRoute, z } from '@hono/zod-openapi';
import { changeIdSchema, newId, type ParticipantId, participantIdSchema } from '../../domain/ids.ts';
import { languageSchema } from '../../domain/localized.ts';
import { type ProblemCode, ProblemError, problem } from '../../domain/problem.ts';
import { receiptHashSchema } from '../../domain/receipt.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { joinCodeSchema, takesMarks } from '../../domain/walk.ts';
import type { Deps } from '../deps.ts';
import type { Attempts } from '../http/attempts.ts';
import { addressOf } from '../http/attempts.ts';
import { tokenHashOf } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { idShape, timeShape } from '../http/shapes.ts';

const tokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43,200}$/, 'must be at least 43 characters of base64url (256 random bits)');

const join = createRoute({
  method: 'post',
  path: '/api/join',
  summary: 'Join a walk with its code',
  description:
    'Gives a pseudonym and a token for this walk only. A phone that makes participantId and token itself may ask ' +
    'again with the same ones when the answer was lost, and gets the same answer.',
  tags: ['join'],
  request: jsonBody(
    z
      .strictObject({
        code: z.string().max(40),
        language: languageSchema.default('sv'),
        participantId: participantIdSchema.optional(),
        token: tokenSchema.optional(),
        /** SHA-256 of the receipt code, which the phone makes and keeps. */
        receiptHash: receiptHashSchema.optional(),
      })
      .openapi({ example: { code: 'K7M-2PQ', language: 'sv' } }),
  ),
  responses: {
    200: jsonAnswer(
      'Joined; keep the token, it is not kept here',
      z.object({
        walkId: idShape,
        participantId: idShape,
        token: z.string(),
        walkName: z.string(),
        serverTime: timeShape,
      }),
    ),
    ...problemAnswers(
      'malformed-json',
      'wrong-origin',
      'unknown-code',
      'duplicate-id',
      'expired-code',
      'survey-closed',
      'unsupported-media-type',
      'invalid-input',
      'too-many-attempts',
    ),
  },
});

const refusal = (code: ProblemCode, detail: string, action: string) =>
  new ProblemError(problem(code, { detail, action }));

type Walk = KeptRecord<'walk'>;
/** Which door the code opens: the walk itself, or the survey before it. */
interface Door {
  walk: Walk;
  source: 'join' | 'presurvey';
}
interface Joining {
  from: Door['source'];
  participantId: ParticipantId;
  tokenHash: string;
  receiptHash: string | null;
  language: z.infer<typeof languageSchema>;
}

/** The walk's door for people without an account. */
export function joinRoutes({ store, source, settings }: Deps, attempts: Attempts) {
  /** Refuses outside the window; the code itself is right, so this is no wrong try. */
  function openSurvey(walk: Walk): 'presurvey' {
    const { survey, status } = walk.feature.properties;
    const now = source.now().getTime();
    if (survey !== null && now < Date.parse(survey.opensAt))
      throw refusal('survey-closed', `the survey opens at ${survey.opensAt}`, 'Come back then.');
    if (survey !== null && now < Date.parse(survey.closesAt) && takesMarks(status)) return 'presurvey';
    throw refusal('survey-closed', 'the survey is over', 'Come along on the walk: ask the walk leader.');
  }

  /** The walk of an open code. Guesses and codes out of use count as wrong tries of the address. */
  async function openWalk(code: string, address: string): Promise<Door> {
    await attempts.refuseTooMany(address);
    const parsed = joinCodeSchema.safeParse(code);
    const walk = parsed.success ? await store.walkByJoinCode(parsed.data) : undefined;
    const surveyed = parsed.success ? await store.walkBySurveyCode(parsed.data) : undefined;
    if (surveyed !== undefined) return { walk: surveyed, source: openSurvey(surveyed) };
    if (walk === undefined) {
      await attempts.countWrong(address);
      throw refusal(
        'unknown-code',
        'no open walk has this code',
        'Look at the code again: six letters and digits, without O, I, 0 and 1. Ask the walk leader.',
      );
    }
    const { joinCodeExpiresAt, status } = walk.feature.properties;
    const expired = joinCodeExpiresAt !== null && Date.parse(joinCodeExpiresAt) <= source.now().getTime();
    if (!expired && takesMarks(status)) return { walk, source: 'join' };
    await attempts.countWrong(address);
    throw refusal('expired-code', 'the walk with this code is over', 'Ask the walk leader for a new code.');
  }

  async function alreadyJoined(walk: Walk, { participantId, tokenHash }: Joining): Promise<boolean> {
    const kept = await store.record(participantId);
    if (kept === undefined || kept.kind !== 'participant') return false;
    return kept.walkId === walk.walkId && kept.feature.properties.tokenHash === tokenHash;
  }

  async function addParticipant(walk: Walk, joining: Joining): Promise<void> {
    if (await alreadyJoined(walk, joining)) return;
    if ((await store.participantByTokenHash(joining.tokenHash)) !== undefined)
      throw refusal(
        'duplicate-id',
        'this token belongs to somebody else',
        'Make a new random token and send again.',
      );
    const at = source.now().toISOString();
    const walkId = walk.feature.id;
    const [verdict] = await store.commit([
      {
        author: { kind: 'system', name: 'join' },
        receivedAt: at,
        change: {
          kind: 'participant-joined',
          id: newId(changeIdSchema, source),
          at,
          walkId,
          participant: {
            type: 'Feature',
            id: joining.participantId,
            geometry: null,
            properties: {
              kind: 'participant',
              walkId,
              joinedAt: at,
              language: joining.language,
              source: joining.from,
              tokenHash: joining.tokenHash,
              receiptHash: joining.receiptHash,
            },
          },
        },
      },
    ]);
    // The same phone may have asked twice at once: then the other one made it.
    if (verdict?.verdict === 'refused' && !(await alreadyJoined(walk, joining)))
      throw new ProblemError(verdict.problem);
  }

  return newRouter().openapi(join, async (c) => {
    const wanted = c.req.valid('json');
    const { walk, source: from } = await openWalk(wanted.code, addressOf(c, settings.trustedProxies));
    const token =
      wanted.token ?? Buffer.concat([source.randomBytes(), source.randomBytes()]).toString('base64url');
    const participantId = wanted.participantId ?? newId(participantIdSchema, source);
    const { language, receiptHash = null } = wanted;
    await addParticipant(walk, { participantId, tokenHash: tokenHashOf(token), receiptHash, language, from });
    c.header('cache-control', 'no-store');
    return c.json(
      {
        walkId: walk.feature.id,
        participantId,
        token,
        walkName: walk.feature.properties.name,
        serverTime: source.now().toISOString(),
      },
      200,
    );
  });
}
