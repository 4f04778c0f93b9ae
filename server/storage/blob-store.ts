import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dayMilliseconds, hourMilliseconds } from '../../domain/milliseconds.ts';

/**
 * Photos and other large things on disk, by the SHA-256 of their bytes, outside the database. A file only appears
 * under its name when every byte is on the disk: written aside, flushed, then renamed. Uploads under way are kept
 * apart by an id, grow from the front, and survive a restart.
 */
export interface BlobStore {
  /** Keeps the bytes and returns their SHA-256 in hexadecimal. Keeping the same bytes twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of this SHA-256; undefined when they are not here. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(sha256: string): Promise<void>;
  /** How many bytes of an upload are here; 0 for one that was never begun. */
  receivedBytes(uploadId: string): Promise<number>;
  /**
   * Puts a piece of an upload in its place; one that would leave a hole is not taken. Sending a piece twice, even
   * from two tabs at once, writes the same bytes in the same place.
   * @returns the bytes received in all, durable before this resolves; less than `offset` where there is a hole
   */
  appendPiece(uploadId: string, offset: number, piece: Uint8Array): Promise<number>;
  /** The SHA-256 of the upload as received so far, read in small parts; undefined where there is none. */
  hashUpload(uploadId: string): Promise<{ sha256: string; bytes: number } | undefined>;
  /** The whole upload as received so far; undefined for one that was never begun or was dropped. */
  readUpload(uploadId: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  dropUpload(uploadId: string): Promise<void>;
}

const sha256Pattern = /^[0-9a-f]{64}$/;
const uploadPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An upload that nobody has added to for so long is not coming any more; phones send from the start then. */
const abandonedAfterMilliseconds = 60 * dayMilliseconds;
/** A file still aside after so long was left by a process that died. */
const leftOverAfterMilliseconds = hourMilliseconds;
const ownerOnly = { folder: 0o700, file: 0o600 } as const;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is there, or undefined; any other fault than a missing file goes up. */
async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function sizeOf(path: string): Promise<number> {
  return (await unlessMissing(stat(path)))?.size ?? 0;
}

/** Makes a rename or a new file in this folder survive a power cut. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Writes all bytes from `offset` on and waits until they are on the disk. */
async function writeDurably(path: string, flags: number, offset: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags, ownerOnly.file);
  try {
    let done = 0;
    while (done < bytes.length)
      done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A blob store in a folder, which is made when it is not there and is readable by its owner only. */
export async function openBlobStore(folder: string): Promise<BlobStore> {
  const uploads = join(folder, 'uploads');
  const aside = join(folder, 'aside');
  for (const path of [folder, uploads, aside]) await mkdir(path, { recursive: true, mode: ownerOnly.folder });
  await removeOlder(aside, leftOverAfterMilliseconds);
  await removeOlder(uploads, abandonedAfterMilliseconds);

  function blobPath(sha256: string): string {
    if (!sha256Pattern.test(sha256)) throw new RangeError('not a SHA-256 in hexadecimal');
    return join(folder, sha256.slice(0, 2), sha256);
  }
  function uploadPath(uploadId: string): string {
    if (!uploadPattern.test(uploadId)) throw new RangeError('not the id of an upload');
    return join(uploads, uploadId);
  }

  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = blobPath(sha256);
      if ((await unlessMissing(stat(path))) !== undefined) return sha256;
      const unfinished = join(aside, `${sha256}.${randomBytes(6).toString('hex')}`);
      const { O_WRONLY, O_CREAT, O_EXCL } = constants;
      await writeDurably(unfinished, O_WRONLY | O_CREAT | O_EXCL, 0, bytes);
      const made = await mkdir(dirname(path), { recursive: true, mode: ownerOnly.folder });
      await rename(unfinished, path);
      await flushFolder(dirname(path));
      if (made !== undefined) await flushFolder(folder);
      return sha256;
    },
    get: async (sha256) => unlessMissing(readFile(blobPath(sha256))),
    remove: async (sha256) => rm(blobPath(sha256), { force: true }),
    receivedBytes: async (uploadId) => sizeOf(uploadPath(uploadId)),
    async appendPiece(uploadId, offset, piece) {
      const path = uploadPath(uploadId);
      const received = await sizeOf(path);
      if (offset > received || piece.length === 0) return received;
      await writeDurably(path, constants.O_WRONLY | constants.O_CREAT, offset, piece);
      if (received === 0) await flushFolder(uploads);
      return Math.max(received, offset + piece.length);
    },
    hashUpload: async (uploadId) => unlessMissing(hashFile(uploadPath(uploadId))),
    readUpload: async (uploadId) => unlessMissing(readFile(uploadPath(uploadId))),
    dropUpload: async (uploadId) => rm(uploadPath(uploadId), { force: true }),
  };
}

async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(path)) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function removeOlder(folder: string, ageMilliseconds: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await unlessMissing(stat(join(folder, name)));
    if (found !== undefined && Date.now() - found.mtimeMs > ageMilliseconds)
      await rm(join(folder, name), { force: true });
  }
}
