import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgis } from '../../server/launcher/postgis.mjs';

/** A PostgreSQL with PostGIS of its own, reached through a socket in its folder. */
export interface PostgisCluster {
  /** The address of a database by its name. */
  address(database: string, user?: string): string;
  /** As its administrator. */
  ask(sql: string): Promise<void>;
  /** From now on a commit waits for the disk, as everywhere but in tests. */
  waitForDisk(): Promise<void>;
  /** Ends it by SIGKILL, and starts it again on what it left. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Texts in any order but that of their bytes, so that a comparison that forgot to say which it wants shows. */
const swedishOrder = ['--locale-provider=icu', '--icu-locale=sv-SE', '--locale=C.UTF-8'];

const settingsIn = (folder: string) => `
unix_socket_directories = '${folder}'
listen_addresses = ''
jit = off
autovacuum = off
fsync = off
full_page_writes = off
`;

/** PostgreSQL refuses to run as root; whoever is not root runs it as themselves. */
const isRoot = process.getuid?.() === 0;

function run(command: string, args: readonly string[]): void {
  const whole = isRoot ? ['runuser', '-u', 'postgres', '--', command, ...args] : [command, ...args];
  const [first = '', ...rest] = whole;
  const ended = spawnSync(first, rest, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  if (ended.status !== 0) throw new Error(`${command} ended with ${ended.status}: ${ended.stderr}`);
}

/**
 * Starts a throw-away cluster, which waits for no disk until it is told to.
 * @throws Error when PostGIS is not installed or does not start
 */
export async function startPostgisCluster(): Promise<PostgisCluster> {
  const bin = findPostgis();
  if (bin === undefined) throw new Error('PostGIS is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'lykta-postgis-'));
  if (isRoot && spawnSync('chown', ['postgres', folder]).status !== 0)
    throw new Error('there is no user "postgres" to run PostgreSQL as');
  const data = join(folder, 'data');
  const control = (...args: string[]) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', ...args]);
  const start = () => control('-l', join(folder, 'log'), 'start');
  try {
    run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-N', ...swedishOrder]);
    appendFileSync(join(data, 'postgresql.conf'), settingsIn(folder));
    start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const address = (database: string, user = 'postgres') =>
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const connect = async () => {
    const made = new Client({ connectionString: address('postgres') });
    made.on('error', () => undefined);
    await made.connect();
    return made;
  };
  const end = () => {
    process.off('exit', end);
    control('-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  // Also where a fault ends the process before anybody says stop.
  process.once('exit', end);
  let client = await connect();
  return {
    address,
    async ask(sql) {
      await client.query(sql);
    },
    async waitForDisk() {
      for (const setting of ['fsync', 'full_page_writes'])
        await client.query(`alter system set ${setting} = on`);
      await client.query('select pg_reload_conf()');
    },
    async killAndRestart() {
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      // Its own processes notice a moment later, and until then the new one does not start.
      for (let attempt = 1; ; attempt += 1) {
        await sleep(100);
        try {
          start();
          break;
        } catch (error) {
          if (attempt === 30) throw error;
        }
      }
      client = await connect();
    },
    async stop() {
      await client.end();
      end();
    },
  };
}
