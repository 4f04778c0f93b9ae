import { afterEach, beforeEach, expect, test } from 'vitest';
import { areaOf } from '../support/area-makers.ts';
import {
  authored,
  changeNumber,
  findingAdded,
  noon,
  system,
  walkAdvanced,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

/** Opens the stream and reads on until the text holds what is wanted. */
async function listen(as: Persona) {
  const answer = await server.ask('GET', '/api/events', { as });
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(answer.headers.get('content-encoding')).toBeNull();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error(`the stream ended with: ${text}`);
        text += value;
      }
      return text;
    },
    close: () => reader?.cancel(),
  };
}

const computed = (runs: number) =>
  authored(
    {
      kind: 'areas-computed',
      id: changeNumber(9000 + runs),
      at: noon,
      walkId: walkNumber(1),
      areas: [areaOf(1, [1])],
      gone: [],
    },
    system,
  );

test('the staff hear of new findings and of areas, with the sequence and nothing of the content', async () => {
  const police = await listen('police');
  await police.until(': connected');
  const [verdict] = await server.deps.store.commit([authored(findingAdded(1, 1, { text: 'secret' }))]);
  const sequence = verdict?.verdict === 'applied' ? verdict.sequence : 0;
  const first = await police.until('event: records');
  await server.deps.store.commit([computed(1)]);
  const text = await police.until('event: areas');
  expect(first + text).toContain(`data: ${JSON.stringify({ walkId: walkNumber(1), sequence })}`);
  expect(text).not.toContain('secret');
  await police.close();
});

test('a participant hears of their own walk, and not of what others mark', async () => {
  const [own, stranger] = [await listen('participant'), await listen('stranger')];
  await server.deps.store.commit([authored(findingAdded(1, 2))]);
  await server.deps.store.commit([authored(walkAdvanced('walked', 1))]);
  await server.deps.store.commit([computed(2)]);
  const { sequence } = (await server.deps.store.record(walkNumber(1))) ?? {};
  const text = await own.until('event:');
  expect(text.match(/event: \w+/g)).toEqual(['event: records']);
  expect(text).toContain(`"sequence":${sequence}`);
  server.deps.announcements.announce({ walkId: walkNumber(2), sequence: 99, kinds: ['walk-edited'] });
  expect(await stranger.until('"sequence":99')).not.toContain(walkNumber(1));
  await Promise.all([own.close(), stranger.close()]);
});

test('what is refused, repeated or rolled back is announced to nobody', async () => {
  const heard: unknown[] = [];
  const change = authored(findingAdded(1));
  await server.deps.store.commit([change]);
  server.deps.announcements.subscribe((announcement) => heard.push(announcement));
  await server.deps.store.commit([change, authored(findingAdded(1))]);
  await server.deps.store.commit([authored(findingAdded(2)), authored(findingAdded(1))], {
    allOrNothing: true,
  });
  expect(heard).toEqual([]);
});

/** How many listen, after each time that somebody came or left. */
function countListeners(): number[] {
  const counts: number[] = [];
  const { announcements } = server.deps;
  const subscribe = announcements.subscribe.bind(announcements);
  let open = 0;
  announcements.subscribe = (listener) => {
    const stop = subscribe(listener);
    open += 1;
    counts.push(open);
    return () => {
      open -= 1;
      counts.push(open);
      stop();
    };
  };
  return counts;
}

test('a stream that is left is forgotten', async () => {
  const counts = countListeners();
  const stream = await listen('leader');
  await stream.until(': connected');
  await stream.close();
  await expect.poll(() => counts).toEqual([1, 0]);
});

test('asking for the head of the stream opens none', async () => {
  const counts = countListeners();
  const answer = await server.ask('HEAD', '/api/events', { as: 'leader' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(counts).toEqual([]);
});
