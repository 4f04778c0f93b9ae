import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
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

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
const save = (page: Page) => page.getByRole('button', { name: 'Spara ändringarna' }).click();
/** A day of the next month, so that nothing of the plan is over. */
const dayOfNextMonth = (day: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, day)).toISOString().slice(0, 10);
};

test('a walk follows its method: what is missing leads to where it is mended, and people mark before the walk', async () => {
  const { page, faults } = await openPage(browser, 'desk');
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks/new`);
  await page.getByLabel('Namn', { exact: true }).fill('Vandring med metod');
  expect(await page.getByLabel('Trygghetsvandring, standard').isChecked()).toBe(true);
  await page.getByText('Klistra in flera stopp').click();
  await page.getByLabel('Ett stopp på varje rad').fill('Torget: 57.2494, 17.6005\nHamnen: 57.2462, 17.6010');
  await page.getByRole('button', { name: 'Lägg till 2 stopp' }).click();
  await page.getByText('Hela vandringen').waitFor();
  await page.getByText('Kortare än 60 minuter').waitFor();
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();

  const now = page.locator('.path-step[aria-current="step"]');
  await now.getByText('Inbjudan', { exact: true }).waitFor();
  expect(await now.getByRole('button', { name: 'Inbjudan är skickad' }).isDisabled()).toBe(true);
  await now.getByRole('link', { name: 'Bestäm tid för förmötet' }).click();
  await page.locator('#dates[open]').waitFor();
  const [first, walk, third] = await page.locator('#dates .form-group').all();
  if (first === undefined || walk === undefined || third === undefined) throw new Error('three meetings');
  await walk.getByLabel('Datum').fill(dayOfNextMonth(15));
  await walk.getByLabel('Klockslag').fill('12:00');
  await page.getByText(/Mörkt från \d\d:\d\d den 15|aldrig mörkt den 15/).waitFor();
  await page.getByText('Ni ska gå i mörker').waitFor();
  await walk.getByLabel('Mötesplats').fill('Torget');
  await first.getByLabel('Datum').fill(dayOfNextMonth(20));
  await save(page);
  await page.getByText('Förmötet måste vara före vandringen.').waitFor();
  await first.getByLabel('Datum').fill(dayOfNextMonth(2));
  await third.getByLabel('Datum').fill(dayOfNextMonth(25));
  await page.getByLabel('Varför går ni?').fill('Vilka platser undviker vi?');
  await page.getByText('Skriv området som koordinater').click();
  await page.getByLabel('Områdets hörn').fill('57.244, 17.59\n57.244, 17.61\n57.254, 17.61');
  await page.getByRole('button', { name: 'Använd koordinaterna' }).click();
  await openAll(page);
  await page.getByLabel('Vandringsledare').fill('Samordnaren');
  await page.getByLabel('Protokollförare').fill('Sekreteraren');
  await page.getByLabel('Vi har en enkät före vandringen').check();
  await page.getByLabel('Öppnar: datum').fill('2026-01-01');
  await page.getByLabel('Stänger: datum').fill(dayOfNextMonth(10));
  expect(await axeFaults(page)).toEqual([]);
  await save(page);

  await now.getByRole('button', { name: 'Inbjudan är skickad' }).click();
  await now.getByText('Förmöte (möte 1)').waitFor();
  await page.getByRole('button', { name: 'Hoppa framåt' }).click();
  await page.getByRole('button', { name: 'Hoppa dit' }).click();
  await page.getByText('Skriv varför.', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await openAll(page);
  const code = (await page.locator('.join-poster-code b').first().textContent())?.replace(/\s/g, '');
  await page.getByText(`/j/${code}`).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);

  const phone = await openPage(browser, 'phone');
  await phone.page.goto(`${server.address}/j/${code}`);
  await phone.page.getByRole('button', { name: 'Börja vandringen' }).click();
  await phone.page.getByText('Före vandringen: markera på kartan').waitFor();
  expect(await phone.page.getByText('Torget').count()).toBe(0);
  expect([...faults, ...phone.faults]).toEqual([]);
});

test('a method is explained in plain words, with its role sheets', async () => {
  const { page, faults } = await openPage(browser, 'desk', { locale: 'en-GB' });
  await page.goto(demoLink(server, 'planner'));
  await page.goto(`${server.address}/templates`);
  await page.getByRole('link', { name: /^Safety walk, standard/ }).click();
  await page.getByRole('heading', { name: 'Role sheets' }).waitFor();
  expect(await page.locator('.method-phases > li').count()).toBe(15);
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${server.address}/templates/nothing`);
  await page.getByText('There is no such method').waitFor();
  expect(faults).toEqual([]);
});
