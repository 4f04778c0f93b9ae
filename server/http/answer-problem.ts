import { HTTPException } from 'hono/http-exception';
import { type Problem, ProblemError, problem } from '../../domain/problem.ts';
import type { Log } from '../log.ts';
import type { AppContext } from './app-env.ts';

/** The one place where a problem becomes an answer (RFC 9457). */
export function answerProblem(c: AppContext, value: Problem, headers: Record<string, string> = {}): Response {
  const body: Problem = { ...value, instance: c.req.path };
  return c.body(JSON.stringify(body), value.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
}

/** A problem that also tells when to come back. */
export class TooManyAttempts extends ProblemError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(
      problem('too-many-attempts', {
        detail: 'there were too many wrong attempts from here within a minute',
        action: `Wait ${retryAfterSeconds} seconds and try again.`,
      }),
    );
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What is thrown anywhere in a request, as an answer. Only faults of ours are logged, with their stack. */
export function createErrorHandler(log: Log): (error: Error, c: AppContext) => Response {
  return (error, c) => {
    if (error instanceof TooManyAttempts)
      return answerProblem(c, error.problem, { 'retry-after': String(error.retryAfterSeconds) });
    if (error instanceof ProblemError) return answerProblem(c, error.problem);
    if (error instanceof HTTPException) {
      const known = problemOfException(error);
      if (known !== undefined) return answerProblem(c, known);
    }
    log.error(`${c.req.method} ${c.req.path.split('/').slice(0, 3).join('/')} failed`, error);
    return answerProblem(c, internalFault());
  };
}

/** What the framework itself refuses. */
function problemOfException(error: HTTPException): Problem | undefined {
  if (error.status === 400)
    return problem('malformed-json', {
      detail: 'the body of the request could not be read as JSON',
      action: 'Send one JSON value in UTF-8. NaN and Infinity are not JSON.',
    });
  if (error.status === 415)
    return problem('unsupported-media-type', {
      detail: 'the request has a body of a type that is not taken here',
      action: 'Send the header "Content-Type: application/json".',
    });
  return undefined;
}

function internalFault(): Problem {
  return problem('internal-fault', {
    detail: 'the fault is ours and has been noted',
    action: 'Nothing was changed. Try again in a moment; if it goes on, tell the people who run this server.',
  });
}

export function notFound(c: AppContext): Response {
  return answerProblem(
    c,
    problem('not-found', {
      detail: `there is nothing at ${c.req.path}`,
      action: 'Check the address; GET /api/openapi.json lists what there is.',
    }),
  );
}

export function wrongMethod(c: AppContext, allowed: readonly string[]): Response {
  const words = problem('method-not-allowed', {
    detail: `${c.req.method} is not taken at ${c.req.path}`,
    action: `Use ${allowed.join(' or ')}.`,
  });
  return answerProblem(c, words, { allow: allowed.join(', ') });
}
