import { afterEach, expect, test } from 'vitest';
import { createMailer } from '../../server/mail/mailer.ts';
import { authored, findingAdded, leader } from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { actionAdded, actionNoted, actionNumber } from '../support/process-makers.ts';
import { startSmtpServer } from '../support/smtp-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serverWith(mood: 'takes' | 'refuses' | 'silent' | 'none') {
  const smtp = mood === 'none' ? undefined : await startSmtpServer(mood);
  const mailer =
    smtp === undefined ? null : createMailer({ url: smtp.url, from: 'Lykta <lykta@kommun.example>' }, 300);
  const server = await makeTestServer({ mailer });
  closing.push(() => server.close());
  if (smtp !== undefined) closing.push(smtp.close);
  const added = [
    authored(findingAdded(1, 1, { text: 'words of a person' })),
    authored(actionAdded(1, [1], { title: 'Byt lampan i tunneln', responsible: 'Gatukontoret' })),
  ];
  await server.deps.store.commit(added, { allOrNothing: true });
  return { server, letters: smtp?.letters ?? [] };
}
const notify = (server: TestServer, json: unknown = { to: 'gata@kommun.example' }, as: Persona = 'planner') =>
  server.ask('POST', `/api/actions/${actionNumber(1)}/notify`, { as, json });
const notesOf = async (server: TestServer) => {
  const record = await server.deps.store.record(actionNumber(1));
  return record?.kind === 'action' ? record.feature.properties.notes : undefined;
};

test('the police, participants and the public send nothing', async () => {
  const { server, letters } = await serverWith('takes');
  for (const [as, status] of [
    ['police', 403],
    ['participant', 403],
    ['public', 401],
  ] as const)
    expect((await notify(server, undefined, as)).status, as).toBe(status);
  expect(letters).toEqual([]);
});

test('without a mail server it says so and keeps nothing', async () => {
  const { server } = await serverWith('none');
  const answer = await notify(server);
  expect([answer.status, (await problemIn(answer)).code]).toEqual([409, 'mail-off']);
  expect(await notesOf(server)).toEqual([]);
});

test.each(['refuses', 'silent'] as const)(
  'a mail server that %s: nothing pretends to be sent',
  async (mood) => {
    const { server, letters } = await serverWith(mood);
    const answer = await notify(server);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([502, 'mail-failed']);
    expect([letters, await notesOf(server)]).toEqual([[], []]);
  },
);

test.each([
  { to: 'not an address' },
  { to: 'a@b.example\r\nBcc: everybody@example.org' },
  { to: 'a@b.example, c@d.example' },
  { to: 'a@b.example', message: 'x'.repeat(2001) },
])('%j is refused', async (json) => {
  const { server, letters } = await serverWith('takes');
  expect((await notify(server, json)).status).toBe(422);
  expect(letters).toEqual([]);
});

test('a letter with the facts, to that address alone, and kept in the action', async () => {
  const { server, letters } = await serverWith('takes');
  const answer = await notify(server, {
    to: 'gata@kommun.example',
    language: 'en',
    message: 'Please hurry.',
  });
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { sentTo: 'gata@kommun.example', at: '2026-11-20T18:00:00.000Z' },
  ]);
  const [letter = ''] = letters;
  expect(letter).toMatch(/^From: "?Lykta"? <lykta@kommun.example>/m);
  expect(letter).toMatch(/^To: gata@kommun.example/m);
  expect(letter).toContain('Please hurry.');
  expect(letter).toContain(`/actions?action=3D${actionNumber(1)}`.slice(0, 20));
  expect(letter).not.toContain('words of a person');
  expect(await notesOf(server)).toEqual([
    { to: 'gata@kommun.example', channel: 'email', at: '2026-11-20T18:00:00.000Z' },
  ]);
});

test('only the server may say that a letter was sent; people may say that they sent it themselves', async () => {
  const { server } = await serverWith('none');
  const verdictOf = async (channel: 'email' | 'own') => {
    const [verdict] = await server.deps.store.commit([authored(actionNoted(1, channel), leader)]);
    return verdict?.verdict;
  };
  expect([await verdictOf('email'), await verdictOf('own')]).toEqual(['refused', 'applied']);
  expect(await notesOf(server)).toMatchObject([{ channel: 'own' }]);
});
