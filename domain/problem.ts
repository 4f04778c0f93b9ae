import type { LocalizedText } from './localized.ts';

/**
 * The closed list of problems. Each is answered as application/problem+json (RFC 9457) with the same status
 * and title everywhere; `detail` says what happened this time and `action` what to do now.
 * A retired code stays in the list, so that an old client's words keep their meaning.
 */
export const problems = {
  'malformed-json': { status: 400, title: 'The request is not valid JSON' },
  'invalid-input': { status: 422, title: 'Some values cannot be accepted' },
  'invalid-query': { status: 400, title: 'The address has a parameter that cannot be understood' },
  'unknown-kind': { status: 422, title: 'This kind of change is not known here' },
  'unknown-category': { status: 422, title: 'This category is not in the catalogue' },
  'time-in-future': { status: 422, title: 'The time lies in the future' },
  'too-large': { status: 413, title: 'The request is too large' },
  'too-many-changes': { status: 413, title: 'Too many changes in one request' },
  'not-signed-in': { status: 401, title: 'You are not signed in' },
  'not-allowed': { status: 403, title: 'Your role may not do this' },
  'wrong-origin': { status: 403, title: 'The request came from another site' },
  'unknown-code': { status: 404, title: 'No open walk has this code' },
  'expired-code': { status: 410, title: 'This code is no longer in use' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'unknown-record': { status: 404, title: 'The record is not known' },
  'duplicate-id': { status: 409, title: 'This id is already used with other content' },
  'too-many-photos': { status: 409, title: 'The finding has all the photos that it may have' },
  'photo-not-stored': { status: 409, title: 'The photo is not stored yet' },
  'upload-gap': { status: 409, title: 'A part of the file before this one is missing' },
  'upload-damaged': { status: 422, title: 'The file arrived damaged' },
  'walk-closed': { status: 409, title: 'The walk is closed' },
  'already-rated': { status: 409, title: 'This stop is already rated' },
  'rate-first': { status: 403, title: 'Rate the stop yourself first' },
  'receipt-kept': { status: 409, title: 'This person has a receipt already' },
  'unknown-receipt': { status: 404, title: 'No receipt has this code' },
  'own-finding': { status: 409, title: 'This is your own mark' },
  'text-changed': { status: 409, title: 'The words have changed since you read them' },
  'class-mode': { status: 409, title: 'A class walks without this' },
  'impossible-date': { status: 422, title: 'These dates cannot all be right' },
  'stop-off-route': { status: 422, title: 'A stop lies far from the route' },
  'unknown-template': { status: 422, title: 'There is no such template' },
  'phase-needs': { status: 409, title: 'Something is missing before this step' },
  'phase-skipped': { status: 409, title: 'A step would be skipped without a reason' },
  'reason-needed': { status: 422, title: 'This needs a reason' },
  'action-without-problem': { status: 422, title: 'An action needs a problem that it answers' },
  'deadline-past': { status: 422, title: 'The deadline lies in the past' },
  'merge-refused': { status: 409, title: 'These marks cannot be merged' },
  'protocol-state': { status: 409, title: 'The protocol is not at that step' },
  'survey-closed': { status: 410, title: 'The survey is not open' },
  'partial-year': { status: 422, title: 'The parties must say how a part of a year counts' },
  'outside-window': { status: 422, title: 'The day lies outside the time that was promised' },
  'counts-by-itself': { status: 409, title: 'This counts by itself' },
  'item-withdrawn': { status: 409, title: 'This part of the promise was withdrawn' },
  'follow-up-step': { status: 409, title: 'The follow-up is not at that step' },
  'follow-up-day': { status: 409, title: 'The follow-up cannot have that day' },
  'promise-taken-in': { status: 409, title: 'This published promise is here already' },
  'already-published': { status: 409, title: 'This follow-up is already published' },
  'mail-off': { status: 409, title: 'No mail server is set up' },
  'mail-failed': { status: 502, title: 'The mail server did not take the letter' },
  'shift-times': { status: 422, title: 'The times of the shift cannot be right' },
  'visit-times': { status: 422, title: 'The times of the visit cannot be right' },
  'visit-overlaps': { status: 409, title: 'The shift has a visit at that time already' },
  'hot-spot-too-large': { status: 422, title: 'A hot spot is at most a few blocks' },
  'fault-disclosed': { status: 409, title: 'This fault has been handed over already' },
  'gpx-unreadable': { status: 422, title: 'The GPX file cannot be used' },
  'status-backwards': { status: 409, title: 'The status can only move forward' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'unsupported-media-type': { status: 415, title: 'This content type is not understood' },
  'set-up-done': { status: 410, title: 'The first administrator has already been made' },
  'not-ready': { status: 503, title: 'The server cannot do its work right now' },
  'internal-fault': { status: 500, title: 'Something went wrong on the server' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;
export type ProblemStatus = (typeof problems)[ProblemCode]['status'];

/** One value that was not accepted: `pointer` is a JSON Pointer (RFC 6901) into what was sent. */
export interface ProblemPlace {
  pointer: string;
  detail: string;
}

export interface Problem {
  /** A relative reference; the address explains the problem to people. */
  type: string;
  code: ProblemCode;
  title: string;
  status: ProblemStatus;
  detail: string;
  /** What to do now, in words. */
  action: string;
  /** The path of the request, put in by the server. */
  instance?: string;
  errors?: readonly ProblemPlace[];
  /** What happened, for a screen, where no words of the screen's own could say it: what is wrong in a file. */
  words?: LocalizedText;
  /** The columns of a file whose meaning must be said. */
  columns?: readonly string[];
}

/** A problem of the closed list with this occurrence's words. */
export function problem(
  code: ProblemCode,
  words: Pick<Problem, 'detail' | 'action' | 'errors' | 'words' | 'columns'>,
): Problem {
  const { status, title } = problems[code];
  return { type: `/problems/${code}`, code, title, status, ...words };
}

/** A problem on its way up to the one place that answers it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(value: Problem) {
    super(`${value.code}: ${value.detail}`);
    this.name = 'ProblemError';
    this.problem = value;
  }
}
