import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtManifest, isRareLetter } from './participant-files.mjs';
import { root } from './root.mjs';

/** JavaScript that may arrive before the first tap on the join screen, in bytes after gzip. */
export const joinScreenBudget = 150_000;
/** Page, scripts, styles and letters until the map of the walk stands, in bytes after gzip. */
export const firstLoadBudget = 500_000;

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
  const manifest = builtManifest();
  const names = Object.keys(manifest).filter(
    (name) => name === 'index.html' || /^features\/join\//.test(manifest[name].src ?? ''),
  );
  return scriptsOf(manifest, names).map(weighed);
}

function weighed(file) {
  return { file, bytes: gzipSync(readFileSync(join(built, file)), { level: 9 }).length };
}

/** What a walk in Swedish fetches until its map stands: page, scripts, words, styles, worker and letters. */
export function firstLoadFiles() {
  const manifest = builtManifest();
  const wanted =
    /^(features\/(join|walk)\/|map\/(map-owner|prepare-ground)\.|offline\/delivery\.|i18n\/locales\/sv\/(common|join|walk|marking|offline)\.json|.*maplibre-gl\/src\/source\/worker\.ts)/;
  const waiting = ['index.html', ...Object.keys(manifest).filter((name) => wanted.test(name))];
  const seen = new Set();
  const files = new Set(['index.html']);
  while (waiting.length > 0) {
    const name = waiting.pop();
    const part = manifest[name];
    if (seen.has(name) || part === undefined) continue;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? []), ...(part.assets ?? [])])
      if (!isRareLetter(file)) files.add(file);
    waiting.push(...(part.imports ?? []));
  }
  return [...files].map(weighed);
}
