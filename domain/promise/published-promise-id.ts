import { v5 } from 'uuid';
import { idFromDigest, promiseIdSchema } from '../ids.ts';

/** Under this name a published promise's name becomes an id; made once, and the same for ever. */
const namespace = '6f2c7f0e-5b0c-4c0b-9d39-0a9b6c1f7d52';

/**
 * The id of a promise that is taken in from a file, by the file's name: whoever takes it in, on whatever device, makes
 * the same promise, so that it cannot be here twice.
 * @param publishedId as in `oskarshamn-2022-2023`
 */
export function publishedPromiseId(publishedId: string) {
  return idFromDigest(promiseIdSchema, v5(publishedId, namespace, new Uint8Array(16)));
}
