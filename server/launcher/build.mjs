import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockedNode } from './locked-node.mjs';
import { root } from './root.mjs';
import { runProcess } from './run-process.mjs';
import { Plain, say } from './words.mjs';

const stampFile = join(root, 'dist', 'client-built-from');
const sources = ['client', 'domain', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

function filesUnder(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A digest of everything the client is built from: content, not times, which a fresh clone changes. */
function sourceDigest() {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesUnder(join(root, source)))
      hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the client, whether it is stale or not. */
export async function build() {
  const digest = sourceDigest();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await runProcess(lockedNode(), [vite, 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Plain(`The client could not be built (vite ended with code ${code}).`);
  writeFileSync(stampFile, digest);
}

/** Builds the client when its sources are not those it was last built from. */
export async function buildWhenStale() {
  const fresh = existsSync(stampFile) && existsSync(join(root, 'dist', 'client', 'index.html'));
  if (fresh && readFileSync(stampFile, 'utf8') === sourceDigest()) return;
  say('Building the client ...');
  await build();
}
