import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

/** JavaScript that may arrive before the first tap on the join screen, in bytes after gzip. */
export const joinScreenBudget = 150_000;

const built = join(root, 'dist', 'client');

/** The scripts of a part of the client and everything it imports at once, by the build's own manifest. */
function scriptsOf(manifest, names) {
  const seen = new Set();
  const waiting = [...names];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(manifest[name]?.imports ?? []));
  }
  return [...new Set([...seen].map((name) => manifest[name].file))].filter((file) => file.endsWith('.js'));
}

/** The JavaScript of the join screen, file by file with its size in bytes after gzip. */
export function joinScreenScripts() {
  const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'));
  const names = Object.keys(manifest).filter(
    (name) => manifest[name].isEntry || /^features\/join\//.test(manifest[name].src ?? ''),
  );
  return scriptsOf(manifest, names).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(built, file)), { level: 9 }).length,
  }));
}
