import { afterAll, beforeAll, expect, test } from 'vitest';
import { protocolIdSchema } from '../../domain/ids.ts';
import { findingNumber, participantNumber, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { protocolDrafted, protocolNumber, rowEdited } from '../support/process-makers.ts';
import { publish, withDraft, write } from '../support/protocol-walk.ts';

const address = `/p/walks/${walkNumber(1)}`;
let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

async function page(path = address, language = 'sv'): Promise<{ status: number; text: string }> {
  const answer = await server.ask('GET', path, {
    headers: { accept: 'text/html', 'accept-language': language },
  });
  return { status: answer.status, text: await answer.text() };
}

test('nothing is told of a walk whose protocol is not published, and of no other either', async () => {
  const before = await page();
  expect(before.status).toBe(404);
  await withDraft(server);
  const draft = await page();
  expect(draft).toEqual(before);
  for (const path of ['/p/walks/nonsense', `${address}?version=1`])
    expect((await page(path)).status).toBe(404);
});

test('the published protocol tells what was said and decided, and nothing that points at a person', async () => {
  await publish(server, 1);
  const { status, text } = await page();
  expect(status).toBe(200);
  for (const told of ['KB-2026-1-001', 'Åtgärdas inte', 'The land is not ours', 'Street unit'])
    expect(text).toContain(told);
  expect(text).toMatch(/Färre än 5/);
  expect(text).toContain('Rader om människors beteende');
  for (const hidden of [
    'KB-2026-1-002',
    '17.6',
    '57.25',
    findingNumber(1),
    participantNumber(1),
    'T12:00',
    '<script',
  ])
    expect(text).not.toContain(hidden);
  expect(text).not.toMatch(/\b1 av \d/);
});

test('it is in the language that is asked for', async () => {
  expect((await page(address, 'en-GB,sv;q=0.5')).text).toContain('<html lang="en">');
  expect((await page(address, 'de')).text).toContain('<html lang="sv">');
  expect((await page(`${address}?lang=en`)).text).toContain('What will not be done, and why');
});

test('words of people are shown as words, never as markup', async () => {
  await write(server, protocolDrafted(2));
  const record = await server.deps.store.record(protocolIdSchema.parse(protocolNumber(2)));
  const basedOn = record === undefined ? [] : [record.createdBy];
  const value = '<img src=x onerror=alert(1)> "dark"';
  await write(server, rowEdited(2, 'KB-2026-1-001', { observation: { value, basedOn } }));
  await publish(server, 2);
  const { text } = await page();
  expect(text).not.toContain('<img src=x');
  expect(text).toContain('&lt;img src=x');
});

test('an older version can still be read, and says what changed since', async () => {
  expect((await page()).text).toContain('KB-2026-1-001 (ändrad)');
  const old = (await page(`${address}?version=1`)).text;
  expect(old).toContain('Det här är en äldre version.');
  expect(old).not.toContain('&lt;img');
});

test('its style has every token that it uses', async () => {
  const css = (await page('/p/page.css')).text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const given = new Set([...css.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
  const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !given.has(name))).toEqual([]);
  expect(css).not.toContain('@import');
  expect((await server.ask('GET', '/p/letters.woff2')).headers.get('content-type')).toBe('font/woff2');
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
