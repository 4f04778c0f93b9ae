import { z } from 'zod';
import { checkedFetch, Unreachable } from '../api.ts';

interface FetchOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal | undefined;
}

async function ask(path: string, { method = 'GET', body, signal }: FetchOptions): Promise<Response> {
  return checkedFetch(path, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? { accept: 'application/json' } : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * Asks our own server and checks the answer, member by member.
 * @throws ProblemAnswer when the server refuses, Unreachable when there is no answer or one of another shape.
 */
export async function fetchJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  options: FetchOptions = {},
): Promise<z.output<Schema>> {
  const response = await ask(path, options);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  // Whoever ended it half way has no fault to look for.
  options.signal?.throwIfAborted();
  console.error(`the answer of ${path} is not what was agreed`, z.prettifyError(parsed.error));
  throw new Unreachable('the answer could not be read');
}

/** The same where only success matters. */
export async function fetchDone(path: string, options: FetchOptions = {}): Promise<void> {
  await ask(path, options);
}

export type QueryValues = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A query string of the values that are there; lists are joined by commas. */
export function queryOf(values: QueryValues): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'object' ? value.join(',') : value;
    if (text !== undefined && text !== '') parameters.set(name, String(text));
  }
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}
