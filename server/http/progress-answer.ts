import { streamSSE } from 'hono/streaming';
import { ProblemError } from '../../domain/problem.ts';
import type { Log } from '../log.ts';
import { internalFault } from './answer-problem.ts';
import type { AppContext } from './app-env.ts';

/** How such an answer reads, in words for the document. */
export const progressDescription =
  'Server-sent events: "share" (0 to 1) while it is computed, then "result" or "problem", each with JSON as its data. ' +
  'Closing the request stops the computation at once, and nothing is kept.';

/** Computing tells of itself more often than anybody can see. */
const tellEveryMilliseconds = 100;

/**
 * Answers with what a long computation comes to, and before that with how far it is. Whoever asked and goes away stops
 * it. What is refused before the computation begins should be thrown before this is called, so that it gets a status
 * of its own.
 */
export function progressAnswer<Result>(
  c: AppContext,
  log: Log,
  work: (tools: { signal: AbortSignal; tell: (share: number) => void }) => Promise<Result>,
): Response {
  c.header('cache-control', 'no-store');
  // A proxy that collects the answer before passing it on would hold every step back.
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    const stop = new AbortController();
    stream.onAbort(() => stop.abort(new Error('whoever asked went away')));
    const write = (event: 'share' | 'result' | 'problem', value: unknown) =>
      stream.writeSSE({ event, data: JSON.stringify(value) });
    let toldAt = performance.now();
    const tell = (share: number): void => {
      const now = performance.now();
      if (now - toldAt < tellEveryMilliseconds || stop.signal.aborted) return;
      toldAt = now;
      void write('share', Math.round(share * 100) / 100);
    };
    await write('share', 0);
    try {
      await write('result', await work({ signal: stop.signal, tell }));
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof ProblemError)) log.error('a computation failed', error);
      await write('problem', error instanceof ProblemError ? error.problem : internalFault());
    }
  });
}
