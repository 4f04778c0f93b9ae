import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBlobStore, sha256Of } from '../../server/storage/blob-store.ts';
import { photoNumber } from '../support/change-makers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const upload = photoNumber(1);
const bytes = (length: number, seed = 7) => Uint8Array.from({ length }, (_, index) => (index * seed) % 256);

/** The names of all files in the folder and below, without the folders. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('what is kept by its content', () => {
  test('is refused under a name that is no hash, so that no path leads out of the folder', async () => {
    const blobs = await openBlobStore(await temporaryFolder());
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`])
      await expect(async () => blobs.get(name), name).rejects.toThrow(RangeError);
    for (const name of ['../escape', '', '.', `A${upload.slice(1)}`])
      await expect(async () => blobs.appendPiece(name, 0, bytes(1)), name).rejects.toThrow(RangeError);
  });

  test('comes back as it went in, after a restart too, and once however often it is kept', async () => {
    const folder = await temporaryFolder();
    const blobs = await openBlobStore(folder);
    const names = await Promise.all([bytes(1000), bytes(1000), bytes(1000, 3)].map((one) => blobs.put(one)));
    expect(names).toEqual([sha256Of(bytes(1000)), sha256Of(bytes(1000)), sha256Of(bytes(1000, 3))]);
    expect(await filesIn(folder)).toHaveLength(2);
    const again = await openBlobStore(folder);
    expect(await again.get(sha256Of(bytes(1000)))).toEqual(Buffer.from(bytes(1000)));
  });

  test('is gone after it was removed, which may be said twice', async () => {
    const blobs = await openBlobStore(await temporaryFolder());
    const name = await blobs.put(bytes(10));
    await blobs.remove(name);
    await blobs.remove(name);
    expect(await blobs.get(name)).toBeUndefined();
  });

  test('can be read by its owner only', async () => {
    const folder = join(await temporaryFolder(), 'blobs');
    const blobs = await openBlobStore(folder);
    const name = await blobs.put(bytes(10));
    await blobs.appendPiece(upload, 0, bytes(10));
    for (const path of ['', name.slice(0, 2), `${name.slice(0, 2)}/${name}`, `uploads/${upload}`])
      expect((await stat(join(folder, path))).mode & 0o077, path).toBe(0);
  });

  test('a fault of the disk is a fault, not a missing file', async () => {
    const folder = await temporaryFolder();
    const blobs = await openBlobStore(folder);
    const name = sha256Of(bytes(10));
    await mkdir(join(folder, name.slice(0, 2), name), { recursive: true });
    await expect(blobs.get(name)).rejects.toThrow('EISDIR');
  });

  test('what a dead process left aside is swept, what a living one writes is not', async () => {
    const folder = await temporaryFolder();
    await openBlobStore(folder);
    await writeFile(join(folder, 'aside', 'old'), 'half');
    await writeFile(join(folder, 'aside', 'new'), 'half');
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(join(folder, 'aside', 'old'), yesterday, yesterday);
    await openBlobStore(folder);
    expect(await readdir(join(folder, 'aside'))).toEqual(['new']);
  });
});

describe('an upload', () => {
  test('that nobody has added to for months is swept, a younger one goes on', async () => {
    const folder = await temporaryFolder();
    const blobs = await openBlobStore(folder);
    const [old, young] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
    for (const id of [old, young]) await blobs.appendPiece(id, 0, bytes(10));
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await utimes(join(folder, 'uploads', old), days(61), days(61));
    await utimes(join(folder, 'uploads', young), days(59), days(59));
    const reopened = await openBlobStore(folder);
    expect(await Promise.all([old, young].map(reopened.receivedBytes))).toEqual([0, 10]);
  });

  test('takes no piece that would leave a hole', async () => {
    const blobs = await openBlobStore(await temporaryFolder());
    expect(await blobs.appendPiece(upload, 5, bytes(5))).toBe(0);
    expect(await blobs.readUpload(upload)).toBeUndefined();
    await blobs.appendPiece(upload, 0, bytes(5));
    expect(await blobs.appendPiece(upload, 6, bytes(5))).toBe(5);
    expect(await blobs.receivedBytes(upload)).toBe(5);
  });

  test('goes on after a restart, and begins anew after it was dropped', async () => {
    const folder = await temporaryFolder();
    await (await openBlobStore(folder)).appendPiece(upload, 0, bytes(10));
    const blobs = await openBlobStore(folder);
    expect(await blobs.receivedBytes(upload)).toBe(10);
    expect(await blobs.hashUpload(upload)).toEqual({ sha256: sha256Of(bytes(10)), bytes: 10 });
    await blobs.dropUpload(upload);
    await blobs.dropUpload(upload);
    expect(await blobs.receivedBytes(upload)).toBe(0);
    expect(await blobs.hashUpload(upload)).toBeUndefined();
  });

  test('holds the same bytes however often and from however many tabs its pieces come', async () => {
    const whole = bytes(1000);
    const blobs = await openBlobStore(await temporaryFolder());
    const pieces = fc.array(fc.record({ offset: fc.nat(999), length: fc.nat(400) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        pieces,
        fc.array(fc.nat(200), { minLength: 2, maxLength: 3 }),
        async (early, sizes) => {
          await blobs.dropUpload(upload);
          for (const { offset, length } of early)
            await blobs.appendPiece(upload, offset, whole.subarray(offset, offset + length));
          // Then every tab sends all of it in pieces of its own size, at the same time.
          const send = async (size: number) => {
            for (let offset = 0; offset < whole.length; )
              offset = await blobs.appendPiece(upload, offset, whole.subarray(offset, offset + size + 1));
          };
          await Promise.all(sizes.map(send));
          expect(Buffer.from((await blobs.readUpload(upload)) ?? []).equals(whole)).toBe(true);
        },
      ),
      { numRuns: 8, seed: 5 },
    );
  });

  test('says when the disk does not take it', async () => {
    const folder = await temporaryFolder();
    const blobs = await openBlobStore(folder);
    await mkdir(join(folder, 'uploads', upload));
    await expect(blobs.appendPiece(upload, 4096, bytes(5))).rejects.toThrow('EISDIR');
  });
});

test('what was acknowledged is whole after the process was killed', async () => {
  const folder = await temporaryFolder();
  const script = fileURLToPath(new URL('../support/put-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, upload], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 60) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const blobs = await openBlobStore(folder);
  const kept = lines.filter((line) => line.startsWith('blob ')).map((line) => line.slice(5));
  expect(kept.length).toBeGreaterThan(0);
  for (const sha256 of kept) expect(sha256Of((await blobs.get(sha256)) ?? new Uint8Array())).toBe(sha256);
  // No name ever has fewer bytes than it should, acknowledged or not.
  for (const name of (await filesIn(folder)).filter((file) => /^[0-9a-f]{64}$/.test(file)))
    expect(sha256Of(await readFile(join(folder, name.slice(0, 2), name)))).toBe(name);

  const acknowledged = Math.max(
    0,
    ...lines.filter((line) => line.startsWith('upload ')).map((line) => Number(line.slice(7))),
  );
  const received = (await blobs.readUpload(upload)) ?? new Uint8Array();
  expect(received.length).toBeGreaterThanOrEqual(acknowledged);
  for (let at = 0; at + 10_000 <= received.length; at += 10_000)
    expect(received[at]).toBe((at / 10_000) % 251);
});
