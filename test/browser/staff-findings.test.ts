import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

/** Other work on the machine must not fail a test. */
const patience = { timeout: 60_000 };

let server: RunningServer;
let browser: Browser;
let page: Page;
let faults: readonly string[];
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await server?.stop();
});

/** Each test begins on a fresh page of the list, with all rows there. */
async function openList(): Promise<number> {
  await page?.context().close();
  ({ page, faults } = await openPage(browser, 'desk', {
    permissions: ['clipboard-read', 'clipboard-write'],
  }));
  await page.goto(demoLink(server, 'planner'));
  await page.locator('.findings-table tbody tr').first().waitFor();
  const words = (await page.locator('.findings-count').textContent()) ?? '';
  const [shown = 0, total = 0] = (words.match(/\d+/g) ?? []).map(Number);
  expect(shown).toBe(total);
  expect(await page.locator('.findings-table tbody tr').count()).toBe(Math.min(total, 200));
  return total;
}

const row = (number: number) => page.locator(`.findings-table tbody tr:nth-child(${number})`);
const isFocused = (number: number) => row(number).evaluate((element) => element === document.activeElement);

test('the table is used by keyboard alone: move, select along the way, open, go back to the row', async () => {
  await openList();
  await row(1).focus();
  await page.keyboard.press('ArrowDown');
  expect(await isFocused(2)).toBe(true);
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('2 valda').waitFor();
  await page.keyboard.press('Enter');
  const heading = page.locator('#finding-detail-title');
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByText('3 av').first().waitFor();
  await page.keyboard.press('Escape');
  await heading.waitFor({ state: 'detached' });
  await expect.poll(() => isFocused(3), patience).toBe(true);
  await page.keyboard.press('End');
  expect(
    await page
      .locator('.findings-table tbody tr:last-child')
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
});

test('sorting says its direction and puts the strongest first', async () => {
  await openList();
  const header = page.getByRole('columnheader', { name: 'Grad' });
  await header.getByRole('button').click();
  expect(await header.getAttribute('aria-sort')).toBe('ascending');
  await header.getByRole('button').click();
  expect(await header.getAttribute('aria-sort')).toBe('descending');
  expect(await row(1).locator('.severity-mark b').textContent()).toBe('4');
});

test('search, degree and category narrow list and count together, and clearing brings all back', async () => {
  const total = await openList();
  await page.getByLabel('Sök i texterna').fill('LJUS');
  await expect.poll(() => page.locator('.findings-table tbody tr').count(), patience).toBeLessThan(total);
  const found = await page.locator('.findings-table tbody tr').count();
  expect(found).toBeGreaterThan(0);
  expect(await page.locator('.findings-count').textContent()).toContain(`${found} av ${total}`);
  await page.getByRole('button', { name: 'Rensa filter' }).click();
  await page.locator('summary', { hasText: 'Kategori' }).click();
  await page.getByRole('checkbox', { name: 'Belysning', exact: true }).check();
  await expect.poll(() => page.locator('.findings-table tbody tr').count(), patience).toBeLessThan(total);
  expect(new Set(await page.locator('.findings-table tbody th').allTextContents())).toEqual(
    new Set(['Belysning']),
  );
});

test('chosen rows are copied as a table that a spreadsheet takes', async () => {
  await openList();
  await row(1).getByRole('checkbox').check();
  await row(2).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Kopiera som tabell' }).click();
  await page.getByText('2 rader är kopierade').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const rows = text.split('\n').map((line) => line.split('\t'));
  expect(rows).toHaveLength(3);
  expect(rows[0]?.[0]).toBe('Kategori');
  expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([6]));
});

test('a file holds just what the filters show', async () => {
  await openList();
  await page.locator('summary', { hasText: 'Otrygg eller bra' }).click();
  await page.getByRole('checkbox', { name: 'Bra plats', exact: true }).check();
  await expect
    .poll(() => page.locator('.findings-polarity[data-polarity="positive"]').count(), patience)
    .toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.severity-mark').count(), patience).toBe(0);
  const shown = await page.locator('.findings-table tbody tr').count();
  await page.locator('summary', { hasText: 'Hämta fil' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^GeoJSON/ }).click(),
  ]);
  const file: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(file).toMatchObject({ type: 'FeatureCollection', features: { length: shown } });
});

test('columns are chosen and remembered', async () => {
  await openList();
  await page.locator('summary', { hasText: 'Kolumner' }).click();
  await page.getByRole('checkbox', { name: 'Ljus', exact: true }).check();
  await page.getByRole('columnheader', { name: 'Ljus' }).waitFor();
  await page.reload();
  await page.getByRole('columnheader', { name: 'Ljus' }).waitFor();
});
