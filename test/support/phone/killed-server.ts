import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { type RunningServer, runServer } from '../run-server.ts';
import type { TownServer } from './town-server.ts';
import type { Chance } from './world-clock.ts';

const preload = pathToFileURL(join(import.meta.dirname, 'die-at-statement.ts')).href;

/** The real server with a real file. It dies by SIGKILL at a statement that chance says, and is started again. */
export async function openKilledServer(
  catalogue: Catalogue,
  chance: Chance,
  deathsAtMost: number,
): Promise<TownServer & { deaths(): number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lykta-killed-'));
  const databaseUrl = `sqlite:${join(folder, 'lykta.sqlite')}`;
  let deaths = 0;
  let isCalm = false;

  const start = (): Promise<RunningServer> => {
    const mayDie = !isCalm && deaths < deathsAtMost;
    return runServer({
      DATABASE_URL: databaseUrl,
      ...(mayDie
        ? {
            NODE_OPTIONS: `--import=${preload}`,
            LYKTA_DIE_AT_STATEMENT: String(Math.floor(chance() * chance() * 800)),
          }
        : {}),
    });
  };
  let server = await start();
  let starting: Promise<void> | undefined;
  // A second process on the same file, as an import is one.
  const store = await openStore(databaseUrl, { catalogue, jobsFor: () => [] });

  async function startAgain(): Promise<void> {
    await server.stop('SIGKILL');
    deaths += 1;
    server = await start();
    starting = undefined;
  }

  return {
    catalogue,
    now: () => Date.now(),
    // It lives in real time, in which hardly any passes while the phones live through an hour.
    holdMilliseconds: 0,
    deaths: () => deaths,
    async answer({ method, path, headers, body }) {
      if (server.hasEnded()) starting ??= startAgain();
      await starting;
      const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body }) };
      const answer = await fetch(`${server.address}${path}`, init);
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
    // It dies by itself.
    endSoon: () => undefined,
    async calm() {
      isCalm = true;
      if (server.hasEnded()) starting ??= startAgain();
      await starting;
      await server.stop('SIGKILL');
      server = await start();
    },
    commit: (changes) => store.commit(changes),
    read: (look) => look(store),
    async close() {
      await store.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
