import type { TypedResponse } from 'hono';
import type { AppContext } from './app-env.ts';

/**
 * An answer whose JSON text is there already, typed as what it holds. The caller answers for `Body`: this is for
 * large answers that are put together from stored text, where parsing and writing again would cost more than asking.
 */
export function jsonText<Body>(
  c: AppContext,
  text: string,
  headers: Record<string, string>,
): Response & TypedResponse<Body, 200, 'json'> {
  const answer: Response = c.body(text, 200, headers);
  return answer as Response & TypedResponse<Body, 200, 'json'>;
}
