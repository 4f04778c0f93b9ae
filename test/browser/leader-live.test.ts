import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RescueFile } from '../../domain/rescue.ts';
import { axeFaultsAtBothSizes, launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import {
  createLedWalk,
  deliver,
  heard,
  joinBare,
  type LedWalk,
  markBy,
  photoFor,
  rewordedBy,
  uploadBy,
} from '../support/led-walk.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { markLighting, withPosition } from '../support/walkers.ts';

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

async function signIn(role: 'leader' | 'planner', ...how: [size?: 'desk' | 'phone', options?: object]) {
  const opened = await openPage(browser, how[0] ?? 'desk', how[1]);
  await opened.page.goto(demoLink(server, role));
  await opened.page.locator('h1').waitFor();
  return opened;
}

async function open(page: Page, walk: LedWalk, screen: 'live' | 'moderation' | 'rescue'): Promise<void> {
  await page.goto(`${server.address}/walks/${walk.walkId}/${screen}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function joined(walk: LedWalk): Promise<Page> {
  const { page } = await openPage(browser, 'phone', withPosition);
  await page.goto(`${server.address}/j/${walk.code}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByRole('link', { name: 'Markera', exact: true }).waitFor();
  await page.getByText('3 stopp').waitFor();
  return page;
}

const arrived = (page: Page) => page.getByText('Allt har kommit fram, ni kan gå hem.');

describe('going home', () => {
  test('is green only when every phone has delivered after the end', { timeout: 150_000 }, async () => {
    const { page, faults } = await signIn('leader');
    const walk = await createLedWalk(page, server, 'Alla hem');
    await open(page, walk, 'live');
    await page.getByRole('button', { name: 'Starta vandringen' }).click();
    await page.getByText('Vandringen pågår').waitFor();

    const [first, second] = [await joined(walk), await joined(walk)];
    await markLighting(first);
    await second.context().setOffline(true);
    await markLighting(second);
    const bare = await joinBare(server, walk.code);
    await heard(server, bare, 2);
    await page.getByText(/^Telefon 3 har 2 saker kvar att skicka, senast hörd för \d+ sekund/).waitFor();

    await page.getByRole('button', { name: 'Avsluta vandringen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Avsluta vandringen' }).click();
    await page.getByText('Vänta lite, allt har inte kommit fram').waitFor();
    await page.getByText(/^Telefon 2 har inte hörts sedan slutet/).waitFor();
    expect(await arrived(page).count()).toBe(0);

    await heard(server, bare, 0);
    await page.getByText(/^Telefon 3 har 2 saker/).waitFor({ state: 'detached', ...patience });
    expect(await page.getByText(/^Telefon 2 har inte hörts/).count()).toBe(1);
    expect(await arrived(page).count()).toBe(0);

    await second.context().setOffline(false);
    await arrived(page).waitFor(patience);
    await page.getByText('Inkommet').click();
    await page.getByText('2 markeringar från 2 av 3 personer').waitFor();

    // What the leader's own device cannot know is not promised.
    await page.context().setOffline(true);
    await page.getByText('Din egen enhet har ingen kontakt med servern.').waitFor(patience);
    expect(await arrived(page).count()).toBe(0);
    await page.context().setOffline(false);
    await arrived(page).waitFor(patience);
    expect(faults).toEqual([]);
  });
});

describe('groups', () => {
  test('twelve people are split, one group is named and led from stop to stop', {
    timeout: 90_000,
  }, async () => {
    const { page, faults } = await signIn('leader', 'phone');
    const walk = await createLedWalk(page, server, 'Två grupper');
    const phones = await Promise.all(Array.from({ length: 12 }, () => joinBare(server, walk.code)));
    await open(page, walk, 'live');
    await page.getByText('12 personer är för många för ett samtal').waitFor();
    await page.getByRole('button', { name: 'Dela in så' }).click();
    await page.getByRole('heading', { name: 'Grupp 2' }).waitFor();
    expect(await page.locator('.live-group').count()).toBe(2);
    await page.getByText('6 personer · Ingen är vald').first().waitFor();

    await page.getByRole('button', { name: 'Ändra Grupp 1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Gruppens namn').fill('Hamngruppen');
    await dialog.getByRole('checkbox', { name: 'Telefon 7' }).check();
    await dialog.getByLabel('Vem bedömer').selectOption({ label: 'Telefon 7' });
    await dialog.getByRole('button', { name: 'Spara gruppen' }).click();
    const group = page.locator('.live-group').filter({ hasText: 'Hamngruppen' });
    await group.getByText('7 personer · Telefon 7 bedömer platsen').waitFor();

    const second = page.locator('.live-group').filter({ hasText: 'Grupp 2' });
    await second.getByText('går omvänt').waitFor();
    await second.getByText('Stopp C', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ändra Grupp 2' }).click();
    await dialog.getByText('Egen', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Spara och rita vägen' }).click();
    await page.getByText('Rita vägen för Grupp 2').waitFor();
    await page.getByText('Skriv vägen', { exact: true }).click();
    await page.getByLabel('Vägens punkter').fill('57.2500, 17.6000\n57.2501, 17.6050');
    await page.getByRole('button', { name: 'Använd' }).click();
    await page.getByRole('button', { name: 'Spara vägen' }).click();
    await second.getByText('går en egen väg').waitFor();
    await second.getByText('Stopp A', { exact: true }).waitFor();

    await group.getByRole('button', { name: 'Är framme' }).click();
    await group.getByText('av 5 minuter').waitFor();
    await group.getByRole('button', { name: 'Börjar prata' }).click();
    await group.getByText('Pratar', { exact: true }).waitFor();
    await group.getByRole('button', { name: 'Går vidare' }).click();
    await group.getByText('1 av 3 stopp klara').waitFor();
    await group.getByText('Stopp B', { exact: true }).waitFor();

    await page.getByText('Stopp', { exact: true }).click();
    await page.getByText('Ingen har bedömt eller markerat').waitFor();
    const [marker] = phones;
    if (marker === undefined) throw new Error('nobody joined');
    await deliver(server, marker, [markBy(marker, null)]);
    await page.getByText('Ingen har bedömt eller markerat').waitFor({ state: 'detached', ...patience });
    await page.getByText('Telefoner', { exact: true }).click();
    await page.getByText('11 har inte markerat eller bedömt något').waitFor();
    await page.getByLabel('Grupp för telefon 12').selectOption({ label: 'Hamngruppen' });
    await page.getByText('Grupper', { exact: true }).click();
    await group.getByText('8 personer').waitFor();
    expect(faults).toEqual([]);
  });
});

describe('moderation', () => {
  test('words and a photo are decided on by keys, and a planner sees the photo only then', {
    timeout: 120_000,
  }, async () => {
    const { page, faults } = await signIn('leader');
    const walk = await createLedWalk(page, server, 'Granskad vandring');
    const phone = await joinBare(server, walk.code);
    const marks = [
      'Lampan är trasig.',
      'Anders brukar stå här, ring 070-123 45 67.',
      'Buskarna är höga.',
    ].map((text) => markBy(phone, text));
    const [lamp, name] = marks;
    if (lamp === undefined || name === undefined) throw new Error('no marks');
    const { photoId, attached, bytes } = await photoFor(phone, lamp);
    expect(new Set(await deliver(server, phone, [...marks, attached]))).toEqual(new Set(['applied']));
    await uploadBy(server, phone, photoId, bytes);

    const planner = await signIn('planner');
    const image = `${server.address}/api/photos/${photoId}/image`;
    await open(page, walk, 'moderation');
    await page.getByRole('button', { name: 'Visa större' }).waitFor(patience);
    expect((await planner.page.request.get(image)).status()).toBe(403);
    await page.getByText('Väntar (4)').waitFor();
    expect(await page.locator('.moderation-item mark').allTextContents()).toEqual([
      'Anders namn?',
      '070-123 45 67 telefonnummer?',
    ]);
    // Those of the walks beside this one are counted too.
    await page.getByText(/\d+ texter eller foton väntar på granskning/).waitFor();

    const item = (text: string) => page.locator('.moderation-item').filter({ hasText: text });
    await item('Lampan').focus();
    await page.keyboard.press('a');
    await page.getByText('Väntar (3)').waitFor();
    await item('Anders').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('r');
    await page.getByRole('radio', { name: 'Det går att förstå vem någon är.' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Avvisa' }).click();
    await page.getByText('Väntar (2)').waitFor();

    await page.getByRole('button', { name: 'Visa större' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Godkänn' }).click();
    await page.getByText('Väntar (1)').waitFor();
    expect((await planner.page.request.get(image)).status()).toBe(200);

    // The person writes something else while the leader edits: nothing is let through unread.
    const [, , bushes] = marks;
    if (bushes === undefined) throw new Error('no third mark');
    await item('Buskarna').getByRole('button', { name: 'Ändra' }).click();
    expect(await deliver(server, phone, [rewordedBy(phone, bushes, 'Erik klipper aldrig.')])).toEqual([
      'applied',
    ]);
    await page.getByRole('dialog').getByLabel('Andra läser').fill('Buskarna skymmer.');
    await page.getByRole('button', { name: 'Spara och visa' }).click();
    await page.getByText('Personen ändrade texten medan du läste.').waitFor();
    await item('Erik').getByRole('button', { name: 'Ändra' }).click();
    await page.getByRole('dialog').getByLabel('Andra läser').fill('Buskarna skymmer.');
    await page.getByRole('button', { name: 'Spara och visa' }).click();
    await page.getByText('Inget väntar').waitFor();

    // Deciding again.
    await page.getByText('Avgjort (4)').click();
    await item('Buskarna skymmer.').getByText('Visas som').waitFor();
    await item('Anders').getByText('Skäl: Det går att förstå vem någon är.').waitFor();
    await item('Anders').getByRole('button', { name: 'Godkänn' }).click();
    await expect.poll(() => item('Anders').getByText('Godkänt', { exact: true }).count(), patience).toBe(1);

    await planner.page.goto(`${server.address}/findings`);
    await planner.page.getByRole('row').filter({ hasText: 'Lampan är trasig.' }).first().click();
    await planner.page.getByRole('heading', { name: 'Foton (1 av 1 visas)' }).waitFor();
    await planner.page.getByText('Texten är godkänd').waitFor();
    const shown = planner.page.getByRole('img', { name: 'Foto 1 av platsen' });
    await expect
      .poll(
        () => shown.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0)),
        patience,
      )
      .toBe(800);
    await planner.page.goto(`${server.address}/walks/${walk.walkId}/moderation`);
    await planner.page.getByText('Sidan är för ledare, administratör').waitFor();
    expect([...faults, ...planner.faults]).toEqual([]);
  });

  test('several at once', async () => {
    const { page } = await signIn('leader', 'phone');
    const walk = await createLedWalk(page, server, 'Många texter');
    const phone = await joinBare(server, walk.code);
    await deliver(
      server,
      phone,
      ['Ett', 'Två', 'Tre'].map((text) => markBy(phone, text)),
    );
    await open(page, walk, 'moderation');
    const boxes = page.getByRole('checkbox');
    await expect.poll(() => boxes.count(), patience).toBe(3);
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await page.getByText('2 av 3 valda').waitFor();
    await page.getByRole('button', { name: 'Avvisa valda' }).click();
    await page.getByRole('radio', { name: 'Något annat' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Avvisa' }).click();
    await page.getByText('Skriv ett skäl.').waitFor();
    await page.getByLabel('Skriv skälet').fill('Samma sak två gånger.');
    await page.getByRole('dialog').getByRole('button', { name: 'Avvisa' }).click();
    await page.getByText('Väntar (1)').waitFor();
    await page.getByText('Avgjort (2)').waitFor();
  });
});

describe('a rescue file', () => {
  test('is handed in twice, and delivered by the phone too, without doubles', {
    timeout: 90_000,
  }, async () => {
    const { page, faults } = await signIn('leader');
    const walk = await createLedWalk(page, server, 'Räddad vandring');
    const phone = await joinBare(server, walk.code);
    const marks = [markBy(phone, 'Första'), markBy(phone, null)];
    const [first] = marks;
    if (first === undefined) throw new Error('no marks');
    const { photoId, attached, sourceSha256, bytes } = await photoFor(phone, first);
    const changes = [...marks, attached];
    const file = {
      format: 'lykta-rescue',
      version: 1,
      walkId: walk.walkId,
      participantId: phone.participantId,
      madeAt: new Date().toISOString(),
      changes,
      photos: [{ photoId, findingId: first.finding.id, sourceSha256, base64: bytes.toString('base64') }],
    } satisfies Record<keyof RescueFile, unknown>;
    const choose = (content: string) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'lykta.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    const handIn = async (): Promise<string[]> => {
      await choose(JSON.stringify(file));
      await page.getByRole('heading', { name: 'Från telefon 1' }).waitFor();
      await page.getByText('2 nya markeringar').waitFor();
      await page.getByRole('button', { name: 'Lämna in' }).click();
      await page.getByText('Allt i filen är framme').waitFor();
      return page.locator('.rescue-state').allTextContents();
    };

    await open(page, walk, 'rescue');
    await choose('{"format":"lykta-rescue","version":1');
    await page.getByText('Filen är skadad, avklippt').waitFor();
    await choose('{"type":"FeatureCollection","features":[]}');
    await page.getByText('Filen stämmer inte').waitFor();

    expect(await handIn()).toEqual(['Ny', 'Ny', 'Ny', 'Ny']);
    await page.getByRole('button', { name: 'Välj en annan fil' }).click();
    expect(await handIn()).toEqual(Array.from({ length: 4 }, () => 'Fanns redan'));
    expect(await deliver(server, phone, changes)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(['received', 'stored']).toContain(await uploadBy(server, phone, photoId, bytes));

    await page.getByRole('link', { name: 'Räddad vandring' }).click();
    await page.getByText('Inkommet').click();
    await page.getByText('2 markeringar från 1 av 1 personer').waitFor();

    const other = await createLedWalk(page, server, 'En annan vandring');
    await open(page, other, 'rescue');
    await choose(JSON.stringify(file));
    await page.getByText('Filen hör till en annan vandring').waitFor();
    expect(await page.getByRole('button', { name: 'Lämna in' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

test("axe finds nothing on the leader's screens", {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await signIn('leader', 'desk', { reducedMotion: 'reduce' });
  const walk = await createLedWalk(page, server, 'Prövad vandring');
  const phones = await Promise.all(Array.from({ length: 12 }, () => joinBare(server, walk.code)));
  const [phone] = phones;
  if (phone === undefined) throw new Error('nobody joined');
  const mark = markBy(phone, 'Ring Anders på 070-123 45 67.');
  const { photoId, attached, bytes } = await photoFor(phone, mark);
  await deliver(server, phone, [mark, attached]);
  await uploadBy(server, phone, photoId, bytes);
  await heard(server, phone, 2);

  const check = async (where: string) => expect(await axeFaultsAtBothSizes(page), where).toEqual([]);
  await open(page, walk, 'live');
  await page.getByRole('button', { name: 'Dela in så' }).waitFor();
  await check('live, proposal');
  await page.getByRole('button', { name: 'Dela in så' }).click();
  await page.getByRole('button', { name: 'Är framme' }).first().click();
  await page.getByText('av 5 minuter').waitFor();
  await check('live, groups');
  for (const part of ['Stopp', 'Telefoner', 'Inkommet']) {
    await page.locator('.live-parts').getByText(part, { exact: true }).click();
    await check(`live, ${part}`);
  }
  await page.locator('.live-parts').getByText('Grupper', { exact: true }).click();
  await page.getByRole('button', { name: 'Ändra Grupp 1' }).click();
  await check('live, group');
  await page.getByRole('dialog').getByText('Egen', { exact: true }).click();
  await page.getByRole('button', { name: 'Spara och rita vägen' }).click();
  await page.getByText('Skriv vägen', { exact: true }).click();
  await check('live, way of a group');

  await open(page, walk, 'moderation');
  await page.getByRole('button', { name: 'Visa större' }).waitFor(patience);
  await check('moderation');
  await page.getByRole('button', { name: 'Ändra', exact: true }).click();
  await check('moderation, editing');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Avvisa' }).first().click();
  await check('moderation, rejecting');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Visa större' }).click();
  await check('moderation, photo');

  await open(page, walk, 'rescue');
  await check('rescue');
  expect(faults).toEqual([]);
});
