import type { z } from 'zod';
import { checkedFetch, isProblem, ProblemAnswer, Unreachable } from '../api.ts';

interface Options {
  signal: AbortSignal;
  /** Hears how much of 1 is done. */
  onProgress: (share: number) => void;
}

/**
 * Asks for something that takes long to compute. The server stops as soon as the signal says that nobody waits.
 * @throws ProblemAnswer, or Unreachable when there is no answer or one of another shape
 */
export async function fetchComputed<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { signal, onProgress }: Options,
): Promise<z.output<Schema>> {
  const response = await checkedFetch(path, {
    credentials: 'same-origin',
    headers: { accept: 'text/event-stream' },
    signal,
  });
  if (response.body === null) throw new Unreachable('an answer without a body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    text += value ?? '';
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const answer = read(text.slice(0, end), schema, onProgress);
      if (answer !== undefined) return answer.result;
      text = text.slice(end + 2);
    }
    if (done) throw new Unreachable('the answer ended before its end');
  }
}

/** One event: undefined where it is not the last. */
function read<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  onProgress: (share: number) => void,
): { result: z.output<Schema> } | undefined {
  const line = (name: string) =>
    text
      .split('\n')
      .find((each) => each.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data: unknown = JSON.parse(line('data') ?? 'null');
  const event = line('event');
  if (event === 'progress' && typeof data === 'number') onProgress(data);
  if (event === 'problem') throw isProblem(data) ? new ProblemAnswer(data) : new Unreachable('no problem');
  if (event !== 'result') return undefined;
  const parsed = schema.safeParse(data);
  if (parsed.success) return { result: parsed.data };
  console.error('a computed answer is not what was agreed', parsed.error);
  throw new Unreachable('the answer could not be read');
}
