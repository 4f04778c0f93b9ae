import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A random secret of 32 bytes as base64url: made once, kept in `folder` for its owner only, the same at each start.
 * Without a folder (a database only in memory) it is new each time.
 */
export async function keptSecret(folder: string | undefined, name: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  if (folder === undefined) return fresh;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  try {
    // `wx`: of two that start at once, one makes it and the other reads it.
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const kept = (await readFile(path, 'utf8')).trim();
    if (kept.length < 32)
      throw new Error(`${path} does not hold a secret of ours; delete it and start again`);
    return kept;
  }
}
