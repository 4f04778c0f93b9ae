import { Piscina } from 'piscina';
import type { IncidentStore } from '../incident-store.ts';
import { createIncidentQueries, type IncidentReads, isSmallTile } from './incident-queries.ts';
import type { IncidentQuestion } from './incident-worker.ts';
import type { SqliteDatabase } from './open-database.ts';

export interface IncidentReader
  extends Pick<IncidentStore, 'incidentCounts' | 'incidentTile' | 'incidentPoints'> {
  close(): Promise<void>;
}

/**
 * Reads of recorded incidents. What goes through many rows is read in a thread and over a connection of its own, so that
 * nobody waits for it; it sees what was committed before it was asked. A database in memory has one connection only.
 */
export function createIncidentReader(database: SqliteDatabase): IncidentReader {
  const here = createIncidentQueries(database);
  if (database.memory)
    return {
      incidentCounts: async (filters) => here.incidentCounts(filters),
      incidentTile: async (tile, filters) => here.incidentTile(tile, filters),
      async incidentPoints(filters, { box, signal } = {}) {
        signal?.throwIfAborted();
        return here.incidentPoints(filters, box);
      },
      close: async () => undefined,
    };

  const pool = new Piscina({
    filename: new URL('./incident-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    // The flags of the main thread (a debugger's port, a test runner's hooks) are not the worker's.
    execArgv: [],
  });
  function ask<Read extends keyof IncidentReads>(
    name: Read,
    asked: Parameters<IncidentReads[Read]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<IncidentReads[Read]>> {
    const question: IncidentQuestion<Read> = { path: database.name, asked };
    return pool.run(question, { name, ...(signal === undefined ? {} : { signal }) });
  }
  return {
    incidentCounts: (filters) => ask('incidentCounts', [filters]),
    async incidentTile(tile, filters) {
      if (isSmallTile(tile, filters)) return here.incidentTile(tile, filters);
      return await ask('incidentTile', [tile, filters]);
    },
    async incidentPoints(filters, { box, signal } = {}) {
      signal?.throwIfAborted();
      return await ask('incidentPoints', [filters, box], signal);
    },
    close: () => pool.destroy(),
  };
}
