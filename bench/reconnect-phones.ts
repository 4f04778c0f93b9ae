import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

// A process of its own: all phones at once. Reads its plan from the file that is named, prints its times as JSON.

/** What one phone has to deliver; bodies are ready, so that making them costs nothing while it counts. */
export interface PlannedPhone {
  walkId: string;
  token: string;
  /** The bodies of POST /api/changes, in order. */
  changes: readonly string[];
  photos: readonly { id: string; file: string }[];
}
export interface Plan {
  port: number;
  withinMilliseconds: number;
  phones: readonly PlannedPhone[];
}

export const requestKinds = ['records', 'changes', 'photo'] as const;
export type RequestKind = (typeof requestKinds)[number];
export interface Outcome {
  /** Milliseconds of every request, tries that failed too. */
  times: Record<RequestKind, number[]>;
  seconds: number;
  /** Requests that broke or were answered otherwise than with 200, in words. */
  failures: string[];
  verdicts: Record<string, number>;
}

const triesAtMost = 3;

interface Sent {
  kind: RequestKind;
  method: string;
  path: string;
  type?: string;
  body?: string | Buffer;
}

async function deliver(plan: Plan): Promise<Outcome> {
  const outcome: Outcome = {
    times: { records: [], changes: [], photo: [] },
    seconds: 0,
    failures: [],
    verdicts: {},
  };

  function once(agent: Agent, token: string, { kind, method, path, type, body }: Sent): Promise<string> {
    const start = performance.now();
    return new Promise<string>((resolve, reject) => {
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (type !== undefined) headers['content-type'] = type;
      const sent = request({ host: '127.0.0.1', port: plan.port, method, path, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${kind} ${answer.statusCode} ${text.slice(0, 200)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    }).finally(() => outcome.times[kind].push(performance.now() - start));
  }

  async function send(agent: Agent, token: string, sent: Sent): Promise<string | undefined> {
    for (let tries = 1; tries <= triesAtMost; tries += 1) {
      try {
        return await once(agent, token, sent);
      } catch (error) {
        outcome.failures.push(String(error));
        await sleep(1000 * tries);
      }
    }
    return undefined;
  }

  /** As the client does it: words first, then photos one after the other, then a look at what is new. */
  async function comeOnline({ walkId, token, changes, photos }: PlannedPhone, wait: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const bytes = await Promise.all(photos.map(({ file }) => readFile(file)));
    await sleep(wait);
    const records = { kind: 'records', method: 'GET', path: `/api/walks/${walkId}/records?since=0` } as const;
    await send(agent, token, records);
    for (const body of changes) {
      const type = 'application/json';
      const sent = { kind: 'changes', method: 'POST', path: '/api/changes', type, body } as const;
      const text = await send(agent, token, sent);
      const { verdicts }: { verdicts: { verdict: string }[] } = JSON.parse(text ?? '{"verdicts":[]}');
      for (const { verdict } of verdicts) outcome.verdicts[verdict] = (outcome.verdicts[verdict] ?? 0) + 1;
    }
    for (const [number, { id }] of photos.entries()) {
      const path = `/api/photos/${id}/upload?offset=0&complete=1`;
      const body = bytes[number] ?? Buffer.alloc(0);
      const type = 'application/octet-stream';
      await send(agent, token, { kind: 'photo', method: 'PUT', path, type, body });
    }
    await send(agent, token, records);
    agent.destroy();
  }

  const start = performance.now();
  const step = plan.withinMilliseconds / plan.phones.length;
  await Promise.all(plan.phones.map((phone, number) => comeOnline(phone, number * step)));
  outcome.seconds = (performance.now() - start) / 1000;
  return outcome;
}

const [, self, planFile] = process.argv;
if (self === import.meta.filename && planFile !== undefined) {
  const plan: Plan = JSON.parse(await readFile(planFile, 'utf8'));
  process.stdout.write(JSON.stringify(await deliver(plan)));
}
