import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, axeFaultsAtBothSizes, launchBrowser, openPage } from '../support/browser.ts';
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

const seenByAxe = async (page: Page, what: string) =>
  expect(await axeFaultsAtBothSizes(page), what).toEqual([]);
const visitsAtServer = (page: Page, shiftId: string): Promise<unknown[]> =>
  page.evaluate(async (id) => {
    const { shifts } = await (await fetch('/api/patrol/shifts')).json();
    return shifts.find(({ shift }: { shift: { id: string } }) => shift.id === id).visits;
  }, shiftId);

test('a shift is planned at the desk and walked on a phone without network, whose tab is killed at the first stop', async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'police'));
  await page.goto(`${server.address}/patrol`);
  await page.locator('.patrol-row').first().click();
  await page.getByRole('heading', { name: 'Almstigen', level: 1 }).waitFor();
  await seenByAxe(page, 'a hot spot');
  await page.getByRole('button', { name: 'Ändra' }).click();
  await page.getByRole('heading', { name: 'Ändra patrullplats' }).waitFor();
  await seenByAxe(page, 'the form');
  await page.getByRole('button', { name: 'Avbryt' }).click();

  // The map has flown to that place, which lies over an area where people felt unsafe: a new one may begin as the area.
  await page.getByRole('button', { name: 'Stäng' }).first().click();
  await page.getByRole('button', { name: 'Ny plats' }).click();
  await page.getByLabel('Börja med ett område').getByRole('option').nth(1).waitFor({ state: 'attached' });
  expect(await axeFaults(page), 'a new hot spot').toEqual([]);
  const map = page.locator('.map-view[data-state="ready"]');
  const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
  const size = page.getByText(/^[\d\s]+ m², \d+ m tvärs över$/);
  // The area's shape is drawn a moment after it has come.
  await expect
    .poll(
      async () => {
        await map.click({ position: { x: width / 2, y: height / 2 } });
        return size.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  expect(await page.getByLabel('Vad platsen bygger på').inputValue()).toBe('perceived');

  await page.goto(`${server.address}/patrol/shifts/new`);
  await page.getByText('Bevisat bäst').waitFor();
  const [first = ''] = await page.locator('.patrol-stops b').allTextContents();
  await page
    .getByRole('button', { name: `Ta bort ${first} ur passet` })
    .first()
    .click();
  await page.getByText('Att ta bort platsen kostar').waitFor();
  await seenByAxe(page, 'the planner');
  await page.getByRole('button', { name: 'Spara passet' }).click();
  await page.getByRole('link', { name: 'Gå passet' }).waitFor();
  const stops = await page.locator('.patrol-stops b').allTextContents();
  expect(stops).not.toContain(first);
  await seenByAxe(page, 'the shift');
  const shiftId = page.url().split('/').at(-1) ?? '';
  for (const [path, sign] of [
    [`/patrol/shifts/${shiftId}/sheet`, 'Skriv ut'],
    ['/patrol/shifts', 'Genomförda'],
    ['/patrol/dosage', 'Plats för plats'],
    ['/patrol/counts?target=70', 'Mot löftet'],
    ['/disclosures', 'Inga utlämnanden'],
  ] as const) {
    await page.goto(`${server.address}${path}`);
    await page.getByText(sign).first().waitFor();
    expect(await axeFaults(page), path).toEqual([]);
  }

  // What was done is also written down afterwards, or read from the track of a radio.
  await page.goto(`${server.address}/patrol/shifts`);
  await page.locator('section', { hasText: 'Genomförda' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Lägg till besök' }).click();
  await page.getByRole('dialog', { name: 'Lägg till besök' }).waitFor();
  expect(await axeFaults(page), 'a visit').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Läs in GPX-spår' }).click();
  await page.getByLabel('GPX-fil').setInputFiles({
    ...{ name: 'spår.gpx', mimeType: 'application/gpx+xml' },
    buffer: Buffer.from('<gpx><trk><trkseg></trkseg></trk></gpx>'),
  });
  await page.getByText('Filen har inga spårpunkter').waitFor();
  expect(await axeFaults(page), 'a GPX track').toEqual([]);
  await page.keyboard.press('Escape');

  const { page: phone } = await openPage(browser, 'phone', {
    serviceWorkers: 'allow',
    reducedMotion: 'reduce',
  });
  await phone.goto(demoLink(server, 'police'));
  await phone.goto(`${server.address}/patrol/run/${shiftId}`);
  await phone.getByText('Passet fungerar utan nät').waitFor();
  await phone.locator('.map-view[data-state="ready"]').waitFor();
  expect(await axeFaults(phone)).toEqual([]);
  const context = phone.context();
  await context.setOffline(true);
  await phone.locator('.run-main').click();
  await phone.getByText('Ni är vid').waitFor();
  await phone.getByRole('button', { name: 'Lugnt' }).click();
  await phone.getByRole('button', { name: 'Lugnt', pressed: true }).waitFor();
  expect(await axeFaults(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Fel sett' }).click();
  await phone.getByRole('dialog', { name: 'Fel sett' }).waitFor();
  expect(await axeFaults(phone), 'a fault').toEqual([]);
  await phone.keyboard.press('Escape');
  // The screen went dark, and the system needed the memory.
  await phone.close();
  const again = await context.newPage();
  again.on('pageerror', (error) => expect.unreachable(error.message));
  await again.goto(`${server.address}/patrol/run/${shiftId}`);
  await again.getByText('Ni är vid').waitFor();
  await again.getByRole('button', { name: 'Lugnt', pressed: true }).waitFor();
  await again.locator('.run-main').click();
  await again.getByText('1 besök sparat här').waitFor();
  await context.setOffline(false);
  await again.getByText('1 besök, allt är skickat').waitFor();
  expect(await visitsAtServer(again, shiftId)).toMatchObject([
    { feature: { properties: { source: 'phone', activities: ['visible-presence', 'nothing-to-note'] } } },
  ]);
  expect(faults).toEqual([]);
});
