import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

const parent = join(import.meta.dirname, '..', 'node_modules', '.cache');

/**
 * Works in a new folder that is removed afterwards. It lies in the project: the system's folder for temporary
 * files may be in memory, where nothing waits for a disk.
 */
export async function inBenchFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
