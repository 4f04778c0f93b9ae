import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where a demo lies that has been filled already (fill-demo.ts): filling one takes as long as starting the server. */
export const filledDemo = 'LYKTA_FILLED_DEMO';

export interface RunningServer {
  /** Without a slash at the end. */
  readonly address: string;
  /** The file of its database, which lives in a folder that goes away with the server. */
  readonly databaseUrl: string;
  /** Everything it has printed so far: the address, the join link, the sign-in links. */
  printed(): string;
  /** Whether the process is no more, for whatever reason. */
  hasEnded(): boolean;
  /** Ends the process by the signal (SIGTERM) and gives its exit code. */
  stop(signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/**
 * Starts the real server as a process of its own, on a free port and with a new database. The demo is off
 * unless the environment says otherwise.
 * @param keptFolder where its files lie and stay; without one they lie in a folder that goes away with it
 * @throws when it ends or is not healthy within 90 seconds, with what it printed
 */
export async function runServer(
  environment: Readonly<Record<string, string>> = {},
  keptFolder?: string,
): Promise<RunningServer> {
  const folder = keptFolder ?? (await mkdtemp(join(tmpdir(), 'lykta-server-')));
  const filled = process.env[filledDemo];
  if (environment.DEMO === 'on' && filled !== undefined) await cp(filled, folder, { recursive: true });
  const port = await freePort();
  const databaseUrl = `sqlite:${join(folder, 'lykta.sqlite')}`;
  const address = `http://localhost:${port}`;
  const settings = { PORT: String(port), DATABASE_URL: databaseUrl, DEMO: 'off', PUBLIC_URL: address };
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const stop: RunningServer['stop'] = async (signal = 'SIGTERM') => {
    if (!hasEnded()) child.kill(signal);
    await ended;
    if (keptFolder === undefined) await rm(folder, { recursive: true, force: true });
    return child.exitCode;
  };

  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline && !hasEnded()) {
    const healthy = await fetch(`${address}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    // Its words come once it listens: whoever is given the server may read the links in them.
    if (healthy && output.includes(environment.PUBLIC_URL ?? address))
      return { address, databaseUrl: settings.DATABASE_URL, printed: () => output, hasEnded, stop };
    await sleep(50);
  }
  await stop('SIGKILL');
  throw new Error(`the server did not start:\n${output}`);
}
