import { readFileSync } from 'node:fs';
import { type MapColours, mapColourNames } from '../../../client/map/colours.ts';
import type { MapTheme } from '../../../client/map/map-data.ts';

const sheet = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8');

/** A token's value in a theme, read from the style sheet as it is written. */
export function token(name: string, theme: MapTheme): string {
  const written = new RegExp(`--${name}:\\s*([^;]+);`).exec(sheet)?.[1]?.trim();
  if (written === undefined) throw new Error(`no token --${name}`);
  const pair = /^light-dark\(\s*(#\w+),\s*(#\w+)\s*\)$/.exec(written);
  return (theme === 'light' ? pair?.[1] : pair?.[2]) ?? written;
}

export function tokenColours(theme: MapTheme): MapColours {
  return Object.fromEntries(mapColourNames.map((name) => [name, token(name, theme)])) as Record<
    (typeof mapColourNames)[number],
    string
  >;
}
