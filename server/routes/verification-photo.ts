import { createRoute, z } from '@hono/zod-openapi';
import { verificationPhotoBytesAtMost, verificationPhotoSchema } from '../../domain/action.ts';
import { actionIdSchema } from '../../domain/ids.ts';
import { type PhotoRefusal, sha256Schema } from '../../domain/photo.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { can, type Reader, roleOf, rolesThatCan } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { answerPicture, pictureAnswers } from '../http/picture-answer.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import type { Store } from '../storage/store.ts';

const params = z.object({ actionId: actionIdSchema });
const path = '/api/actions/{actionId}/verification-photo';

const postPhoto = createRoute({
  method: 'post',
  path,
  summary: 'Sends the picture of a verification on site',
  description:
    `The body is the picture, at most ${verificationPhotoBytesAtMost} bytes. What is kept has nothing but its pixels. ` +
    'Nothing else changes until the change "action-verified" names the answer as its "photo"; sending a picture ' +
    'again is harmless.',
  tags: ['actions'],
  middleware: [requireVerb('action.edit')] as const,
  request: {
    params,
    body: {
      required: true,
      content: { 'image/*': { schema: z.custom<Blob>().openapi({ type: 'string', format: 'binary' }) } },
    },
  },
  responses: {
    200: jsonAnswer('The picture is kept', verificationPhotoSchema),
    ...problemAnswers(
      'invalid-query',
      'not-signed-in',
      'wrong-origin',
      'not-allowed',
      'unknown-record',
      'too-large',
      'unsupported-media-type',
      'invalid-input',
    ),
  },
});

const getPhoto = createRoute({
  method: 'get',
  path,
  summary: 'The picture of the last verification on site',
  description:
    'For the municipality. Name its SHA-256 to be sure that no cache gives you the one before. A picture that is also ' +
    'one of a mark is seen by those who may see that.',
  tags: ['actions'],
  middleware: [requireVerb('photo.read')] as const,
  request: { params, query: z.object({ sha256: sha256Schema.optional() }) },
  responses: {
    ...pictureAnswers,
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/**
 * Pictures of verifications: kept by their content, cleaned like the photos of marks, shown as long as the action
 * names them. One that no change ever names, or that a later verification replaced, stays on the disk: the log may
 * still speak of it, and nobody reaches it. One that is the same as a mark's photo goes when that is withdrawn.
 */
export function verificationPhotoRoutes({
  store,
  blobs,
  photoCleaner,
}: Pick<Deps, 'store' | 'blobs' | 'photoCleaner'>) {
  return newRouter()
    .openapi(postPhoto, async (c) => {
      await requireAction(store, c.req.valid('param').actionId);
      if (c.req.header('content-type')?.toLowerCase().startsWith('image/') !== true) throw wrongType();
      const sent = new Uint8Array(await c.req.arrayBuffer());
      if (sent.length > verificationPhotoBytesAtMost) throw tooLarge(sent.length);
      // The cleaner ends by itself; who stops waiting may send the same picture again.
      const outcome = await photoCleaner.clean(sent, new AbortController().signal);
      if (outcome.kind === 'refused') throw unreadable(outcome.reason);
      const { width, height, bytes } = outcome;
      return c.json({ sha256: await blobs.put(bytes), width, height }, 200);
    })
    .openapi(getPhoto, async (c) => {
      const { actionId } = c.req.valid('param');
      const { sha256: wanted } = c.req.valid('query');
      const { verification } = (await requireAction(store, actionId)).feature.properties;
      const sha256 = verification?.photo?.sha256;
      if (sha256 === undefined || (wanted !== undefined && wanted !== sha256)) throw noPhoto(actionId);
      await requireMayBeSeen(store, sha256, c.get('reader'));
      const bytes = await blobs.get(sha256);
      if (bytes === undefined) throw noPhoto(actionId);
      return answerPicture(c, { sha256, bytes });
    });
}

async function requireAction(store: Store, actionId: string): Promise<KeptRecord<'action'>> {
  const action = await store.record(actionId);
  if (action?.kind === 'action' && action.withdrawn === null) return action;
  throw new ProblemError(
    problem('unknown-record', {
      detail: `there is no action ${actionId}`,
      action: 'Choose an action of GET /api/actions.',
    }),
  );
}

/**
 * A change may name any picture by its SHA-256, also that of a mark, which planners know before anybody has approved
 * it. Then the mark's own rule counts.
 */
async function requireMayBeSeen(store: Store, sha256: string, reader: Reader): Promise<void> {
  if (can(roleOf(reader), 'photo.read-unmoderated')) return;
  const photos = await store.recordsOfKind('photo');
  const isHidden = photos.some(
    ({ feature: { properties } }) => properties.sha256 === sha256 && properties.moderation !== 'approved',
  );
  if (isHidden)
    throw new ProblemError(
      problem('not-allowed', {
        detail: 'this is the photo of a mark, and nobody has approved it',
        action: `Ask somebody with one of these roles: ${rolesThatCan('photo.moderate').join(', ')}.`,
      }),
    );
}

function noPhoto(actionId: string): ProblemError {
  return new ProblemError(
    problem('unknown-record', {
      detail: `the action ${actionId} has no such picture`,
      action: 'Look at "verification" in the action, which names its picture.',
    }),
  );
}

function wrongType(): ProblemError {
  return new ProblemError(
    problem('unsupported-media-type', {
      detail: 'the picture of a verification comes as the bytes of a picture',
      action: 'Send the header "Content-Type: image/jpeg", or the type that the picture has.',
    }),
  );
}

function tooLarge(length: number): ProblemError {
  return new ProblemError(
    problem('too-large', {
      detail: `the picture has ${length} bytes, at most ${verificationPhotoBytesAtMost} are taken`,
      action: 'Make the picture smaller (1,600 pixels are enough). Nothing of this one was kept.',
    }),
  );
}

const reasons: { readonly [Reason in Exclude<PhotoRefusal, 'lost'>]: string } = {
  'not-a-photo': 'is no picture that can be read here',
  'too-many-pixels': 'has too many pixels',
  broken: 'is broken',
  'too-slow': 'takes too long to read',
};

function unreadable(reason: keyof typeof reasons): ProblemError {
  return new ProblemError(
    problem('invalid-input', {
      detail: `what was sent ${reasons[reason]}`,
      action: 'Take a new picture, or verify without one. Nothing of this one was kept.',
    }),
  );
}
