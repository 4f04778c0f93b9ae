import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, axeFaultsAtBothSizes, launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { expectDrawn } from '../support/expect-drawn.ts';
import { lyktehamnIncidents } from '../support/lyktehamn-incidents.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

test('the police bring in a file, see it, and read what it tells; nobody else sees the screen', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce', drawsMaps: true });
  await page.goto(demoLink(server, 'planner'));
  await page.goto(`${server.address}/incidents`);
  await heading(page, 'Din roll har inte den här sidan');
  expect(await page.getByRole('navigation').getByText('Händelser').count()).toBe(0);
  expect(await page.getByText('Bara polisen').count()).toBe(1);

  await page.goto(demoLink(server, 'police'));
  await page.goto(`${server.address}/incidents`);
  await heading(page, 'Anmälda händelser');
  await page.getByText('Läs in en fil', { exact: true }).click();
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(lyktehamnIncidents(1200, ['imorgon;Stöld;17,6;57,25']));
  await dialog.getByLabel('Fil').setInputFiles({ name: 'brott.csv', mimeType: 'text/csv', buffer });
  await dialog.getByText('1 200 av 1 201 rader').waitFor();
  await dialog.getByLabel('Datamängdens namn').fill('Prov');
  expect(await axeFaults(page)).toEqual([]);
  // Two quick presses send it once.
  await dialog.getByRole('button', { name: 'Läs in 1200 händelser' }).dblclick();
  await dialog.getByText('1 200 händelser är inlästa').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Hämta de avvisade raderna' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('brott.csv.refused.csv');
  await dialog.getByRole('button', { name: 'Klar' }).click();
  await page.locator('.incidents-matched', { hasText: '1 200 händelser' }).waitFor();
  await expectDrawn(page.locator('.map-view[data-state="ready"]'));
  expect(await axeFaultsAtBothSizes(page)).toEqual([]);

  // What is chosen stands in the address, so that a reload and a colleague have the same.
  await page.locator('.filter-fold summary').click();
  // On a slow line the number of the filters before is not said of the new ones.
  const line = Promise.withResolvers<void>();
  await page.route(/\/api\/incidents\?type=/, async (route) => {
    await line.promise;
    await route.continue();
  });
  await page.locator('.incident-filter-types label', { hasText: 'Cykelstöld' }).click();
  await page.locator('.incidents-matched', { hasText: 'Räknar …' }).waitFor();
  line.resolve();
  await page.waitForURL(/type=Cykelst/);
  const matched = page.locator('.incidents-counts[aria-busy="false"] .incidents-matched');
  await matched.filter({ hasNotText: '1 200 händelser' }).waitFor();
  const told = await matched.innerText();
  await page.reload();
  await matched.waitFor();
  expect(await matched.innerText()).toBe(told);

  // Each way to look at them, all seen once.
  for (const [path, name, said] of [
    ['/hotspots/layers', 'Kartlager', 'ytor'],
    ['/hotspots/forecast', 'Anmälda händelser på kartan', 'Kartan för de kommande 3 månaderna'],
    ['/hotspots/side-by-side', 'Upplevt och anmält', 'Mönstren är lika'],
    ['/hotspots/before-after', 'Före och efter', 'Inget räknat än'],
  ] as const) {
    await page.goto(`${server.address}${path}`);
    await heading(page, name);
    await page.getByText(said).first().waitFor();
    if (path === '/hotspots/layers') {
      // Without network it says that there is no contact, not that somebody ended it.
      await page.context().setOffline(true);
      await page.locator('.filter-fold summary').first().click();
      await page.getByLabel('Kategori').selectOption({ label: 'Belysning' });
      await page.getByText('Ingen kontakt').first().waitFor();
      expect(await page.getByText('Beräkningen är avbruten').count()).toBe(0);
      await page.context().setOffline(false);
      // The filter goes along to the other ways of looking, and back.
      const tabs = page.getByRole('navigation', { name: 'Sätt att se' });
      const sideBySide = tabs.getByRole('link', { name: 'Sida vid sida' });
      expect(await sideBySide.getAttribute('href')).toBe('/hotspots/side-by-side?category=lighting');
      await page.getByLabel('Kategori').selectOption({ label: 'Alla kategorier' });
      // By the keyboard: the list opens the map's card, and closing it leads back.
      const row = page.locator('.figure-table tbody button').first();
      await row.press('Enter');
      const card = page.locator('.map-card');
      await card.getByText(/av \d+ som passerade markerade otrygghet/).waitFor();
      expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
      await row.press('Enter');
    }
    expect(await axeFaultsAtBothSizes(page), path).toEqual([]);
  }

  // An answer stays only beside its question, and a period that is not all recorded has none.
  await page.getByLabel('Platsen där något gjordes').selectOption({ label: 'Fyrtunneln' });
  await page.getByLabel('Platsen att jämföra med').selectOption({ label: 'Stationstorget' });
  await page.getByLabel('Dagen då det började').fill('2026-05-01');
  await page.getByText('tiden direkt före').click();
  await page.getByRole('button', { name: 'Räkna', exact: true }).click();
  await page.getByText('För få händelser för ett svar').waitFor();
  await page.getByLabel('Så länge räknar vi före och efter').selectOption({ label: '12 månader' });
  await page.getByText('Frågan är ändrad').waitFor();
  expect(await page.getByText('För få händelser för ett svar').count()).toBe(0);
  await page.getByRole('button', { name: 'Räkna', exact: true }).click();
  await page.getByText('Perioderna går inte att jämföra').waitFor();

  await page.goto(`${server.address}/incidents`);
  await page.locator('summary', { hasText: 'Prov' }).click();
  await page.getByRole('button', { name: 'Ta bort datamängden' }).click();
  await page.getByLabel('Skäl').fill('Bara ett prov');
  await page.getByRole('button', { name: 'Ta bort för gott' }).click();
  await page.getByText('Inga händelser än').waitFor();
  await page.getByText('1 borttagen datamängd').click();
  await page.getByText('Skäl: Bara ett prov').waitFor();
  expect(await axeFaults(page), 'what was taken away').toEqual([]);
  expect(faults).toEqual([]);
});
