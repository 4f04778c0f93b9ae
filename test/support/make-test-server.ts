import type { StaffRole } from '../../domain/roles.ts';
import { createApp } from '../../server/app.ts';
import { tokenHashOf } from '../../server/http/authenticate.ts';
import type { Mailer } from '../../server/mail/mailer.ts';
import type { Demo } from '../../server/people/demo-access.ts';
import type { Settings } from '../../server/settings.ts';
import {
  authored,
  checkpointAdded,
  joinCodeIssued,
  joined,
  toldAndDated,
  walkAdvanced,
  walkCreated,
} from './change-makers.ts';
import { makeStaff, makeTestDeps, type TestDeps, testOrigin } from './make-test-deps.ts';

/** Who asks: nobody, one of the staff, or participant 1, 2 (of walk 1) or 3 (of walk 2). */
export type Persona = 'public' | StaffRole | 'participant' | 'participant 2' | 'stranger';

const participants = { participant: 1, 'participant 2': 2, stranger: 3 } as const;
const tokenOf = (number: number) => `token-of-participant-${number}-`.padEnd(43, 'x');

export const joinCodes = { open: 'ABC234', closed: 'XYZ789' } as const;

export interface Asking {
  as?: Persona;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it stands. */
  body?: string;
  /** Sent as they are. */
  bytes?: Uint8Array;
  headers?: Readonly<Record<string, string>>;
  /** The address that the request comes from. */
  from?: string;
}

export interface TestServer {
  deps: TestDeps;
  ask(method: string, path: string, asking?: Asking): Promise<Response>;
  /** Everything that is kept, to show that a refused request changed nothing. */
  contents(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * The application with personas, an open walk 1 (code ABC234, stop 1, participants 1 and 2) and a closed walk 2
 * (code XYZ789, participant 3). Asked without a socket.
 */
export async function makeTestServer(
  options: {
    settings?: Partial<Settings>;
    demo?: (deps: TestDeps) => Promise<Demo>;
    mailer?: Mailer | null;
  } = {},
): Promise<TestServer> {
  const deps = await makeTestDeps(options.settings);
  if (options.demo !== undefined) deps.demo = await options.demo(deps);
  deps.mailer = options.mailer ?? null;
  const cookies = await makeStaff(deps.people);
  await deps.store.commit(
    [
      authored(walkCreated(1)),
      authored(walkAdvanced('in_progress', 1)),
      authored(joinCodeIssued(1, joinCodes.open)),
      authored(checkpointAdded(1)),
      authored(walkCreated(2, toldAndDated)),
      authored(joinCodeIssued(2, joinCodes.closed)),
      authored(joined(1, 1, tokenHashOf(tokenOf(1)))),
      authored(joined(2, 1, tokenHashOf(tokenOf(2)))),
      authored(joined(3, 2, tokenHashOf(tokenOf(3)))),
      authored(walkAdvanced('closed', 2)),
    ],
    { allOrNothing: true },
  );
  const app = createApp(deps);

  function credentials(persona: Persona): Record<string, string> {
    if (persona === 'public') return {};
    if (persona === 'participant' || persona === 'participant 2' || persona === 'stranger')
      return { authorization: `Bearer ${tokenOf(participants[persona])}` };
    return { cookie: cookies[persona], origin: testOrigin };
  }

  return {
    deps,
    async ask(method, path, { as = 'public', json, body, bytes, headers = {}, from = '203.0.113.1' } = {}) {
      const sent = json === undefined ? body : JSON.stringify(json);
      const typed: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
      const init: RequestInit = { method, headers: { ...typed, ...credentials(as), ...headers } };
      if (sent !== undefined) init.body = sent;
      if (bytes !== undefined) init.body = new Uint8Array(bytes);
      const socket = { remoteAddress: from, remotePort: 50_000, remoteFamily: 'IPv4' };
      return app.request(`${testOrigin}${path}`, init, { incoming: { socket } });
    },
    async contents() {
      return { changes: await deps.store.changesSince(0, 10_000), people: await deps.people.list() };
    },
    close: () => deps.close(),
  };
}

/** The problem in an answer, after checking that the answer is one. */
export async function problemIn(answer: Response): Promise<{
  type: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  action: string;
  instance: string;
  errors?: { pointer: string; detail: string }[];
}> {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Error(`${answer.status} ${type} is no problem`);
  return JSON.parse(await answer.text());
}
