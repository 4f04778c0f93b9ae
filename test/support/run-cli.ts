import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface CliResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** The last line of standard output, as JSON. */
  json(): unknown;
}

/** Runs `lykta` as people run it: a process of its own on a database file. */
export async function runCli(database: string, args: readonly string[], folder?: string): Promise<CliResult> {
  const program = join(import.meta.dirname, '..', '..', 'server', 'cli', 'lykta.ts');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr, json: () => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') };
}
