import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverFlags, serverMemory } from '../server/launcher/server-process.mjs';

export interface BenchServer {
  port: number;
  /** The most memory that the process has held so far, in megabytes; undefined where the system does not say. */
  peakMegabytes(): Promise<number | undefined>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

/** The real server as a process of its own on loopback, with this database and no demo. @throws what it printed */
export async function startBenchServer(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [...serverFlags, join(import.meta.dirname, '..', 'server', 'main.ts')],
    {
      env: {
        ...serverMemory,
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: databaseUrl,
        DEMO: 'off',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += String(part);
    });
  const ended = once(child, 'exit');
  const runs = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (runs()) child.kill('SIGTERM');
    await ended;
  };
  const peakMegabytes = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  };
  for (let tries = 0; tries < 400 && runs(); tries += 1) {
    const healthy = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return { port, peakMegabytes, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`the server did not start:\n${output}`);
}
