import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

/** A mail server is set up, so that the forms are there; nothing is sent to it. */
const letters = {
  SMTP_URL: 'smtp://localhost:9',
  MAIL_FROM: 'lykta@lyktehamn.example',
  CONTACT_EMAIL: 'kontakt@lyktehamn.example',
};

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on', ...letters }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

test('anybody finds an area and what comes of it, without scripts, by keyboard', {
  timeout: 60_000,
}, async () => {
  const { page } = await openPage(browser, 'phone', { javaScriptEnabled: false });
  await page.goto(`${server.address}/p`);
  await page.getByRole('link', { name: 'Stationen och Fyrängen' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Stationen och Fyrängen' }).waitFor();
  await page.getByText('Byt de trasiga lamporna i tunneln').waitFor();
  await page.getByRole('img', { name: /numrerade ytorna är de \d platserna/ }).waitFor();
  await page.getByRole('link', { name: 'In English' }).click();
  await page.getByRole('heading', { name: /What will not be done, and why/ }).waitFor();
});

test('every page is as good for axe in the light and the dark, in both languages, and never too wide', {
  timeout: 90_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'phone', { bypassCSP: true, reducedMotion: 'reduce' });
  const area = '/p/areas/stationen-och-fyrangen';
  const paths = ['/p', area, '/p/meetings', '/p/promises', '/p/counting', '/p/accessibility', '/p/privacy'];
  await page.goto(`${server.address}/p/promises`);
  const promise = (await page.locator('.card a').first().getAttribute('href')) ?? '';
  expect(promise).toMatch(/^\/p\/promises\/./);
  for (const path of [...paths, `${area}/widget`, promise, `${promise}/widget`])
    for (const language of path === area || path === '/p' ? ['sv', 'en'] : ['sv']) {
      await page.goto(`${server.address}${path}?lang=${language}`);
      expect(await axeFaults(page), `${path} ${language}`).toEqual([]);
      if (path === area || path === promise || path === '/p/accessibility')
        expect(await page.locator('form[method="post"]').count(), path).toBe(1);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, path).toBeLessThanOrEqual(0);
    }
  expect(faults).toEqual([]);
});
