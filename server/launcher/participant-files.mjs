import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const locales = join(root, 'client', 'i18n', 'locales');
const wordsIn = (language) => readdirSync(join(locales, language)).map((name) => name.replace('.json', ''));

const staffModules = ['map/draw.ts', 'staff-routes.tsx', 'i18n/staff-words-sv.ts', 'i18n/staff-words-en.ts'];

/** Screens and words of the staff: what is not written in Arabic is not for participants (test/words.test.ts). */
function staffNames() {
  const participants = new Set(wordsIn('ar'));
  return new Set(wordsIn('sv').filter((name) => !participants.has(name)));
}

/** Vite's own list of what it built: from each source to its file and what that imports. */
export function builtManifest(folder = join(root, 'dist', 'client')) {
  return JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
}

/**
 * Letters that few need, fetched when one does. Vite also lists the map's worker under the name that it had before
 * its content was known; there is no such file.
 */
export function isRareLetter(file) {
  return /(latin-ext|cyrillic|arabic)-.*\.woff2$|arabic-font/.test(file) || file.includes('!~{');
}

/**
 * Every file that the participants' screens are made of, without letters that only some need: the page, scripts,
 * styles, words, the map and its fonts. Names are relative to the built client.
 */
export function participantFiles(manifest) {
  const staff = staffNames();
  const isStaff = (name) => {
    const [, folderName] = /^(?:features|i18n\/locales\/[\w-]+)\/([\w-]+)/.exec(name) ?? [];
    return staff.has(folderName) || staffModules.includes(name);
  };
  const seen = new Set();
  const files = new Set(['index.html', 'favicon.svg']);
  const waiting = ['index.html'];
  while (waiting.length > 0) {
    const name = waiting.pop();
    const part = manifest[name];
    if (seen.has(name) || part === undefined || isStaff(name)) continue;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? []), ...(part.assets ?? [])]) files.add(file);
    waiting.push(...(part.imports ?? []), ...(part.dynamicImports ?? []));
  }
  return [...files].filter((file) => !isRareLetter(file));
}
