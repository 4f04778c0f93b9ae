import type { z } from 'zod';
import { checkedFetch, isProblem, ProblemAnswer, Unreachable } from '../api.ts';

interface ProgressOptions {
  body: unknown;
  /** Aborting stops the computation on the server, and nothing is kept. */
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

interface ServerEvent {
  event: string;
  data: unknown;
}

function readEvent(block: string): ServerEvent | undefined {
  const lines = block.split('\n');
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [event, data] = [field('event'), field('data')];
  if (event === undefined || data === undefined) return undefined;
  const value: unknown = JSON.parse(data);
  return { event, data: value };
}

/** The events of an answer, as they come. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let waiting = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    waiting += decoder.decode(part.value, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== undefined) yield event;
    }
  }
}

/**
 * Asks for a computation that tells how far it is, and resolves to what came of it.
 * @throws ProblemAnswer when the server refuses, Unreachable when there is no answer or one of another shape
 */
export async function fetchWithProgress<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { body, signal, onProgress }: ProgressOptions,
): Promise<z.output<Schema>> {
  const response = await checkedFetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  if (response.body === null) throw new Unreachable('the answer is empty');
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'progress' && typeof data === 'number') onProgress(data);
    if (event === 'problem') throw isProblem(data) ? new ProblemAnswer(data) : new Unreachable(data);
    if (event !== 'result') continue;
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    throw new Unreachable('the answer could not be read');
  }
  throw new Unreachable('the answer ended too early');
}
