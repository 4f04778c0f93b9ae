import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, axeFaultsAtBothSizes, launchBrowser, openPage } from '../support/browser.ts';
import { walkNumber } from '../support/change-makers.ts';
import { demoLink } from '../support/demo-links.ts';
import { asLeader, createLedWalk, deliver, describedBy, joinBare, markBy } from '../support/led-walk.ts';
import { walkedChanges } from '../support/paired-walks.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
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
    path: '/hotspots/lamps',
    ready: heading('Belysning'),
    open: async (page: Page) => {
      await page.getByRole('button', { name: 'Läs in lampor' }).click();
      const buffer = Buffer.from('lampnummer;status;longitud;latitud\nL1;trasig;17.6;57.25\nL2;hel;0;0');
      const file = { name: 'lampor.csv', mimeType: 'text/csv', buffer };
      await page.getByRole('dialog').getByLabel('Fil').setInputFiles(file);
      await page.locator('.import-preview').waitFor();
    },
  },
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
  { path: '/templates', ready: heading('Metoder'), open: opened('.method-list a', '.method-phases') },
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

test('axe finds nothing on numbers: two walks side by side, and who took part', {
  timeout: 90_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  const stop = (index: number) => ({ coordinates: [17.601 + index / 1000, 57.25] as [number, number] });
  const first = {
    walk: 5,
    stops: [51, 52, 53].map((number, index) => ({ stop: number, ...stop(index) })),
    startedAt: '2023-11-21T18:00:00.000Z',
    people: 12,
    marks: { 51: 9, 52: 4 },
    feelings: { 51: [3, 3, 4, 4, 4, 4, 4, 3, 3, 4, 2, 4], 52: [1, 2, 3, 4] },
  } as const;
  const second = {
    walk: 6,
    previous: 5,
    stops: [61, 62, 63].map((number, index) => ({ stop: number, again: number - 10, ...stop(index) })),
    startedAt: '2024-11-19T18:00:00.000Z',
    people: 12,
    marks: { 61: 1, 62: 4 },
    feelings: { 61: [1, 1, 2, 1, 2, 1, 1, 2, 3, 1, 2, 1], 62: [1, 2, 3, 4] },
  } as const;
  for (const told of [first, second])
    await asLeader(
      page,
      server,
      walkedChanges(told).map(({ change }) => ({ ...change, at: told.startedAt })),
    );
  await page.goto(`${server.address}/walks/${walkNumber(6)}/comparison`);
  await page.getByText('9 av 12').first().waitFor();
  expect(await axeFaultsAtBothSizes(page), 'comparison').toEqual([]);

  const { walkId, code } = await createLedWalk(page, server, 'Vilka gick');
  for (let index = 0; index < 12; index += 1) {
    const phone = await joinBare(server, code);
    const said = describedBy(phone, index < 7 ? '18_29' : '65_79', index < 7 ? 'woman' : 'man');
    expect(await deliver(server, phone, [said, markBy(phone, null)])).toEqual(['applied', 'applied']);
  }
  await page.goto(`${server.address}/walks/${walkId}`);
  await page.getByText('Vilka är med, vilka saknas?').click();
  await page.getByText('7 av 12').first().waitFor();
  expect(await axeFaultsAtBothSizes(page), 'balance').toEqual([]);
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
