import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, mayInstall } from './apt.mjs';
import { say } from './words.mjs';

/** The package of Debian and Ubuntu that brings PostgreSQL with PostGIS. */
export const postgisPackage = 'postgresql-postgis';

const debianFolder = '/usr/lib/postgresql';

/** Where Debian keeps PostgreSQL, the newest version first, and whatever the path leads to. */
function* candidates() {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number) : [];
  for (const version of versions.filter((number) => number > 0).sort((a, b) => b - a))
    yield { bin: join(debianFolder, String(version), 'bin'), share: `/usr/share/postgresql/${version}` };
  const asked = spawnSync('pg_config', ['--bindir', '--sharedir'], { encoding: 'utf8' });
  const [bin, share] = asked.status === 0 ? asked.stdout.trim().split('\n') : [];
  if (bin !== undefined && share !== undefined) yield { bin, share };
}

/** The folder of PostgreSQL's programs, where PostGIS is installed with it. */
export function findPostgis() {
  for (const { bin, share } of candidates())
    if (existsSync(join(bin, 'initdb')) && existsSync(join(share, 'extension', 'postgis.control')))
      return bin;
  return undefined;
}

/**
 * PostgreSQL with PostGIS for the tests of that storage engine, installed by the system's own packages where we may.
 * @returns the folder of its programs, or undefined after saying what to install
 */
export function postgisWhenPossible() {
  const found = findPostgis();
  if (found !== undefined) return found;
  if (mayInstall()) {
    say(`Installing PostGIS for the tests of storage (apt-get install ${postgisPackage}) ...`);
    if (install(postgisPackage)) return findPostgis();
  }
  say(
    'The tests of storage in PostgreSQL cannot run: no PostGIS was found and it could not be installed.\n' +
      `Install it yourself (Debian or Ubuntu: sudo apt-get install ${postgisPackage}) and run the same command again.`,
  );
  return undefined;
}
