import type { LogLevel } from './env.ts';

/** The server's own log: what happened and how long it took, never who or what they wrote. */
export interface Log {
  error(message: string, error?: unknown): void;
  warn(message: string): void;
  info(message: string): void;
}

const rank: Readonly<Record<LogLevel, number>> = { silent: 0, error: 1, warn: 2, info: 3 };

/** Lines on standard error, so that standard output holds only what the start prints for people. */
export function createLog(level: LogLevel, now: () => Date): Log {
  const write = (kind: Exclude<LogLevel, 'silent'>, message: string) => {
    if (rank[kind] <= rank[level]) process.stderr.write(`${now().toISOString()} ${kind} ${message}\n`);
  };
  return {
    error(message, error) {
      const stack =
        error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
      write('error', stack === '' ? message : `${message}\n${stack}`);
    },
    warn: (message) => write('warn', message),
    info: (message) => write('info', message),
  };
}
