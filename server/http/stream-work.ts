import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from './app-env.ts';

/** A long computation: to be stopped by the signal, and told about while it runs. */
type Work<Result> = (options: {
  signal: AbortSignal;
  onProgress: (share: number) => void;
}) => Promise<Result>;

/**
 * Answers a long computation as server-sent events: `progress` with how much of 1 is done, then one `result` or
 * `problem`. It ends when nobody waits for it any more. The status is there with the first event, so what can be
 * refused must be refused before.
 */
export function streamWork<Result>(c: Context<AppEnv>, log: Log, work: Work<Result>): Response {
  c.header('cache-control', 'no-store');
  // A proxy that collects the answer before passing it on would hold the progress back.
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    const ended = new AbortController();
    stream.onAbort(() => ended.abort());
    const write = (event: string, data: unknown): Promise<void> =>
      stream.writeSSE({ event, data: JSON.stringify(data) });
    let told = 0;
    const onProgress = (share: number): void => {
      // Hundredths are as much as anybody sees.
      if (share < told + 0.01 || ended.signal.aborted) return;
      told = share;
      write('progress', share).catch(() => ended.abort());
    };
    try {
      await write('progress', 0);
      await write('result', await work({ signal: ended.signal, onProgress }));
    } catch (error) {
      if (ended.signal.aborted) return;
      if (!(error instanceof ProblemError)) log.error('a computation failed', error);
      await write('problem', error instanceof ProblemError ? error.problem : failed);
    }
  });
}

const failed = problem('internal-fault', {
  detail: 'the computation failed',
  action: 'Try again. If it fails again, tell whoever runs this server.',
});
