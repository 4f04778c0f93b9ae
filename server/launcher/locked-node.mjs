import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Plain } from './words.mjs';

const major = Number(process.versions.node.split('.')[0]);

/**
 * The Node that runs Lykta: the one locked as a dependency, otherwise this one if it is new enough.
 * Found by its path and not by node_modules/.bin/node, which npm leaves out on some machines.
 */
export function lockedNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const locked = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', file);
  if (existsSync(locked)) return locked;
  if (major >= 24) return process.execPath;
  throw new Plain(
    `Lykta needs Node 24. It comes with the dependencies on Linux x64, but not on ${process.platform} ${process.arch},\n` +
      `and this is Node ${process.versions.node}. Install Node 24 (the long-term release) and run the same command again.`,
  );
}
