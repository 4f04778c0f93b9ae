import { Piscina } from 'piscina';
import type * as writers from './document-worker.ts';

type Writers = typeof writers;

/** Writes documents in a thread of its own, one after the other. */
export interface DocumentWriter {
  /** Runs a function of document-worker.ts on a copy of its argument. @throws what the function threw */
  write<Name extends keyof Writers>(
    name: Name,
    argument: Parameters<Writers[Name]>[0],
  ): Promise<Uint8Array<ArrayBuffer>>;
}

/** The thread starts with the first document, ends after half a minute without work, and keeps no process alive. */
export function createDocumentWriter(): DocumentWriter {
  let pool: Piscina | undefined;
  return {
    write(name, argument) {
      pool ??= new Piscina({
        filename: new URL('./document-worker.ts', import.meta.url).href,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: 30_000,
        // The flags of the main thread (a debugger's port, a test runner's hooks) are not the worker's.
        execArgv: [],
      });
      return pool.run(argument, { name });
    },
  };
}
