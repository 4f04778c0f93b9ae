import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { expectDrawn } from '../support/expect-drawn.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import {
  joinedWalker,
  joinPath,
  markLighting,
  marksAtServer,
  positionKnown,
  withPosition,
} from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const delivered = (page: Page) => page.getByText('Allt levererat').waitFor();

test('a person types the code, is told when it is wrong, and joins', async () => {
  const { page, faults } = await openPage(browser, 'phone');
  await page.goto(server.address);
  const code = page.getByLabel('Vandringens kod');
  await code.fill('AB');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByText('Du har skrivit 2.').waitFor();
  await code.fill('zzz-zzz');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByText('Koden ZZZZZZ finns inte').waitFor();
  await page.getByRole('link', { name: 'Skriv en annan kod' }).click();
  await code.fill(joinPath(server).slice(3).toLowerCase());
  await code.press('Enter');
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByRole('heading', { name: 'Hamnen och Gamla stan, i dag' }).waitFor();

  // The walk is remembered, and joining again with the same code is the same person.
  await page.goto(server.address);
  await page.getByRole('button', { name: /Hamnen och Gamla stan/ }).click();
  await page.getByRole('link', { name: 'Markera', exact: true }).waitFor();
  await page.goto(`${server.address}${joinPath(server)}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByRole('link', { name: 'Markera', exact: true }).waitFor();
  await page.goto(server.address);
  await page.getByRole('button', { name: /Hamnen och Gamla stan/ }).waitFor();
  expect(await page.locator('.start-joined li').count()).toBe(1);
  expect(faults).toEqual([]);
});

test('four taps to a saved finding where one stands', async () => {
  const { page, faults } = await joinedWalker(browser, server, withPosition);
  await page.evaluate(() => {
    document.addEventListener('click', () => {
      document.body.dataset.taps = String(Number(document.body.dataset.taps ?? 0) + 1);
    });
  });
  await markLighting(page);
  expect(await page.evaluate(() => document.body.dataset.taps)).toBe('4');
  await delivered(page);
  const [mark, ...others] = await marksAtServer(page);
  expect(others).toEqual([]);
  expect(mark?.feature).toMatchObject({
    geometry: { coordinates: [17.6005, 57.2505] },
    properties: {
      category: 'lighting',
      severity: 3,
      polarity: 'unsafe',
      positionSource: 'here',
      accuracyMetres: 8,
    },
  });
  expect(faults).toEqual([]);
});

test('without position and without the map library: a stop from a list', async () => {
  const { page } = await openPage(browser, 'phone');
  await page.context().route(/map-owner/, (route) => route.abort());
  await page.goto(`${server.address}${joinPath(server)}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByRole('link', { name: 'Bra plats' }).click();
  await page.getByRole('radio', { name: /Vid ett stopp/ }).check();
  await page.getByRole('combobox', { name: 'Stopp' }).selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Bra ljus' }).click();
  await page.getByLabel('Berätta mer').fill('Här är det fint.');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
  const [mark] = await marksAtServer(page);
  expect(mark?.feature?.properties).toMatchObject({
    category: 'positive',
    subcategory: 'well_lit',
    polarity: 'positive',
    severity: null,
    positionSource: 'stop',
    text: 'Här är det fint.',
  });
  expect(mark?.feature?.properties.checkpointId).toBeTruthy();
});

test('by the crosshair of the map, which is drawn', async () => {
  const { page, faults } = await joinedWalker(browser, server, { drawsMaps: true });
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('button', { name: 'Gångtunnel' }).click();
  await page.getByRole('button', { name: 'Jag undviker platsen' }).click();
  await page.getByRole('radio', { name: /Peka på kartan/ }).click();
  const map = page.locator('.point-dialog .map-view[data-state="ready"]');
  await expectDrawn(map);
  const before = await map.boundingBox();
  if (before === null) throw new Error('there is no map');
  await map.locator('canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: 'Använd den här platsen' }).click();
  await page.getByText('Utpekad på kartan').waitFor();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
  const [mark] = await marksAtServer(page);
  expect(mark?.feature?.properties).toMatchObject({
    positionSource: 'crosshair',
    severity: 4,
  });
  const [longitude, latitude] = mark?.feature?.geometry.coordinates ?? [0, 0];
  expect(longitude).toBeCloseTo(17.6, 1);
  expect(latitude).toBeCloseTo(57.25, 1);
  expect(faults).toEqual([]);
});

test('the phone’s back button goes one question back and keeps what was chosen', async () => {
  const { page } = await joinedWalker(browser, server);
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.getByRole('button', { name: 'Lite obekväm' }).click();
  await page.getByLabel('Berätta mer').fill('Lampan är trasig');
  await page.goBack();
  expect(await page.getByRole('button', { name: 'Lite obekväm' }).getAttribute('aria-pressed')).toBe('true');
  await page.goBack();
  expect(await page.getByRole('button', { name: 'Belysning' }).getAttribute('aria-pressed')).toBe('true');
  await page.goForward();
  await page.goForward();
  expect(await page.getByLabel('Berätta mer').inputValue()).toBe('Lampan är trasig');
  await page.reload();
  expect(await page.getByLabel('Berätta mer').inputValue()).toBe('Lampan är trasig');
});

test('undo after saving, edit, and take back', async () => {
  const { page, faults } = await joinedWalker(browser, server, withPosition);
  await markLighting(page);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByText('Markeringen är borttagen').waitFor();
  await page.getByText('7 stopp · 0 markeringar').waitFor();

  await markLighting(page);
  await delivered(page);
  await page.getByRole('button', { name: 'Meny' }).click();
  await page.getByRole('link', { name: 'Mina markeringar (1)' }).click();
  await page.getByText('Framme hos kommunen').waitFor();
  await page.getByRole('link', { name: 'Ändra' }).click();
  await page.getByRole('radio', { name: 'Ganska otrygg' }).check();
  await page.getByLabel('Berätta mer').fill('Två lampor är släckta');
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  await page.getByText('Två lampor är släckta').waitFor();
  await delivered(page);
  const kept = (await marksAtServer(page)).filter(({ withdrawn }) => !withdrawn);
  expect(kept.map(({ feature }) => feature?.properties)).toMatchObject([
    { severity: 2, text: 'Två lampor är släckta' },
  ]);

  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await page.getByText('Du har inte markerat något än').waitFor();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByText('Två lampor är släckta').waitFor();
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect
    .poll(async () => (await marksAtServer(page)).every(({ withdrawn }) => withdrawn), { timeout: 60_000 })
    .toBe(true);
  expect(faults).toEqual([]);
});

test('the whole way by keyboard alone', async () => {
  const { page } = await openPage(browser, 'desk');
  await page.goto(`${server.address}${joinPath(server)}`);
  const press = async (name: string | RegExp, role: 'button' | 'link') => {
    const target = page.getByRole(role, { name, exact: true });
    await target.waitFor();
    for (let steps = 0; steps < 60; steps++) {
      if (await target.evaluate((element) => element === document.activeElement))
        return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`the focus never came to ${String(name)}`);
  };
  await press('Börja vandringen', 'button');
  await page.getByText('7 stopp').waitFor();
  await press('Markera', 'link');
  await press('Belysning', 'button');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hur känns det här?');
  await press(/Ganska otrygg/, 'button');
  await press('Spara', 'button');
  await page.getByText('7 stopp · 1 markering').waitFor();
  await delivered(page);
});

test('no fault for axe on any screen', async () => {
  const { page } = await openPage(browser, 'phone', withPosition);
  const found: string[] = [];
  const look = async (screen: string) => {
    for (const fault of await axeFaults(page)) found.push(`${screen}: ${fault}`);
  };
  await page.goto(server.address);
  await page.getByLabel('Vandringens kod').waitFor();
  await look('start');
  await page.goto(`${server.address}${joinPath(server)}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).waitFor();
  await look('join');
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.locator('.map-view[data-state="ready"]').waitFor();
  await look('walk');
  await page.getByRole('button', { name: 'Visa listan' }).click();
  await look('list');
  await page.getByRole('button', { name: 'Meny' }).click();
  await look('menu');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('heading', { name: 'Vad vill du markera?' }).waitFor();
  await look('category');
  await page.getByRole('button', { name: 'Beteende' }).click();
  await page.getByRole('heading', { name: 'Hur känns det här?' }).waitFor();
  await look('severity');
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await page.getByRole('heading', { name: 'Var är det?' }).waitFor();
  await look('check');
  await positionKnown(page);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('button', { name: 'Ångra' }).waitFor();
  await look('saved');
  await page.goto(`${server.address}/walk/mine`);
  await page.getByRole('link', { name: 'Ändra' }).waitFor();
  await look('mine');
  await page.getByRole('link', { name: 'Ändra' }).click();
  await page.getByRole('button', { name: 'Spara ändringen' }).waitFor();
  await look('edit');
  expect(found).toEqual([]);
  await page.context().close();
}, 240_000);
