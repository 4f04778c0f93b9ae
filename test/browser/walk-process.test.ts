import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { markLighting, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

test('from plan to receipt: a walk is planned, walked, closed with a meeting, acted on and answered', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks/new`);
  await page.getByLabel('Namn', { exact: true }).fill('Torget i mörker');
  expect(await page.getByLabel('Trygghetsvandring, standard').isChecked()).toBe(true);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.getByLabel('Varför går ni?').fill('Vilka platser undviker vi?');
  await page
    .getByLabel('Ett stopp på varje rad')
    .fill('Torget: 57.2505, 17.6005\nStationen: 57.2524, 17.6052');
  await page.getByRole('button', { name: 'Lägg till 2 stopp' }).click();
  await page.getByLabel('Områdets hörn').fill('57.244, 17.59\n57.244, 17.61\n57.254, 17.61');
  await page.getByRole('button', { name: 'Använd koordinaterna' }).click();
  const meeting = page.locator('#dates .form-group').nth(1);
  await meeting.getByLabel('Datum').fill(new Date().toISOString().slice(0, 10));
  await meeting.getByLabel('Klockslag').fill('23:30');
  await meeting.getByLabel('Mötesplats').fill('Torget');
  await page.getByLabel('Vandringsledare').fill('Samordnaren');
  await page.getByLabel('Protokollförare').fill('Sekreteraren');
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();
  const address = await page
    .getByRole('heading', { name: 'Torget i mörker' })
    .waitFor()
    .then(() => page.url());
  const code = ((await page.locator('.join-poster-code b').textContent()) ?? '').replace(/\s/g, '');
  // The invitation and the first meeting are skipped, which is said with a reason.
  await page.getByRole('button', { name: 'Hoppa framåt' }).click();
  const ahead = page.getByRole('dialog');
  await ahead.getByLabel('Steg', { exact: true }).selectOption({ label: 'Samling och start' });
  await ahead.getByLabel('Varför').fill('Alla kom ändå');
  await ahead.getByRole('button', { name: 'Hoppa dit' }).click();
  await page.getByText('Pågår nu').waitFor();

  const { page: phone, faults: phoneFaults } = await openPage(browser, 'phone', withPosition);
  await phone.goto(`${server.address}/j/${code}`);
  await phone.getByRole('button', { name: 'Börja vandringen' }).click();
  await markLighting(phone);
  await phone.getByText('Allt levererat').waitFor();
  await phone.getByRole('button', { name: 'Meny' }).click();
  await phone.getByRole('link', { name: 'Avsluta för mig' }).click();
  const receipt = ((await phone.locator('.receipt-code').textContent()) ?? '').replace(/\s/g, '');
  await phone.getByRole('button', { name: 'Avsluta för mig' }).click();
  await phone.getByRole('heading', { name: 'Tack, du har avslutat' }).waitFor();

  await page.getByRole('button', { name: 'Avsluta vandringen' }).click();
  await page.getByText('Genomförd', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Avslutande samling' }).click();
  await page.getByText('1 person gick').waitFor();
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Vad händer nu?' }).waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`${server.address}/findings`);
  await page.getByRole('row', { name: /Belysning.*Torget i mörker/ }).click();
  await page.getByRole('link', { name: 'Ny åtgärd' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Vad ska göras?').fill('Byt lampan');
  await form.getByLabel('Beslut').selectOption({ label: 'Gör' });
  await form.getByLabel('Årstid').selectOption({ label: 'Våren' });
  await form.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'Byt lampan' }).first().waitFor();

  await phone.goto(`${server.address}/r/${receipt}`);
  await phone.getByText('Kommunen ska göra något åt det.').waitFor();
  await phone.getByRole('button', { name: 'Halvt åtgärdat' }).click();
  await phone.getByText('Tack. Ditt svar har nått dem som sköter åtgärden.').waitFor();
  await page.goto(`${server.address}/actions`);
  await page.getByText('1 svar att läsa').first().waitFor();
  expect([...faults, ...phoneFaults]).toEqual([]);

  // The same walk again, in a year of its own, and the two side by side: nobody has walked it yet.
  await page.goto(address);
  await page.getByRole('link', { name: 'Gör om vandringen' }).click();
  await page.getByLabel('Namn', { exact: true }).fill('Torget igen');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Skapa den nya vandringen' }).click();
  await page.getByRole('heading', { name: 'Torget igen' }).waitFor();
  await page.getByRole('link', { name: 'Jämför med förra vandringen' }).click();
  await page.getByText('Båda vandringarna måste vara gångna och avslutade.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('what a group came to is written at one screen and shown on the other, and marks that say the same are merged', {
  timeout: 90_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/walks`);
  await page.getByRole('link', { name: /Stationen och Fyrängen/ }).click();
  await page.getByRole('link', { name: 'Avslutande samling' }).click();
  await page.getByText('personer gick').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: /^Flest markerade/ }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Skriv' }).click();
  await page.getByLabel('Varför (med gruppens ord)').first().fill('Takten är släckt');
  await page.getByRole('button', { name: /^Ta bort 7/ }).click();
  await page.getByLabel('Sök stopp, område eller markering').fill('lekpl');
  await page.getByRole('button', { name: /^8 Lekplatsen/ }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara gruppens slutsatser' }).click();
  await page.getByText('Sparat: Grupp 1').waitFor();
  await page.getByRole('link', { name: 'Visa på duken' }).click();
  const heading = page.getByRole('heading', { name: 'Grupp 1: de tre viktigaste' });
  await page.locator('.deck').waitFor();
  for (let slide = 0; slide < 20 && !(await heading.isVisible()); slide++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(50);
  }
  await page.getByText('Takten är släckt').waitFor();
  await page.getByText('8 Lekplatsen Strålen').waitFor();

  await page.goto(`${server.address}/findings`);
  await page.getByRole('button', { name: /möjliga dubbletter/ }).click();
  await page.getByRole('button', { name: 'Granska' }).first().click();
  const dialog = page.getByRole('dialog');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByLabel('Varför (frivilligt)').fill('Samma lampa');
  await dialog.getByRole('button', { name: 'Slå ihop' }).click();
  const merged = page.locator('.finding-detail').getByText('Samma lampa').first();
  await merged.waitFor();
  const count = await page.getByRole('button', { name: 'Ångra' }).count();
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await page.getByText('Markeringen står för sig själv igen.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Ångra' }).count()).toBe(count - 1);
  expect(faults).toEqual([]);
});
