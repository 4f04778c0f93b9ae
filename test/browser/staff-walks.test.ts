import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, type PageOptions } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { expectDrawn } from '../support/expect-drawn.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

/** Other work on the machine must not fail a test. */
const patience = { timeout: 60_000 };

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

async function signIn(role: 'leader' | 'planner', options: PageOptions = {}) {
  const opened = await openPage(browser, 'desk', options);
  await opened.page.goto(demoLink(server, role));
  return opened;
}

const code = (page: Page) => page.locator('.join-poster-code b');
/** A place on the map in pixels from its upper left corner. */
async function tapMap(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator('.desk-map .map-view').boundingBox();
  if (box === null) throw new Error('there is no map');
  await page.mouse.click(box.x + x, box.y + y);
}

test('a leader creates a walk by typing only, changes it, starts it and ends it', async () => {
  const { page, faults } = await signIn('leader');
  await page.getByRole('link', { name: 'Ny vandring' }).click();
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();
  await page.getByText('Skriv ett namn på vandringen.').waitFor();

  const name = page.getByLabel('Namn', { exact: true });
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  await name.fill('Skriven vandring');
  await page.getByLabel('Utan metod').check();
  await page.getByText('Klistra in flera stopp').click();
  await page
    .getByLabel('Ett stopp på varje rad')
    .fill('Torget: 57.2494, 17.6005\nStationen: 17.6052, 57.2524');
  await page.getByRole('button', { name: 'Lägg till 2 stopp' }).click();
  await page.getByRole('button', { name: 'Lägg till stopp', exact: true }).click();
  await page.getByLabel('Namn på stopp 3').fill('Hamnen');
  await page.getByLabel('Koordinater för stopp 3').fill('6350000, 715000');
  await page.getByLabel('Koordinater för stopp 3').blur();
  await page.getByText('Det här ser ut som meter').waitFor();
  await page.getByLabel('Koordinater för stopp 3').fill('57,2462 17,6010');
  await page.getByRole('button', { name: 'Flytta stopp 3 uppåt' }).click();
  await page.getByText('Skriv området som koordinater').click();
  await page.getByLabel('Områdets hörn').fill('57.244, 17.59\n57.244, 17.61\n57.254, 17.61');
  await page.getByRole('button', { name: 'Använd koordinaterna' }).click();
  await page.getByText('Ett område med 3 hörn.').waitFor();
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();

  await page.getByRole('heading', { name: 'Skriven vandring' }).waitFor();
  expect((await code(page).textContent())?.replace(/\s/g, '')).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  expect(await page.locator('.walk-detail-stops li').allTextContents()).toEqual([
    '1Torget',
    '2Hamnen',
    '3Stationen',
  ]);

  await page.getByRole('link', { name: 'Ändra vandringen' }).click();
  await page.getByLabel('Namn', { exact: true }).fill('Omskriven vandring');
  await page.getByRole('button', { name: 'Ta bort stopp 2' }).click();
  await page.getByRole('button', { name: 'Spara ändringarna' }).click();
  await page.getByRole('heading', { name: 'Omskriven vandring' }).waitFor();
  await page.locator('.walk-detail-stops li').nth(1).waitFor();
  await expect.poll(() => page.locator('.walk-detail-stops li').count(), patience).toBe(2);

  await page.getByRole('button', { name: 'Starta vandringen' }).click();
  await page.getByText('Pågår nu').waitFor();
  await page.getByRole('button', { name: 'Avsluta vandringen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta vandringen' }).click();
  await page.getByText('Genomförd', { exact: true }).waitFor();
  expect(faults).toEqual([]);
});

test('a leader draws stops and the area on the map', async () => {
  const { page, faults } = await signIn('leader', { drawsMaps: true });
  await page.goto(`${server.address}/walks/new`);
  const map = page.locator('.map-view[data-state="ready"]');
  await expectDrawn(map);
  await page.getByLabel('Namn', { exact: true }).fill('Ritad vandring');
  await page.getByRole('button', { name: 'Tryck ut på kartan' }).click();
  await tapMap(page, 300, 300);
  await tapMap(page, 500, 400);
  expect(await page.getByLabel('Namn på stopp 2').inputValue()).toBe('Stopp 2');
  expect(await page.getByLabel('Koordinater för stopp 1').inputValue()).toMatch(/^57\.\d{6}, 17\.\d{6}$/);
  await page.getByRole('button', { name: 'Klar' }).click();

  await page.getByRole('button', { name: 'Rita på kartan' }).click();
  await page.getByText('Tryck ut områdets hörn').waitFor();
  // The drawing tool comes in its own chunk when it is first asked for.
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('.maplibregl-canvas')?.style.cursor === 'crosshair',
  );
  await page.waitForLoadState('networkidle');
  const tapCorner = async (x: number, y: number): Promise<void> => {
    await page.mouse.move(0, 0);
    await tapMap(page, x, y);
    await page.waitForTimeout(350);
  };
  await tapCorner(200, 200);
  await tapCorner(600, 200);
  await tapCorner(600, 500);
  // A tap on the first corner closes the area; a busy machine may not have drawn the last corner when it comes.
  const area = page.getByText('Ett område med 3 hörn.');
  for (let tries = 0; tries < 5 && !(await area.isVisible()); tries += 1) await tapCorner(200, 200);
  await area.waitFor();
  await page.getByRole('button', { name: 'Klar' }).click();
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();
  await page.getByRole('heading', { name: 'Ritad vandring' }).waitFor();
  await code(page).waitFor();
  expect(faults).toEqual([]);
});

test('what a planner cannot do is not offered, and the address says who can', async () => {
  const { page } = await signIn('planner');
  await page.goto(`${server.address}/walks`);
  await page.getByRole('heading', { name: 'Vandringar' }).waitFor();
  expect(await page.getByRole('link', { name: 'Ny vandring' }).count()).toBe(0);
  await page.goto(`${server.address}/walks/new`);
  await page.getByText('Sidan är för ledare, administratör').waitFor();
});

test('without a session every staff screen asks to sign in, and comes back after', async () => {
  const { page } = await openPage(browser, 'phone');
  await page.goto(`${server.address}/walks/new`);
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/walks/new');
  await page.getByLabel('E-post').fill('nobody@example.org');
  await page.getByLabel('Lösenord').fill('not the right one');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.getByText('E-posten eller lösenordet stämmer inte').waitFor();
});
