import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { phoneJpeg } from '../support/photo-files.ts';
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
const rows = (page: Page) => page.locator('.actions-table tbody tr');
const actionsOf = async (page: Page) =>
  (await (await page.request.get(`${server.address}/api/actions`)).json()).actions;

test('from a mark to an action, one edit of several and its undo, and a step with its history', async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'planner'));
  await page.goto(`${server.address}/findings`);
  await page.locator('.findings-table tbody tr').first().click();
  await page.getByRole('link', { name: 'Ny åtgärd' }).click();
  const form = page.getByRole('dialog', { name: 'Ny åtgärd' });
  await form.getByLabel('Vad ska göras?').fill('Byt lampan vid trappan');
  await form.getByLabel('Beslut').selectOption('decline');
  // What is declined needs its reason before it can be saved.
  expect(await form.getByRole('button', { name: 'Lägg till åtgärden' }).isDisabled()).toBe(true);
  await form.getByLabel('Beslut').selectOption('do');
  await form.getByLabel('Ansvarig funktion').fill('Gatuenheten');
  // A day that has passed is told at its field, and nothing that was written is lost.
  await form.getByLabel('Klar senast').fill('2020-01-01');
  await form.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  await form.getByText('Dagen har redan passerat.').waitFor();
  expect(await form.getByLabel('Klar senast').evaluate((element) => element === document.activeElement)).toBe(
    true,
  );
  await form.getByLabel('Klar senast').fill('');
  await form.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  const detail = page.locator('.action-detail');
  await detail.getByRole('heading', { name: 'Byt lampan vid trappan' }).waitFor();
  expect(await axeFaults(page), 'the table with an action').toEqual([]);

  await detail.getByRole('button', { name: 'Ändra status' }).click();
  const step = page.getByRole('dialog', { name: 'Ändra status' });
  await step.getByLabel('Ny status').selectOption('planned');
  await step.getByRole('button', { name: 'Spara status' }).click();
  await page.getByText('Status: Planerad.').waitFor();
  await detail.locator('.action-log li:first-child', { hasText: 'Planerad' }).waitFor();
  await detail.getByRole('button', { name: 'Stäng' }).click();

  const before = await actionsOf(page);
  await page.getByLabel(/^Välj alla/).check();
  await page.getByRole('button', { name: 'Ändra valda' }).click();
  const bulk = page.getByRole('dialog', { name: 'Ändra valda' });
  await bulk.getByLabel('Ansvarig funktion').fill('Parkenheten');
  await bulk.getByLabel('Ny status').selectOption({ label: 'Pågår' });
  await bulk.getByText(/har kommit för långt och behåller sin status/).waitFor();
  await bulk.getByRole('button', { name: /^Ändra \d+ åtgärder/ }).click();
  await page.getByText(/åtgärder är ändrade/).waitFor();
  const said = async (field: string) =>
    Object.fromEntries(
      (await actionsOf(page)).map((one: (typeof before)[0]) => [one.id, one.feature.properties[field]]),
    );
  const saidBefore = (field: string) =>
    Object.fromEntries(before.map((one: (typeof before)[0]) => [one.id, one.feature.properties[field]]));
  expect(new Set(Object.values(await said('responsible')))).toEqual(new Set(['Parkenheten']));
  expect(Object.values(await said('status'))).not.toContain('planned');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByText('Ändringen är ångrad.').waitFor();
  expect(await said('responsible')).toEqual(saidBefore('responsible'));
  expect(await said('status')).toEqual(saidBefore('status'));
  expect(faults).toEqual([]);
}, 60_000);

