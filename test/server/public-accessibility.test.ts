import { afterEach, expect, test } from 'vitest';
import { type Mail, MailFault } from '../../server/mail/mailer.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { faultsOf } from '../support/page-judge.ts';

let server: TestServer;
afterEach(() => server.close());

const contactEmail = 'kontakt@kommun.example';
const tell = (fields: Record<string, string>, from = '203.0.113.7') =>
  server.ask('POST', '/p/accessibility', {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    from,
  });
const page = async () => (await server.ask('GET', '/p/accessibility')).text();

test('without an address the page says so, without a mail server it names the address; there is no form', async () => {
  server = await makeTestServer();
  expect(await page()).toContain('ingen adress för brister');
  expect(await page()).not.toContain('<form');
  await server.close();
  server = await makeTestServer({ settings: { contactEmail } });
  expect(await page()).toContain(`mailto:${contactEmail}`);
  expect(await page()).not.toContain('<form');
  expect((await tell({ text: 'The map' })).status).toBe(422);
});

test('with both, what is typed is sent, and only then said to be sent', async () => {
  const sent: Mail[] = [];
  let isDown = false;
  const mailer = {
    send: async (mail: Mail) => {
      if (isDown) throw new MailFault(new Error('no'));
      sent.push(mail);
    },
  };
  server = await makeTestServer({ settings: { contactEmail }, mailer });
  expect(await faultsOf(await page())).toEqual([]);
  const answer = await tell({ text: 'Kartan går inte att läsa', contact: 'a@b.example' });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('är skickat')]);
  expect(sent).toEqual([
    {
      to: contactEmail,
      subject: expect.any(String),
      text: expect.stringMatching(/Kartan[\s\S]*a@b\.example/),
    },
  ]);
  isDown = true;
  const failed = await tell({ text: 'Kartan <b>' });
  const words = await failed.text();
  expect([failed.status, words.includes('är skickat')]).toEqual([502, false]);
  expect(words).toContain('Kartan &lt;b&gt;');
});

test('nothing, no address at all, another site, and too many are refused in words', async () => {
  const sent: Mail[] = [];
  server = await makeTestServer({
    settings: { contactEmail },
    mailer: { send: async (mail) => void sent.push(mail) },
  });
  for (const fields of [{ text: ' ' }, { text: 'x'.repeat(2001) }, { text: 'a', contact: 'nobody' }, {}])
    expect((await tell(fields as Record<string, string>)).status).toBe(422);
  const other = await server.ask('POST', '/p/accessibility', {
    body: 'text=a',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  expect(other.status).toBe(403);
  const statuses = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await tell({ text: `flaw ${count}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  expect((await tell({ text: 'another' }, '198.51.100.2')).status).toBe(200);
  expect(sent).toHaveLength(6);
});
