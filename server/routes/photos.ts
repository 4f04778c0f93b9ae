import { createRoute, z } from '@hono/zod-openapi';
import { type PhotoId, photoIdSchema } from '../../domain/ids.ts';
import { photoBytesAtMost, photoPieceBytesAtMost, photoStates } from '../../domain/photo.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { can, type Reader, roleOf, rolesThatCan } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { answerPicture, pictureAnswers } from '../http/picture-answer.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { countQuery } from '../http/query-values.ts';
import { receivePiece, uploadProgress } from '../photos/receive-photo.ts';
import type { Store } from '../storage/store.ts';

const progressShape = z
  .object({ receivedBytes: z.number(), state: z.enum([...photoStates, 'withdrawn']) })
  .openapi('UploadProgress', { example: { receivedBytes: 524_288, state: 'awaited' } });
const params = z.object({ photoId: photoIdSchema });

const getUpload = createRoute({
  method: 'get',
  path: '/api/photos/{photoId}/upload',
  summary: 'How far the upload of a photo is',
  description:
    'First send the change "photo-attached"; then ask this, and send the bytes from "receivedBytes" on while the ' +
    'state is "awaited". In every other state there is nothing left to send: "received" is whole and waits to be ' +
    'cleaned, "stored" can be looked at, "refused" is no photo that can be read (the record says why), "withdrawn" ' +
    'was taken back.',
  tags: ['photos'],
  middleware: [requireVerb('photo.attach', 'photo.attach-own')] as const,
  request: { params },
  responses: {
    200: jsonAnswer('How many bytes are here, and the state', progressShape),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const putPiece = createRoute({
  method: 'put',
  path: '/api/photos/{photoId}/upload',
  summary: 'Sends a piece of a photo',
  description:
    `The body is the piece, at most ${photoPieceBytesAtMost} bytes; a photo has at most ${photoBytesAtMost}. Pieces ` +
    'go in order. With the last one comes complete=1 (it may also be sent with an empty piece): the SHA-256 of all ' +
    'bytes must then be the "sourceSha256" of the photo. Sending a piece, the end or a finished photo again is ' +
    'harmless. After "upload-damaged" begin at offset 0; after "upload-gap" ask how far the upload is.',
  tags: ['photos'],
  middleware: [requireVerb('photo.attach', 'photo.attach-own')] as const,
  request: {
    params,
    query: z.object({
      offset: countQuery({ from: 0, to: photoBytesAtMost, otherwise: 0 }),
      complete: z.enum(['0', '1'], 'must be 1 with the last piece').optional(),
    }),
    body: {
      required: true,
      content: {
        'application/octet-stream': {
          schema: z.custom<Blob>().openapi({ type: 'string', format: 'binary' }),
        },
      },
    },
  },
  responses: {
    200: jsonAnswer('How many bytes are here now, and the state', progressShape),
    ...problemAnswers(
      'invalid-query',
      'not-signed-in',
      'wrong-origin',
      'not-allowed',
      'unknown-record',
      'upload-gap',
      'too-large',
      'unsupported-media-type',
      'upload-damaged',
    ),
  },
});

const getImage = createRoute({
  method: 'get',
  path: '/api/photos/{photoId}/image',
  summary: 'The picture, cleaned of everything but its pixels',
  description:
    'For the person who took it and for leaders at once, for planners when a leader approved it, for nobody else.',
  tags: ['photos'],
  middleware: [requireVerb('photo.read', 'photo.read-own')] as const,
  request: { params },
  responses: {
    ...pictureAnswers,
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** Bytes of photos, to the server in pieces and back as pictures. That a photo exists is said by changes and records. */
export function photosRoutes(deps: Pick<Deps, 'store' | 'source' | 'blobs'>) {
  const { store, blobs } = deps;
  return newRouter()
    .openapi(getUpload, async (c) => {
      const photo = await requirePhoto(store, c.req.valid('param').photoId, c.get('reader'));
      c.header('cache-control', 'no-store');
      return c.json(await uploadProgress(photo, blobs), 200);
    })
    .openapi(putPiece, async (c) => {
      const photo = await requirePhoto(store, c.req.valid('param').photoId, c.get('reader'));
      if (c.req.header('content-type')?.split(';')[0]?.trim() !== 'application/octet-stream')
        throw wrongType();
      const { offset, complete } = c.req.valid('query');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length > photoPieceBytesAtMost) throw pieceTooLarge(bytes.length);
      return c.json(await receivePiece(photo, { offset, bytes, isLast: complete === '1' }, deps), 200);
    })
    .openapi(getImage, async (c) => {
      const reader = c.get('reader');
      const { photoId } = c.req.valid('param');
      const photo = await requirePhoto(store, photoId, reader);
      const { sha256, moderation } = photo.feature.properties;
      const isUnmoderated = moderation !== 'approved';
      const seesAll = reader.kind === 'participant' || can(roleOf(reader), 'photo.read-unmoderated');
      if (isUnmoderated && !seesAll) throw notModerated();
      const found = sha256 === null || photo.withdrawn !== null ? undefined : await blobs.get(sha256);
      if (sha256 === null || found === undefined) throw unknownPhoto(photoId, 'has no picture here');
      return answerPicture(c, { sha256, bytes: found });
    });
}

/** The photo, also a withdrawn one; to a participant every photo of others is as if it were not there. */
async function requirePhoto(store: Store, photoId: PhotoId, reader: Reader): Promise<KeptRecord<'photo'>> {
  const photo = await store.record(photoId);
  if (photo?.kind !== 'photo') throw unknownPhoto(photoId, 'is not known');
  const isOwn =
    reader.kind !== 'participant' || photo.feature.properties.participantId === reader.participantId;
  if (!isOwn) throw unknownPhoto(photoId, 'is not known');
  return photo;
}

function unknownPhoto(photoId: PhotoId, what: string): ProblemError {
  return new ProblemError(
    problem('unknown-record', {
      detail: `the photo ${photoId} ${what}`,
      action: 'Check the id; send the change "photo-attached" before the bytes of a photo.',
    }),
  );
}

function notModerated(): ProblemError {
  return new ProblemError(
    problem('not-allowed', {
      detail: 'nobody has approved this photo',
      action: `Ask somebody with one of these roles: ${rolesThatCan('photo.moderate').join(', ')}.`,
    }),
  );
}

function wrongType(): ProblemError {
  return new ProblemError(
    problem('unsupported-media-type', {
      detail: 'a piece of a photo comes as bytes',
      action: 'Send the header "Content-Type: application/octet-stream".',
    }),
  );
}

function pieceTooLarge(length: number): ProblemError {
  return new ProblemError(
    problem('too-large', {
      detail: `the piece has ${length} bytes, at most ${photoPieceBytesAtMost} are taken at a time`,
      action: 'Send smaller pieces. Nothing of this one was kept.',
    }),
  );
}
