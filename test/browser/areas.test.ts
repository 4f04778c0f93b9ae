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

test('a planner sees why, decides another band, and computes areas over several walks that come out again', {
  timeout: 90_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'planner'));
  await page.goto(`${server.address}/areas`);
  // What takes long is stopped and begun again at once, by the keyboard too.
  const answers = Promise.withResolvers<void>();
  await page.route(/\/what-if/, async (route) => {
    await answers.promise;
    await route.continue().catch(() => undefined);
  });
  await page.locator('.area-row').first().click();
  await page.locator('.compute-state').getByRole('button', { name: 'Avbryt' }).press('Enter');
  await page.getByText('Beräkningen är avbruten').waitFor();
  const again = page.getByRole('button', { name: 'Räkna igen' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Räkna igen');
  await again.press('Enter');
  await page.locator('.compute-state').waitFor();
  answers.resolve();
  await page.getByRole('heading', { name: 'Vad som saknas' }).waitFor();
  expect(await page.locator('.area-explanation').innerText()).toMatch(/Slumpen skulle ge ungefär/);
  expect(await page.locator('.area-method').innerText()).toMatch(/SHA-256/);
  // The ages are counted to a moment, and the day alone would not give the same bytes.
  expect(await page.locator('.area-method').innerText()).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/);
  await page.getByText('Framräknat genom att räkna om').waitFor();
  expect(await page.locator('.area-explanation').innerText()).toMatch(
    /Om (den|de \d+) som oroar sig mest inte/,
  );
  // On paper nothing reaches below the area itself: there is no empty last page.
  await page.emulateMedia({ media: 'print' });
  const [paper, end] = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.querySelector('.area-detail')?.getBoundingClientRect().bottom ?? 0,
  ]);
  expect(paper).toBe(Math.round(end ?? 0));
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Ändra prioritet' }).click();
  await page.getByRole('button', { name: 'Spara beslutet' }).click();
  await page.getByText('Skriv ett skäl.').waitFor();
  expect(await axeFaults(page), 'the decision').toEqual([]);
  await page.locator('dialog label', { hasText: 'Låg' }).click();
  await page.getByLabel('Skäl', { exact: true }).fill('Ingen går här efter augusti.');
  await page.getByRole('button', { name: 'Spara beslutet' }).click();
  await page.getByText('1 beslut om prioriteten').waitFor();
  // On paper who decided, when and why is there without being unfolded.
  const step = page.locator('.areas-log li', { hasText: 'Ingen går här efter augusti.' });
  expect(await step.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await step.isVisible()).toBe(true);
  expect((await step.boundingBox())?.height).toBeGreaterThan(20);
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.desk-detail-head button').click();
  await page.locator('.area-band', { hasText: 'Bestämd av kommunen' }).first().waitFor();

  await page.getByRole('switch', { name: 'Var någon har gått' }).check();
  await page.getByRole('button', { name: 'Räkna på flera vandringar' }).click();
  await page.getByLabel('Namn').fill('Alla vandringar');
  expect(await axeFaults(page), 'asking for a computation').toEqual([]);
  // On a slow line the form does not come back to be sent twice while the areas of the kept set are fetched.
  const line = Promise.withResolvers<void>();
  await page.route(/\/api\/area-sets$/, async (route) => {
    if (route.request().method() === 'GET') await line.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Räkna', exact: true }).click();
  await page.getByText('Resultatet är sparat').waitFor();
  expect(await page.getByRole('button', { name: 'Räkna', exact: true }).count()).toBe(0);
  line.resolve();
  await page.getByText('Version 1.').waitFor();
  // An area over several walks leads to an action of one of them.
  const row = page.getByRole('button', { name: /som passerade/ }).first();
  const detail = page.locator('.desk-detail');
  const action = detail.getByRole('link', { name: /^Ny åtgärd: / }).first();
  // The list still moves while its areas come: a press that met nothing is made again, as a person would.
  await expect
    .poll(
      async () => {
        if (!(await detail.isVisible())) await row.press('Enter');
        return action.isVisible();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(await action.getAttribute('href')).toMatch(
    /^\/actions\?new&walk=[-0-9a-f]{36}&finding=[-0-9a-f]{36}$/,
  );
  expect(await axeFaults(page), 'an area over several walks').toEqual([]);
  await page.locator('.desk-detail-head button').click();
  await page.getByRole('button', { name: 'Tidigare beräkningar' }).click();
  await page.getByRole('button', { name: 'Räkna om och jämför' }).click();
  await page.getByText('Samma svar').waitFor();
  expect(await axeFaults(page), 'the computations').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ta bort urvalet' }).click();
  const removal = page.getByRole('dialog', { name: 'Ta bort ”Alla vandringar”?' });
  await removal.getByLabel('Skäl').fill('Bara ett prov');
  await removal.getByRole('button', { name: 'Ta bort urvalet' }).click();
  await page.getByText('”Alla vandringar” är borttaget.').waitFor();
  const kept = page.getByLabel('Områden räknade på').locator('option', { hasText: 'Alla vandringar' });
  await kept.waitFor({ state: 'detached' });

  // Who is no longer signed in gets there from here, and back to what they had chosen.
  await page.context().clearCookies();
  await page.getByLabel('Kategori').selectOption({ label: 'Belysning' });
  const signIn = page.getByRole('link', { name: 'Logga in' });
  expect(await signIn.getAttribute('href')).toBe(
    `/sign-in?next=${encodeURIComponent('/areas?category=lighting')}`,
  );
  expect(faults).toEqual([]);
});
