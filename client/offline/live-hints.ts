import { backOffMilliseconds } from './back-off.ts';
import { EventStreamReader } from './event-stream.ts';

/**
 * Listens to GET /api/events and calls back when there is something to pull. A hint only: a stream that breaks
 * comes back by itself, and nothing depends on it, since records are also pulled by the clock.
 * @returns a function that ends it
 */
export function listenForHints(token: string, onHint: () => void): () => void {
  const end = new AbortController();
  let failures = 0;

  const listen = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const answer = await fetch('/api/events', { headers, signal: end.signal });
    if (!answer.ok || answer.body === null) throw new Error(`no stream of events: ${answer.status}`);
    failures = 0;
    const reader = new EventStreamReader();
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return;
      if (reader.push(value).some(({ event }) => event === 'records')) onHint();
    }
  };

  const again = (): void => {
    if (end.signal.aborted) return;
    failures += 1;
    setTimeout(start, backOffMilliseconds(failures, Math.random()));
  };
  const start = (): void => {
    if (!end.signal.aborted) listen().then(again, again);
  };
  start();
  return () => end.abort();
}
