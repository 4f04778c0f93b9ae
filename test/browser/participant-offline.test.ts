import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '../../domain/problem.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { joinedWalker, markLighting, marksAtServer, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const delivered = (page: Page) => page.getByText('Allt levererat').waitFor();

test('without network marks are kept, and delivered once when it is back', async () => {
  const { page, faults } = await joinedWalker(browser, server, withPosition);
  await page.waitForLoadState('load');
  await page.getByText('Allt levererat').waitFor();
  // What the screens of marking need has been fetched by now, as it would be on the way to the walk.
  await page.waitForTimeout(1000);
  await page.context().setOffline(true);
  await markLighting(page);
  await markLighting(page);
  await page.getByText('2 sparade här').waitFor();
  await page.context().setOffline(false);
  await delivered(page);
  expect(await marksAtServer(page)).toHaveLength(2);
  expect(faults).toEqual([]);
});

test('a reload before anything could be sent loses nothing', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await page.route('**/api/changes', (route) => route.abort());
  await markLighting(page);
  await page.getByText('1 sparad här').waitFor();
  await page.reload();
  await page.getByText('1 sparad här').waitFor();
  await page.getByText('7 stopp · 1 markering').waitFor();
  await page.unroute('**/api/changes');
  await delivered(page);
  expect(await marksAtServer(page)).toHaveLength(1);
});

test('an answer that is lost on the way does not make two marks', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  let lost = 0;
  await page.route('**/api/changes', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await markLighting(page);
  await delivered(page);
  expect(lost).toBe(1);
  expect(await marksAtServer(page)).toHaveLength(1);
});

test('two tabs never send the same mark twice, and both see it', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const sent: string[] = [];
  const other = await page.context().newPage();
  for (const tab of [page, other])
    tab.on('request', (request) => {
      if (!request.url().endsWith('/api/changes')) return;
      for (const { id } of request.postDataJSON().changes) sent.push(id);
    });
  await other.goto(`${server.address}/walk`);
  await other.getByText('7 stopp').waitFor();
  await page.bringToFront();
  await markLighting(page);
  await delivered(page);
  await other.getByText('7 stopp · 1 markering').waitFor();
  expect(sent).toHaveLength(1);
  expect(await marksAtServer(page)).toHaveLength(1);
});

test('a refused mark stays with its reason, and can be mended and sent again', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const reason = problem('walk-closed', { detail: 'closed', action: 'Speak to the leader.' });
  await page.route('**/api/changes', async (route) => {
    const { changes } = route.request().postDataJSON();
    const verdicts = changes.map(({ id }: { id: string }) => ({ id, verdict: 'refused', problem: reason }));
    await route.fulfill({ json: { verdicts, serverTime: new Date().toISOString() } });
  });
  await markLighting(page);
  await page.getByText('1 kom inte fram').waitFor();
  await page.unroute('**/api/changes');
  await page.goto(`${server.address}/walk/mine`);
  await page.getByText('Vandringen är stängd').waitFor();
  await page.getByRole('link', { name: 'Ändra' }).click();
  await page.getByLabel('Berätta mer').fill('Nu med ord');
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  await delivered(page);
  const marks = await marksAtServer(page);
  expect(marks.map(({ feature }) => feature?.properties.text)).toEqual(['Nu med ord']);
});

test('a mark that the person removes from the phone is gone, and nothing was sent', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const reason = problem('invalid-input', { detail: 'no', action: 'none' });
  await page.route('**/api/changes', async (route) => {
    const { changes } = route.request().postDataJSON();
    const verdicts = changes.map(({ id }: { id: string }) => ({ id, verdict: 'refused', problem: reason }));
    await route.fulfill({ json: { verdicts, serverTime: new Date().toISOString() } });
  });
  await markLighting(page);
  await page.goto(`${server.address}/walk/mine`);
  await page.getByRole('button', { name: 'Ta bort från telefonen' }).click();
  await page.getByText('Du har inte markerat något än').waitFor();
  await page.unroute('**/api/changes');
  expect(await marksAtServer(page)).toEqual([]);
});
