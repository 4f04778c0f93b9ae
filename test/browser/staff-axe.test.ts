import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, axeFaultsAtBothSizes, launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();
const opened = (row: string, detail: string) => async (page: Page) => {
  await page.locator(row).first().click();
  await page.locator(detail).waitFor();
};

/** Each screen, how to know that it is there, and what is opened on it. */
const screens = [
  { path: '/hotspots', ready: heading('Hot spots'), open: opened('.area-row', '.area-detail') },
  {
    path: '/findings',
    ready: heading('Markeringar'),
    open: opened('.findings-table tbody tr', '.finding-detail'),
  },
  { path: '/areas', ready: heading('Områden'), open: opened('.area-row', '.area-detail') },
  {
    path: '/walks',
    ready: heading('Vandringar'),
    open: opened('.walks-group a', '.join-poster, .walk-detail-poster'),
  },
  { path: '/walks/new', ready: heading('Ny vandring'), open: opened('text=Lägg till stopp', '.stop') },
  { path: '/staff', ready: heading('Personal'), open: opened('text=Bjud in', 'dialog') },
] as const;

test('axe finds nothing on any staff screen', { timeout: 150_000 }, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'admin'));
  for (const { path, ready, open } of screens) {
    await page.goto(`${server.address}${path}`);
    await ready(page);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await axeFaultsAtBothSizes(page), path).toEqual([]);
    await open(page);
    expect(await axeFaultsAtBothSizes(page), `${path}, opened`).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test('axe finds nothing on signing in, a dead link and a page of another role', {
  timeout: 90_000,
}, async () => {
  const { page } = await openPage(browser, 'phone');
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${server.address}/set-up/${'x'.repeat(43)}`);
  await page.getByRole('heading', { name: 'Länken fungerar inte' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(demoLink(server, 'police'));
  await page.goto(`${server.address}/findings`);
  await page.getByRole('heading', { name: 'Din roll har inte den här sidan' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
