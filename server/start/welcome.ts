import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import { staffRoles } from '../../domain/roles.ts';

export interface WelcomeWords {
  /** Where this computer reaches the server. */
  address: string;
  /** Where phones on the same network reach it; undefined when only this computer does. */
  networkAddress: string | undefined;
  join: { code: string; walkName: string } | undefined;
  demoKey: string | undefined;
  /** Where the demo's receipt is read, behind the address. */
  receiptPath: string | undefined;
  firstAdmin: { token: string; expiresAt: string } | undefined;
  notes: readonly string[];
}

/** What the start prints for the person who started it: everything they need to begin, as links. */
export function welcome(words: WelcomeWords): string {
  const { address, networkAddress, join, demoKey, receiptPath, firstAdmin } = words;
  const lines = ['', `  Lykta  ${address}`];
  if (networkAddress !== undefined) lines.push(`         ${networkAddress}  (same network)`);
  lines.push('', `  What anybody may read:  ${address}/p`);
  if (join !== undefined) {
    const path = `/j/${join.code}`;
    lines.push('', `  Join the walk "${join.walkName}":  ${address}${path}`, '');
    lines.push(indent(renderUnicodeCompact(`${networkAddress ?? address}${path}`)));
  }
  if (demoKey !== undefined) {
    lines.push('', '  Sign in to the demo (one click, no password):');
    for (const role of staffRoles)
      lines.push(`    ${role.padEnd(8)} ${address}/demo/sign-in/${role}/${demoKey}`);
  }
  if (receiptPath !== undefined)
    lines.push('', `  See what became of one person's marks:  ${address}${receiptPath}`);
  if (firstAdmin !== undefined) {
    lines.push('', '  There is no administrator yet. Make the first one here (works once):');
    lines.push(`    ${address}/set-up/${firstAdmin.token}`, `    until ${firstAdmin.expiresAt}`);
  }
  for (const note of words.notes) lines.push('', `  ${note}`);
  return [...lines, '', '  Ctrl-C ends it.', ''].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/** This computer's address on its network, for phones; undefined when it has none or listens to itself alone. */
export function networkAddressOf(host: string, port: number): string | undefined {
  if (host === 'localhost' || host.startsWith('127.') || host === '::1') return undefined;
  if (host !== '0.0.0.0' && host !== '::') return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const found = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry?.family === 'IPv4' && !entry.internal);
  return found === undefined ? undefined : `http://${found.address}:${port}`;
}
