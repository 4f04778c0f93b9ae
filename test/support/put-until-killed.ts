import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openBlobStore } from '../../server/storage/blob-store.ts';

// Keeps files and grows an upload for ever, with a line for each acknowledged step; ended from outside by SIGKILL.

const blobs = await openBlobStore(process.argv[2] ?? '');
const uploadId = process.argv[3] ?? '';

async function putForEver(): Promise<never> {
  for (;;) writeSync(1, `blob ${await blobs.put(randomBytes(200_000))}\n`);
}
async function appendForEver(): Promise<never> {
  for (let offset = 0; ; ) {
    offset = await blobs.appendPiece(uploadId, offset, Buffer.alloc(10_000, (offset / 10_000) % 251));
    writeSync(1, `upload ${offset}\n`);
  }
}
await Promise.all([putForEver(), putForEver(), appendForEver()]);
