import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderBeside, readStoreAddress } from '../storage/store-address.ts';

/** Where the streets of a database lie: in the folder given, otherwise beside it. Undefined for a database that is only in memory. */
export function streetsFileOf(databaseUrl: string, dataFolder: string | undefined): string | undefined {
  const folder = dataFolder ?? folderBeside(readStoreAddress(databaseUrl));
  return folder && join(folder, 'streets.lykta');
}

/** Puts the bytes in the place of the old file in one step: until then, and if anything fails, the old one stays. */
export async function keepStreetsFile(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  const held = await open(folder, 'r');
  await held.sync().finally(() => held.close());
}
