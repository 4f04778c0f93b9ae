import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthoredChange } from '../../../domain/apply-change.ts';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { createApp } from '../../../server/app.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import type { Store, Verdict } from '../../../server/storage/store.ts';
import { type TestDeps, testOrigin } from '../make-test-deps.ts';
import type { SentAnswer, SentRequest } from './wire.ts';

/** How the server ends: before it looked at a request, or after it did all of it but answer. */
export type ServerDeath = 'before' | 'after';

/** The server of a simulated town, with a real database file. */
export interface TownServer {
  readonly catalogue: Catalogue;
  /** The clock by which it judges times. */
  now(): number;
  /** How long a phone keeps back what can still be undone. */
  readonly holdMilliseconds: number;
  /** Rejects while it is down, or when it ends before it has answered. */
  answer(request: SentRequest): Promise<SentAnswer>;
  /** Ends it by the next request; it comes back with the one after `missed` more. */
  endSoon(death: ServerDeath, missed: number): void;
  /** It ends no more, and is up when this resolves. */
  calm(): Promise<void>;
  /** Writes past the phones: the leader, and what was there before. */
  commit(changes: readonly AuthoredChange[]): Promise<readonly Verdict[]>;
  /** Reads the file. */
  read<Result>(look: (store: Store) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const phone = { incoming: { socket: { remoteAddress: '203.0.113.7', remotePort: 1, remoteFamily: 'IPv4' } } };

/** The application in this process: when it ends, everything is forgotten but its file. Of `deps` all but the store. */
export async function openTownInProcess(
  deps: TestDeps,
  catalogue: Catalogue,
  now: () => number,
): Promise<TownServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lykta-town-'));
  const path = join(folder, 'lykta.sqlite');
  const source = { ...deps.source, now: () => new Date(now()) };
  const earlier: Store[] = [];
  let death: { kind: ServerDeath; missed: number } | undefined;

  const start = async () => {
    const store = await openStore(path, { catalogue, jobsFor: () => [] });
    return { store, app: createApp({ ...deps, source, store, catalogue }) };
  };
  let running = await start();

  async function die(): Promise<void> {
    // Nobody closes a process that was killed: the old connection stays as it is until the end.
    earlier.push(running.store);
    running = await start();
  }

  return {
    catalogue,
    now,
    holdMilliseconds: 8000,
    async answer({ method, path: address, headers, body }) {
      if (death?.kind === 'before') {
        death.missed -= 1;
        if (death.missed < 0) {
          death = undefined;
          await die();
        }
        throw new Error('nobody listens');
      }
      const { app } = running;
      const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body }) };
      const answer = await app.request(`${testOrigin}${address}`, init, phone);
      const text = await answer.text();
      if (death?.kind === 'after') {
        death = { kind: 'before', missed: death.missed };
        throw new Error('it ended before it answered');
      }
      return { status: answer.status, headers: answer.headers, body: text };
    },
    endSoon(kind, missed) {
      death ??= { kind, missed };
    },
    async calm() {
      if (death !== undefined) await die();
      death = undefined;
    },
    commit: (changes) => running.store.commit(changes),
    read: (look) => look(running.store),
    async close() {
      for (const store of [...earlier, running.store]) await store.close();
      if (deps.log.faults.length > 0) throw new Error(`faults at the server: ${deps.log.faults.join('; ')}`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
