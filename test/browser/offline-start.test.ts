import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { joinedWalker, markLighting, marksAtServer, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const readyToWalk = (page: Page) => page.getByText('Redo att gå utan nät').waitFor({ timeout: 30_000 });

test('joined once, the app starts without network, marks, and delivers once when it is back', async () => {
  const { page } = await joinedWalker(browser, server, { ...withPosition, serviceWorkers: 'allow' });
  await readyToWalk(page);
  const context = page.context();
  await context.setOffline(true);
  // The system needed the memory: the tab is gone and is opened again by its address.
  await page.close();
  const again = await context.newPage();
  const faults: string[] = [];
  again.on('pageerror', (error) => faults.push(error.message));
  await again.goto(`${server.address}/walk`);
  await again.getByText('7 stopp').waitFor();
  await again.locator('.map-view[data-state="ready"]').waitFor();
  await again.getByText('Redo att gå utan nät').waitFor();
  expect(await again.getByText('Kartans bakgrund kunde inte hämtas').count()).toBe(0);
  await markLighting(again);
  await again.getByText('1 sparad här').waitFor();
  await again.goto(`${server.address}/walk/mine`);
  await again.getByText('Sparad på telefonen').waitFor();
  await context.setOffline(false);
  await again.getByText('Allt levererat').waitFor({ timeout: 20_000 });
  expect(await marksAtServer(again)).toHaveLength(1);
  expect(faults).toEqual([]);
});

test('what belongs to the staff is neither kept on the phone nor answered from it', async () => {
  const { page } = await joinedWalker(browser, server, { ...withPosition, serviceWorkers: 'allow' });
  await readyToWalk(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url, method }) => ({ path: new URL(url).pathname, method }));
  });
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(kept.filter(({ path }) => path.startsWith('/api/') && path !== '/api/text-lint')).toEqual([]);
  expect(kept.filter(({ path }) => /hotspots|findings-screen|staff|draw-|set-up/.test(path))).toEqual([]);
  await page.context().setOffline(true);
  await expect(page.goto(`${server.address}/hotspots`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});
