import type { Browser } from 'playwright-core';
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
  await browser?.close();
  await server?.stop();
});

test('a protocol is changed, approved and published, and anybody reads it without scripts', {
  timeout: 60_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks`);
  await page.getByRole('link', { name: /Stationen och Fyrängen/ }).click();
  await page.getByRole('link', { name: 'Protokoll', exact: true }).click();
  await page.getByRole('button', { name: 'Skapa nästa version' }).click();
  await page.getByRole('heading', { name: 'Ändrat sedan version 1' }).waitFor();
  await page.getByRole('button', { name: /^Ändra rad .*-001$/ }).click();
  await page.getByLabel('Iakttagelse').fill('Lampan vid trappan är släckt');
  await page.getByLabel('Beslut').selectOption({ label: 'Åtgärdas inte' });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Skriv varför det inte åtgärdas.').waitFor();
  await page.getByLabel('Motivering').fill('Trappan rivs i vår');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('cell', { name: /Trappan rivs i vår/ }).waitFor();
  await page.getByRole('button', { name: 'Godkänn protokollet' }).click();
  await page.getByRole('button', { name: 'Publicera protokollet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publicera protokollet' }).click();
  await page.getByText('Den här versionen ändras aldrig mer.').waitFor();
  const address = await page.getByRole('link', { name: 'Öppna den öppna sidan' }).getAttribute('href');
  expect(faults).toEqual([]);

  const { page: reader } = await openPage(browser, 'phone', { javaScriptEnabled: false });
  await reader.goto(`${server.address}${address}`);
  await reader.getByText('Lampan vid trappan är släckt').waitFor();
  await reader.getByText('Trappan rivs i vår').waitFor();
  const { page: looked } = await openPage(browser, 'phone', { bypassCSP: true });
  await looked.goto(`${server.address}${address}`);
  expect(await axeFaults(looked)).toEqual([]);
});

test('a sticker is typed in by keyboard, and not twice', { timeout: 60_000 }, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks`);
  await page.getByRole('link', { name: /Fyrparken/ }).click();
  await page.getByRole('link', { name: /^Papper/ }).click();
  const number = page.getByLabel('Nummer');
  await number.fill('3');
  for (const key of ['2', 'Bel', '3', 'Mörkt vid bänken']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(key);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'Mörkt vid bänken' }).waitFor();
  expect(await number.inputValue()).toBe('4');
  await number.fill('3');
  await page.keyboard.press('Enter');
  await page.getByText('Nummer 3 är redan inskrivet.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
