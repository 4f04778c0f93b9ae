import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build, type Rolldown } from 'vite';
import type * as pageEntry from './page-entry.ts';

/** What the client's code does from outside. */
export type PageProgram = typeof pageEntry;

/** Everything of a browser that a page reaches for. The names are the parameters of the compiled program. */
export interface PageGlobals {
  indexedDB: unknown;
  IDBDatabase: unknown;
  IDBTransaction: unknown;
  IDBObjectStore: unknown;
  IDBIndex: unknown;
  IDBRequest: unknown;
  IDBCursor: unknown;
  navigator: unknown;
  window: unknown;
  document: unknown;
  localStorage: unknown;
  sessionStorage: unknown;
  BroadcastChannel: unknown;
  fetch: unknown;
  setTimeout: unknown;
  clearTimeout: unknown;
  setInterval: unknown;
  clearInterval: unknown;
  AbortSignal: unknown;
  Date: unknown;
  Math: unknown;
  crypto: unknown;
  console: unknown;
}

const names = [
  'indexedDB',
  'IDBDatabase',
  'IDBTransaction',
  'IDBObjectStore',
  'IDBIndex',
  'IDBRequest',
  'IDBCursor',
  'navigator',
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'BroadcastChannel',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'AbortSignal',
  'Date',
  'Math',
  'crypto',
  'console',
] as const satisfies readonly (keyof PageGlobals)[];

const root = join(import.meta.dirname, '..', '..', '..');
/** Pure and the same for all, so one copy serves every page. */
const isShared = (id: string) => /(^|\/)domain\/|^(zod|hono|react)(\/|$)/.test(id);

/**
 * idb leaves the promise of a failed transaction behind when a request in it has failed already. A browser only
 * writes a line about that; here it would end the run.
 */
const quietIdb = {
  name: 'quiet-idb',
  transform(code: string, id: string) {
    const leaves = 'transactionDoneMap.set(tx, done);';
    if (!id.includes('/idb/build/')) return undefined;
    if (!code.includes(leaves)) throw new Error('idb is written otherwise now; see quietIdb');
    return code.replace(leaves, `done.catch(() => undefined); ${leaves}`);
  },
};

async function bundle(): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    mode: 'production',
    plugins: [quietIdb],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'page-entry.ts'), formats: ['cjs'], fileName: 'page' },
      rolldownOptions: { external: isShared },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = outputs;
  if (chunk?.type !== 'chunk' || outputs.length > 1) throw new Error('the page is not one script');
  return chunk;
}

/** Compiles the client's code once; each call of what it gives back is a page of its own. */
export async function loadPageProgram(): Promise<(globals: PageGlobals) => PageProgram> {
  const { code, imports } = await bundle();
  const shared = new Map<string, unknown>();
  for (const name of imports) {
    const [, path] = /(domain\/.*)$/.exec(name) ?? [];
    shared.set(name, await import(path === undefined ? name : join(root, path)));
  }
  const run = compileFunction(code, ['exports', 'require', ...names], { filename: 'page.js' });
  return (globals) => {
    const exports = {};
    run(exports, (name: string) => shared.get(name), ...names.map((name) => globals[name]));
    // The bundle of page-entry.ts exports what page-entry.ts exports.
    return exports as PageProgram;
  };
}
