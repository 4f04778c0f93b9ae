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
  await page.getByRole('button', { name: /^Ändra rad .*-005$/ }).click();
  await page.getByLabel('Iakttagelse').fill('Lampan vid trappan är släckt');
  // What is decided is written at the action alone: the row shows it and leads there, and nothing typed is lost.
  expect(await axeFaults(page)).toEqual([]);
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Öppna åtgärden i en ny flik' }).click();
  const action = await opening;
  await action.locator('.action-detail').getByText('Ansvarig').first().waitFor();
  await action.close();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('cell', { name: 'Lampan vid trappan är släckt' }).waitFor();
  await page.getByRole('button', { name: 'Godkänn protokollet' }).click();
  await page.getByRole('button', { name: 'Publicera protokollet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publicera protokollet' }).click();
  await page.getByText('Den här versionen ändras aldrig mer.').waitFor();
  const address = await page.getByRole('link', { name: 'Öppna den öppna sidan' }).getAttribute('href');
  expect(faults).toEqual([]);

  const { page: reader } = await openPage(browser, 'phone', { javaScriptEnabled: false });
  await reader.goto(`${server.address}${address}`);
  await reader.getByText('Lampan vid trappan är släckt').waitFor();
  const { page: looked } = await openPage(browser, 'phone', { bypassCSP: true });
  await looked.goto(`${server.address}${address}`);
  expect(await axeFaults(looked)).toEqual([]);
});

test('a stop sheet is typed in by keyboard alone: ratings, their correction, and stickers, none of them twice', {
  timeout: 60_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks`);
  await page.getByRole('link', { name: /Fyrparken/ }).click();
  await page.getByRole('link', { name: /^Papper/ }).click();
  const type = async (...words: readonly string[]): Promise<void> => {
    for (const word of words) {
      await page.keyboard.press('Tab');
      if (word === ' ') await page.keyboard.press('Space');
      else await page.keyboard.type(word);
    }
    await page.keyboard.press('Enter');
  };
  const strip = page.getByLabel('Remsa');
  await strip.fill('3');
  await page.keyboard.press('Enter');
  await page.getByText('Välj vilket stopp bladet gäller.').waitFor();
  await page.keyboard.type('2');
  await strip.focus();
  await type('4', 'u', ' ', '0');
  await page.getByText('Remsa 3 är sparad.').waitFor();
  await page.keyboard.type('3');
  await type('1', 'j');
  await page.getByText('Remsa 3 är redan inskriven för det här stoppet.').waitFor();
  await page.getByRole('button', { name: /^Rätta remsa 3 vid 2/ }).click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: '2 Ganska trygg' }).waitFor();

  const number = page.getByLabel('Nummer');
  await number.fill('3');
  await type('Bel', '3', 'Mörkt vid bänken');
  await page.getByRole('cell', { name: 'Mörkt vid bänken' }).waitFor();
  expect(await number.inputValue()).toBe('4');
  await number.fill('3');
  await page.keyboard.press('Enter');
  await page.getByText('Nummer 3 är redan inskrivet.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