test('a check on site with a picture, which is shown afterwards and let to the public in words', async () => {
  const { page, faults } = await openPage(browser, 'phone', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/actions`);
  await rows(page).first().getByRole('button').click();
  const detail = page.locator('.action-detail');
  await detail.getByRole('button', { name: 'Kontrollera på plats' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kontroll på plats' });
  const preview = dialog.getByRole('img', { name: 'Bild från kontrollen' });
  const choose = async () => {
    const input = dialog.locator('input[type=file][data-source=library]');
    await input.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await phoneJpeg() });
    await preview.waitFor();
  };
  await choose();
  expect(await axeFaults(page), 'the check with a picture').toEqual([]);
  await dialog.getByRole('button', { name: 'Ta bort bilden' }).click();
  await preview.waitFor({ state: 'detached' });
  await choose();
  await dialog.getByText('Halvt åtgärdat').click();
  await dialog.getByRole('button', { name: 'Spara kontrollen' }).click();
  await page.getByText('Kontrollen är sparad.').waitFor();
  const shown = detail.getByRole('img', { name: 'Bild från kontrollen' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(120);

  await detail.getByText('Bilden visas bara för kommunens personal.').waitFor();
  await detail.getByRole('button', { name: 'Visa för allmänheten' }).click();
  const approval = page.getByRole('dialog', { name: 'Visa för allmänheten' });
  const allow = approval.getByRole('button', { name: 'Visa för allmänheten' });
  // Without words nobody who does not see it would know what it shows.
  expect(await allow.isDisabled()).toBe(true);
  expect(await axeFaults(page), 'the approval of a picture').toEqual([]);
  await approval.getByLabel('Beskriv bilden').fill('En lampa lyser över trappan');
  await allow.click();
  await detail.getByText('Godkänd för de öppna sidorna. En lampa lyser över trappan').waitFor();
  await detail.getByRole('button', { name: 'Visa inte längre för allmänheten' }).click();
  const withdrawal = page.getByRole('dialog', { name: 'Visa inte längre för allmänheten' });
  await withdrawal.getByLabel('Varför?').fill('Ett ansikte syns');
  await withdrawal.getByRole('button', { name: 'Visa inte längre för allmänheten' }).click();
  await detail.getByText(/Godkännandet togs tillbaka .*: Ett ansikte syns/).waitFor();
  expect(faults).toEqual([]);
}, 60_000);

test('board, calendar, map and the third meeting, and what the police see', async () => {
  const { page, faults } = await openPage(browser, 'phone', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  for (const view of ['board', 'calendar', 'map']) {
    await page.goto(`${server.address}/actions?view=${view}`);
    await page.locator('.action-card').first().waitFor();
    expect(await axeFaults(page), view).toEqual([]);
    if (view !== 'board') continue;
    // From lane to lane by keyboard; forwards it asks only for the status.
    const moving = page.locator('section', { has: page.getByRole('heading', { name: /^Planerade/ }) });
    const title = await moving.locator('.action-card b').first().textContent();
    await moving.getByRole('button', { name: `Flytta ${title}` }).press('Enter');
    await page.getByRole('dialog').getByLabel('Ny status').selectOption({ label: 'Pågår' });
    await page.getByRole('button', { name: 'Spara status' }).press('Enter');
    const lane = page.locator('section', { has: page.getByRole('heading', { name: /^Pågår/ }) });
    await lane.getByText(title ?? '').waitFor();
  }
  const [first] = await actionsOf(page);
  await page.goto(`${server.address}/walks/${first.walkId}/meeting-3`);
  await heading(page, 'Det här blev det av vandringen');
  expect(await axeFaults(page), 'meeting').toEqual([]);
  await page.keyboard.press('End');
  await heading(page, 'Så följer du det som händer');
  await page.keyboard.press('ArrowLeft');
  await page
    .getByText(/som passerade markerade|Det här görs/)
    .first()
    .waitFor();

  await page.goto(demoLink(server, 'police'));
  await page.goto(`${server.address}/actions`);
  await rows(page).first().waitFor();
  expect(await page.getByRole('button', { name: 'Ny åtgärd' }).count()).toBe(0);
  expect(await page.getByText('Svar från dem som markerade').count()).toBe(0);
  expect(faults).toEqual([]);
}, 60_000);

test('an answer on the receipt reaches those who own the action', async () => {
  const { page: walker, faults } = await openPage(browser, 'phone', { reducedMotion: 'reduce' });
  const path = /(\/r\/[2-9A-Z]{12})/.exec(server.printed())?.[1];
  await walker.goto(`${server.address}${path}`);
  await walker.locator('.receipt-summary').waitFor();
  const question = walker.getByRole('group', { name: 'Stämmer det när du är på platsen?' }).first();
  await question.getByRole('button', { name: 'Inte åtgärdat' }).click();
  await question.getByText('Tack. Ditt svar har nått dem som sköter åtgärden.').waitFor();
  expect(await question.getByRole('button', { name: 'Inte åtgärdat' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  expect(await axeFaults(walker), 'receipt').toEqual([]);

  const { page: owner } = await openPage(browser, 'desk');
  await owner.goto(demoLink(server, 'planner'));
  await owner.goto(`${server.address}/actions`);
  await owner.getByLabel('Bara med svar att läsa').check();
  await owner
    .getByText(/svar att läsa/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
}, 60_000);
