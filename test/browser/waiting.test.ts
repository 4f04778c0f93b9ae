import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

/** Runs in the page: counts how often React takes away what is shown, because a part of it must wait. */
function countTaken(): void {
  const page = window as unknown as { taken: number };
  page.taken = 0;
  new MutationObserver((changes) => {
    for (const { target } of changes)
      if (target instanceof HTMLElement && target.style.getPropertyPriority('display') === 'important')
        page.taken += Number(target.style.display === 'none');
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] });
}

const taken = (page: Page) => page.evaluate(() => (window as unknown as { taken: number }).taken);
const mapReady = (page: Page) => page.locator('.map-view[data-state="ready"]').first().waitFor();

const policeScreens = [
  '/hotspots',
  '/hotspots/layers?layer=dark-spots',
  '/hotspots/side-by-side',
  '/incidents',
  '/patrol',
];

test('no screen of the police is taken away once it is shown, and its map comes', async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.addInitScript(countTaken);
  await page.goto(demoLink(server, 'police'));
  for (const path of policeScreens) {
    await page.goto(`${server.address}${path}`);
    await mapReady(page);
    await page.waitForTimeout(500);
    expect(await taken(page), path).toBe(0);
  }
  expect(faults).toEqual([]);
});

test('no screen of a walk is taken away once it is shown', async () => {
  const { page, faults } = await openPage(browser, 'phone', { reducedMotion: 'reduce' });
  await page.addInitScript(countTaken);
  const join = /\S+\/j\/\S+/.exec(server.printed())?.[0] ?? '';
  await page.goto(join);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await mapReady(page);
  for (const path of ['/walk', '/walk/mark', '/walk/mine', '/walk/group', '/walk/leave']) {
    await page.goto(`${server.address}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await page.waitForTimeout(500);
    expect(await taken(page), path).toBe(0);
  }
  expect(faults).toEqual([]);
});

test('a map whose code arrives while its screen is hidden starts when the screen is shown', async () => {
  const { page } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'police'));
  const code = Promise.withResolvers<void>();
  await page.route('**/assets/map-owner-*.js', async (route) => {
    await code.promise;
    await route.continue();
  });
  const asked = page.waitForRequest('**/assets/map-owner-*.js');
  await page.goto(`${server.address}/hotspots/lamps`, { waitUntil: 'commit' });
  await asked;
  const map = page.locator('.map-view').first();
  await map.waitFor();
  const hide = (display: string) =>
    map.evaluate((element, value) => (element.style.display = value), display);
  await hide('none');
  const arrived = page.waitForResponse('**/assets/map-owner-*.js');
  code.resolve();
  await arrived;
  await page.waitForTimeout(500);
  expect(await map.getAttribute('data-state')).toBe('loading');
  await hide('');
  await mapReady(page);
});
