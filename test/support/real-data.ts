import { join } from 'node:path';

/** A file of the folder that `npm run test:real -- FOLDER` named. */
export function realFile(...parts: readonly string[]): string {
  const folder = process.env.LYKTA_REAL_DATA;
  if (folder === undefined) throw new Error('Say where the real data is: npm run test:real -- FOLDER');
  return join(folder, ...parts);
}
