import { z } from 'zod';
import { type Change, parseChange } from './changes.ts';
import { timeSchema } from './feature.ts';
import { findingIdSchema, participantIdSchema, photoIdSchema, walkIdSchema } from './ids.ts';
import { invalidInput } from './invalid-input.ts';
import { photoBytesAtMost, sha256Schema } from './photo.ts';
import { type Problem, problem } from './problem.ts';

export const rescueFormat = 'lykta-rescue';
export const rescueVersion = 1;
/** More than a phone can have gathered in one walk. */
const changesAtMost = 5000;
const photosAtMost = 1000;

const rescuePhotoSchema = z.strictObject({
  photoId: photoIdSchema,
  findingId: findingIdSchema,
  /** Of the bytes below; the server checks it. */
  sourceSha256: sha256Schema,
  base64: z
    .base64('must be bytes in base64')
    .min(4, 'must not be empty')
    .max(Math.ceil(photoBytesAtMost / 3) * 4, 'is larger than a photo may be'),
});
export type RescuePhoto = z.infer<typeof rescuePhotoSchema>;

const envelopeSchema = z.strictObject({
  format: z.literal(rescueFormat),
  version: z.literal(rescueVersion),
  walkId: walkIdSchema,
  participantId: participantIdSchema,
  madeAt: timeSchema,
  changes: z.array(z.unknown()).max(changesAtMost),
  photos: z.array(rescuePhotoSchema).max(photosAtMost),
});

/** All that a phone had not delivered, as one file that a leader hands in for it. Handing it in twice is harmless. */
export type RescueFile = Omit<z.infer<typeof envelopeSchema>, 'changes'> & { changes: readonly Change[] };

type Parsed<Value> = { value: Value; problem?: never } | { value?: never; problem: Problem };

/**
 * Reads the text of a rescue file. What does not fit is said with its place in the file; nothing is taken in part,
 * because whoever hands it in must know that all of it arrived.
 */
export function parseRescueFile(text: string): Parsed<RescueFile> {
  const json = parseJson(text);
  if (json.problem !== undefined) return json;
  const fault = strangeFile(json.value);
  if (fault !== undefined) return { problem: fault };
  const envelope = envelopeSchema.safeParse(json.value);
  if (!envelope.success)
    return {
      problem: invalidInput(envelope.error, {
        action: 'Make the file again on the phone; do not edit it.',
      }),
    };
  const changes: Change[] = [];
  for (const [index, input] of envelope.data.changes.entries()) {
    const { change, problem: fault } = parseChange(input, `/changes/${index}`);
    if (change === undefined) return { problem: fault };
    if (!('walkId' in change) || change.walkId !== envelope.data.walkId)
      return { problem: foreignChange(index) };
    changes.push(change);
  }
  return { value: { ...envelope.data, changes } };
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return {
      problem: problem('malformed-json', {
        detail: 'the file is damaged or is no rescue file',
        action: 'Choose the file that the phone made; if it was cut off, make it again on the phone.',
      }),
    };
  }
}

/** A file of something else, or of a version that came later, in words of its own: people choose wrong files. */
function strangeFile(value: unknown): Problem | undefined {
  const { format, version } = z
    .object({ format: z.unknown(), version: z.unknown() })
    .catch({ format: undefined, version: undefined })
    .parse(value);
  if (format !== rescueFormat)
    return problem('invalid-input', {
      detail: 'this is not a rescue file of Lykta',
      action: 'Choose the file that the phone made.',
      errors: [{ pointer: '/format', detail: `must be "${rescueFormat}"` }],
    });
  if (typeof version === 'number' && version > rescueVersion)
    return problem('invalid-input', {
      detail: `the file has version ${version}; this page understands version ${rescueVersion}`,
      action: 'Load this page again to get the newest version, and hand the file in once more.',
      errors: [{ pointer: '/version', detail: `must be ${rescueVersion}` }],
    });
  return undefined;
}

function foreignChange(index: number): Problem {
  return problem('invalid-input', {
    detail: 'a change in the file belongs to another walk than the file',
    action: 'Make the file again on the phone; do not put files together.',
    errors: [{ pointer: `/changes/${index}/walkId`, detail: 'must equal /walkId' }],
  });
}
