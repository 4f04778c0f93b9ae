import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** A colour token as it is written in client/ui/tokens.css, for what cannot read style sheets. */
export function tokenColour(name, theme) {
  const tokens = readFileSync(join(root, 'client', 'ui', 'tokens.css'), 'utf8');
  const [, light, dark] = new RegExp(`--${name}:\\s*light-dark\\((#\\w+),\\s*(#\\w+)\\)`).exec(tokens) ?? [];
  const colour = theme === 'dark' ? dark : light;
  if (colour === undefined) throw new Error(`there is no token --${name} for two themes`);
  return colour;
}
