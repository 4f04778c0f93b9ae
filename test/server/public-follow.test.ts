import { afterEach, describe, expect, test } from 'vitest';
import { jobsFor, runJob } from '../../server/jobs/index.ts';
import { createMailer, type Mail, MailFault } from '../../server/mail/mailer.ts';
import type { PageLanguage } from '../../server/pages/public-layout.ts';
import { authored, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { faultsOf } from '../support/page-judge.ts';
import { protocolDrafted, protocolStep } from '../support/process-makers.ts';
import { admin, promiseMade, promiseNumber } from '../support/promise-makers.ts';
import { publish, withDraft, write } from '../support/protocol-walk.ts';
import { startSmtpServer } from '../support/smtp-server.ts';

const anna = 'anna@post.example';
const walk = `walks/${walkNumber(1)}`;
const html = { accept: 'text/html' };
const linkIn = (mail: Mail | undefined) => /\/p\/follow\/\S+/.exec(mail?.text ?? '')?.[0] ?? 'no link';
let server: TestServer;
let sent: Mail[] = [];
let isDown = false;
const mailer = {
  send: async (mail: Mail) => {
    if (isDown) throw new MailFault(new Error('no'));
    sent.push(mail);
  },
};
afterEach(() => server.close());

/** A published walk and a promise. */
async function start(options: Parameters<typeof makeTestServer>[0] = { mailer }): Promise<void> {
  sent = [];
  isDown = false;
  server = await makeTestServer(options);
  await withDraft(server);
  await publish(server, 1);
  await server.deps.store.commit([authored(promiseMade(), admin)]);
}

const get = (path: string) => server.ask('GET', path, { headers: html });
const post = (path: string) => server.ask('POST', path, { headers: html });
const ask = (email: string, about: string, from = '203.0.113.7', language: PageLanguage = 'sv') =>
  server.ask('POST', `/p/follow?lang=${language}`, {
    body: new URLSearchParams({ email, about }).toString(),
    headers: {
      ...html,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    from,
  });
const areaOf = async () => /\/p\/(areas\/[^"?]+)/.exec(await (await get('/p')).text())?.[1] ?? 'none';
async function follow(about: string, email = anna): Promise<string> {
  await ask(email, about);
  const link = linkIn(sent.at(-1));
  expect((await post(link)).status).toBe(200);
  return link;
}
async function tell(name = 'tell-followers'): Promise<void> {
  const { deps } = server;
  const followerLetters = { mailer, publicUrl: 'https://lykta.example', municipality: 'Lyktehamn' };
  await runJob(
    { id: 1, name, key: walkNumber(1), attempts: 1 },
    { ...deps, followerLetters },
    new AbortController().signal,
  );
}
async function publishNext(): Promise<void> {
  await write(server, protocolDrafted(2));
  await publish(server, 2);
}

describe('where this server cannot write', () => {
  const ways = { 'a mail server': {}, 'its own address': { mailer, settings: { publicUrl: undefined } } };
  for (const [what, options] of Object.entries(ways))
    test(`without ${what} no page has the form, and nobody can ask`, async () => {
      await start(options);
      for (const path of [await areaOf(), walk, `promises/${promiseNumber(1)}`]) {
        const page = await get(`/p/${path}`);
        expect([page.status, (await page.text()).includes('<form')]).toEqual([200, false]);
        expect((await ask(anna, path)).status).toBe(404);
      }
      expect(sent).toEqual([]);
    });
});

describe('asking to follow', () => {
  test('what is no address, nothing to follow, another site, and too many are refused in words', async () => {
    await start();
    for (const email of [
      '',
      'anna',
      'a@b',
      `${'a'.repeat(200)}@post.example`,
      'a@post.example\r\nbcc: b@c.example',
    ]) {
      const refused = await ask(email, walk);
      expect([refused.status, (await refused.text()).includes('ingen e-postadress')]).toEqual([422, true]);
    }
    for (const about of [
      '',
      'walks/nothing',
      `walks/${walkNumber(2)}`,
      'areas/nowhere',
      'promises/x',
      '../p',
    ])
      expect((await ask(anna, about)).status).toBe(404);
    const other = await server.ask('POST', '/p/follow', {
      body: `email=${anna}&about=${walk}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect(other.status).toBe(403);
    expect(sent).toEqual([]);
    const statuses = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await ask(`person${count}@post.example`, walk)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(sent).toHaveLength(5);
  });

  test('one address gets three letters an hour at most, and the answer does not tell', async () => {
    await start();
    const answers = [];
    for (let count = 0; count < 4; count += 1)
      answers.push(await (await ask(anna, walk, `198.51.100.${count}`)).text());
    expect(new Set(answers).size).toBe(1);
    expect(sent).toHaveLength(3);
  });

  test('the answer is the same for an address that follows and for one that does not', async () => {
    await start();
    await follow(walk);
    const [known, unknown] = [await ask(anna, walk), await ask('per@post.example', walk)];
    expect(known.status).toBe(unknown.status);
    expect(await known.text()).toBe(await unknown.text());
    expect(sent.at(-2)).toMatchObject({ to: anna, subject: sent.at(-1)?.subject });
  });

  test('where the mail server takes nothing, it says so, keeps nothing, and the log has no address', async () => {
    await start();
    isDown = true;
    const failed = await ask(anna, walk);
    expect([failed.status, (await failed.text()).includes('tog inte emot')]).toEqual([502, true]);
    expect(await server.deps.store.followers()).toEqual([]);
    expect(server.deps.log.faults).toHaveLength(1);
    expect(server.deps.log.faults.join()).not.toContain(anna);
  });
});

describe('confirming', () => {
  test('a link of nobody leads to a page that says so', async () => {
    await start();
    for (const step of ['confirm', 'stop']) {
      const page = await get(`/p/follow/${step}/guess`);
      expect([page.status, (await page.text()).includes('Länken gäller inte')]).toEqual([404, true]);
    }
    expect((await post('/p/follow/confirm/guess')).status).toBe(404);
    expect((await post('/p/follow/stop/guess')).status).toBe(200);
  });

  test('opening the link changes nothing, the button does; neither is kept anywhere on the way', async () => {
    await start();
    await ask(anna, walk);
    const link = linkIn(sent[0]);
    expect(sent[0]).toMatchObject({ to: anna, text: expect.stringContaining('http://lykta.test/p/follow/') });
    const page = await get(link);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('Ja, skicka brev till mig');
    expect(await server.deps.store.followers()).toEqual([]);
    const done = await post(link);
    expect(done.headers.get('cache-control')).toBe('no-store');
    expect(await done.text()).toContain('Du följer');
    expect(await server.deps.store.followers()).toHaveLength(1);
    expect(await (await get(link)).text()).toContain('Sluta följa');
  });

  test('what nobody confirms is forgotten after seven days by a job that runs by itself', async () => {
    await start();
    await ask(anna, walk);
    const { store, source } = server.deps;
    const day = 24 * 3_600_000;
    expect(await store.claimJob(new Date(source.now().getTime() + 7 * day - 1), 1000)).toBeUndefined();
    const job = await store.claimJob(new Date(source.now().getTime() + 7 * day), 1000);
    expect(job?.name).toBe('forget-follower');
    if (job !== undefined) await runJob(job, server.deps, new AbortController().signal);
    expect((await get(linkIn(sent[0]))).status).toBe(404);
  });

  test('all pages of it are right by the rules of HTML, in both languages, and without scripts', async () => {
    await start();
    await follow(walk, 'per@post.example');
    await ask(anna, walk);
    const link = linkIn(sent.at(-1));
    const paths = [
      ...[`/p/${await areaOf()}`, `/p/${walk}`, `/p/promises/${promiseNumber(1)}`, '/p/privacy'],
      ...[linkIn(sent[0]), linkIn(sent[0]).replace('confirm', 'stop'), link, '/p/follow/stop/guess'],
    ].map((path) => path.replace(/\?.*/, ''));
    for (const language of ['sv', 'en'] as const) {
      const pages = [
        ...(await Promise.all(paths.map((path) => get(`${path}?lang=${language}`)))),
        await ask('wrong', walk, '203.0.113.9', language),
        await ask(`${language}@post.example`, walk, '203.0.113.9', language),
      ];
      for (const page of pages) {
        const text = await page.text();
        expect(await faultsOf(text)).toEqual([]);
        expect(text).toContain(`<html lang="${language}">`);
        expect(text).not.toMatch(/<script|\{\w+\}/);
      }
    }
    const [walkPage, english] = [await get(`/p/${walk}?lang=sv`), await get(`/p/${walk}?lang=en`)];
    expect(await walkPage.text()).toContain('tas adressen bort');
    expect(await english.text()).toContain('Get the news by e-mail');
    expect(await (await get('/p/privacy?lang=en')).text()).toContain('your consent');
  });
});

describe('letters', () => {
  test('are asked for by what is news', () => {
    expect(jobsFor(protocolStep(1, 'protocol-published'))).toMatchObject([
      { name: 'tell-followers', key: walkNumber(1) },
    ]);
  });

  test('tell followers of the walk and of its area what is new since, once, also after a fault', async () => {
    await start();
    await follow(walk);
    await follow(await areaOf(), 'per@post.example');
    await follow(`promises/${promiseNumber(1)}`, 'eva@post.example');
    sent = [];
    await tell();
    expect(sent).toEqual([]);
    await publishNext();
    isDown = true;
    await expect(tell()).rejects.toThrow(MailFault);
    isDown = false;
    await tell();
    await tell('tell-followers-of-promise');
    expect(sent.map(({ to }) => to)).toEqual([anna, 'per@post.example']);
    const feed = await (await get(`/p/${walk}/feed.atom`)).text();
    const title = /Protokoll [^<]*version 2[^<]*/.exec(feed)?.[0] ?? 'none';
    expect(sent[0]?.text).toContain(title);
    expect(sent[0]?.text).not.toContain('version 1,');
    expect(sent[0]?.text).toContain(`https://lykta.example/p/${walk}?lang=sv`);
  });

  test('without a mail server or followers the job does nothing', async () => {
    await start();
    await tell();
    const job = { id: 1, name: 'tell-followers', key: walkNumber(1), attempts: 1 };
    await runJob(job, server.deps, new AbortController().signal);
    expect(sent).toEqual([]);
  });

  test('one click in the program of mail, without a session or origin, deletes the address', async () => {
    await start();
    await follow(walk);
    await publishNext();
    await tell();
    const url = sent.at(-1)?.unsubscribeUrl ?? '';
    expect(url).toMatch(/^https:\/\/lykta\.example\/p\/follow\/stop\/[\w-]{43}$/);
    const path = new URL(url).pathname;
    expect(await (await get(path)).text()).toContain('Sluta och ta bort adressen');
    expect(await server.deps.store.followers()).toHaveLength(1);
    const answer = await server.ask('POST', path, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(200);
    expect(await server.deps.store.followers()).toEqual([]);
    expect((await get(path)).status).toBe(404);
    expect(JSON.stringify(await server.contents())).not.toContain(anna);
    expect(server.deps.log.faults).toEqual([]);
  });

  test('go out with the headers of one-click unsubscribing', async () => {
    await start({ mailer: null });
    const smtp = await startSmtpServer('takes');
    await createMailer({ url: smtp.url, from: 'lykta@kommun.example' }).send({
      ...{ to: anna, subject: 'Nytt', text: 'Nytt' },
      unsubscribeUrl: 'https://lykta.example/p/follow/stop/abc',
    });
    expect(smtp.letters[0]).toMatch(
      /^List-Unsubscribe: <https:\/\/lykta\.example\/p\/follow\/stop\/abc>\r$/m,
    );
    expect(smtp.letters[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    await smtp.close();
  });
});
