import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledDemo, runServer } from './run-server.ts';

let folder: string | undefined;

/** Before the browser tests: fills one demo. Each server of a test file begins with a copy of it. */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'lykta-demo-'));
  const server = await runServer({ DEMO: 'on' }, folder);
  await server.stop();
  process.env[filledDemo] = folder;
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
