import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';
import { runProcess } from './run-process.mjs';
import { Plain, say } from './words.mjs';

const stampFile = join(root, 'node_modules', '.lykta-lock');

/** What is installed depends on the lock file and on the machine. */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

/**
 * Whether npm's own note of what it installed says the same as the lock file, as it does after an `npm install`
 * by hand. Packages for other platforms are optional and missing here.
 */
function isInstalledByHand() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { packages: found } = JSON.parse(readFileSync(note, 'utf8'));
  const same = ([path, { integrity, version }]) =>
    wanted[path]?.version === version && wanted[path]?.integrity === integrity;
  const needed = Object.entries(wanted).filter(([path, { optional }]) => path !== '' && optional !== true);
  return Object.entries(found).every(same) && needed.every(([path]) => Object.hasOwn(found, path));
}

/**
 * npm as it was called, or the npm on the path. Never by way of node_modules/.bin: `npm ci` removes that
 * folder while it runs.
 */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('.js') && node !== undefined && existsSync(node) && !node.startsWith(root))
    return [node, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Installs what the lock file says, and only when it differs from what is there. */
export async function installWhenNeeded() {
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === wanted) return;
  if (isInstalledByHand()) return writeFileSync(stampFile, `${wanted}\n`);
  say('Installing the dependencies (about a minute, only when the lock file changed) ...');
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const [file, before] = npmCommand();
  // Everything is needed to build and to test, also where NODE_ENV says production.
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--loglevel=error'];
  // npm's words go to stderr with ours: stdout belongs to the command that was asked for.
  const code = await runProcess(file, args, { env, stdio: ['ignore', 2, 2] });
  if (code !== 0)
    throw new Plain(`npm ci failed with code ${code}. Its words stand above; nothing was started.`);
  writeFileSync(stampFile, `${wanted}\n`);
}
