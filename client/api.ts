import { hc } from 'hono/client';
import { type Problem, problems } from '../domain/problem.ts';
import type { Api } from '../server/app.ts';

/** The server answered that it will not: the problem says why and what to do. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemAnswer';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer, or one that did not come from our server (a hotel's sign-in page, a gateway's error). */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the server could not be reached', { cause });
    this.name = 'Unreachable';
  }
}

export const requestTimeoutMilliseconds = 30_000;

/** Whether a value from the wire is a problem of the list that we know. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  return 'code' in value && typeof value.code === 'string' && Object.hasOwn(problems, value.code);
}

async function answerOf(request: Promise<Response>): Promise<Response> {
  const response = await request.catch((fault: unknown) => {
    throw new Unreachable(fault);
  });
  if (response.ok) return response;
  const retryAfter = Number(response.headers.get('retry-after'));
  const body: unknown = await response.json().catch(() => undefined);
  if (!isProblem(body)) throw new Unreachable(`${response.status} without a problem`);
  throw new ProblemAnswer(body, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined);
}

/** fetch that resolves to 2xx answers only; rejects with ProblemAnswer or Unreachable. */
export const checkedFetch: typeof fetch = (input, init) =>
  answerOf(fetch(input, { signal: AbortSignal.timeout(requestTimeoutMilliseconds), ...init }));

/**
 * The typed client of our server. A participant's token goes into the header; without one the staff's session
 * cookie counts. Every call resolves to a 2xx response or rejects with ProblemAnswer or Unreachable.
 */
export function apiClient(token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return hc<Api>('/', { headers, fetch: checkedFetch });
}

/** For staff screens: whoever is signed in by cookie. */
export const api = apiClient();
