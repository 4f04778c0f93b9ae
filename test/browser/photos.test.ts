import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseRescueFile } from '../../domain/rescue.ts';
import { axeFaults, launchBrowser } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { joinedWalker, markLighting, marksAtServer, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
let folder: string;
let photo: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-photos-'));
  photo = join(folder, 'held-sideways.jpg');
  // A phone held sideways: the pixels lie, and the file says how to turn them and where it was taken.
  const pixels = Buffer.alloc(2000 * 1200 * 3, 120);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7919) % 251;
  const jpeg = await sharp(pixels, { raw: { width: 2000, height: 1200, channels: 3 } })
    .withExif({ IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '57/1 15/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 70 })
    .toBuffer();
  await writeFile(photo, jpeg);
  [server, browser] = await Promise.all([
    runServer({ DEMO: 'on', BLOB_FOLDER: join(folder, 'blobs') }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function toCheckStep(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await page.getByRole('button', { name: 'Ta en bild' }).waitFor();
}

const library = (page: Page) => page.locator('input[type=file][data-source=library]');
const save = (page: Page) => page.getByRole('button', { name: 'Spara', exact: true }).click();

/** The photos of this phone's marks, and one of them, asked with the phone's own token. */
async function photosAtServer(page: Page) {
  return page.evaluate(async () => {
    const opening = indexedDB.open('lykta');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('memberships').objectStore('memberships').getAll();
    const [membership] = await new Promise<{ token: string; walkId: string }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    if (membership === undefined) throw new Error('this phone has joined no walk');
    const headers = { authorization: `Bearer ${membership.token}` };
    const answer = await fetch(`/api/walks/${membership.walkId}/records?since=0&limit=1000`, { headers });
    const { records } = await answer.json();
    const photos = records.filter(
      (record: { kind: string; withdrawn: boolean }) => record.kind === 'photo' && !record.withdrawn,
    );
    return Promise.all(
      photos.map(async ({ id, feature }: { id: string; feature: { properties: { state: string } } }) => {
        const image = await fetch(`/api/photos/${id}/image`, { headers });
        const bytes = image.ok ? [...new Uint8Array(await image.arrayBuffer())] : [];
        return { state: feature.properties.state, bytes };
      }),
    );
  });
}

test('a photo goes after its mark, once, upright and with nothing but its pixels, also when begun offline', async () => {
  const { page, faults } = await joinedWalker(browser, server, withPosition);
  await page.getByText('Allt levererat').waitFor();
  await page.waitForTimeout(1500);
  await toCheckStep(page);
  const order: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/changes')) order.push('changes');
    if (request.method() === 'PUT') order.push('piece');
  });
  await page.context().setOffline(true);
  await library(page).setInputFiles(photo);
  await page.getByRole('img', { name: 'Bild 1' }).waitFor();
  await page.reload().catch(() => undefined);
  await page.context().setOffline(false);
  await page.goto(`${server.address}/walk/mark?step=check`);
  await page.getByRole('img', { name: 'Bild 1' }).waitFor();
  await page.context().setOffline(true);
  await save(page);
  await page.getByText('1 sparad här').waitFor();
  await page.context().setOffline(false);
  await page.getByText('Allt levererat').waitFor({ timeout: 60_000 });
  expect(await marksAtServer(page)).toHaveLength(1);
  await expect
    .poll(async () => (await photosAtServer(page)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['stored']);
  const [stored] = await photosAtServer(page);
  const picture = Buffer.from(stored?.bytes ?? []);
  const { width, height, exif, xmp, iptc, orientation, format } = await sharp(picture).metadata();
  expect({ width, height, exif, xmp, iptc, orientation, format }).toMatchObject({
    width: 960,
    height: 1600,
    format: 'webp',
  });
  expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect(order[0]).toBe('changes');
  expect(order.filter((what) => what === 'piece').length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});

test('an upload that breaks off goes on where it was', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await toCheckStep(page);
  await library(page).setInputFiles(photo);
  await page.getByRole('img', { name: 'Bild 1' }).waitFor();
  const offsets: string[] = [];
  await page.route('**/api/photos/*/upload?*', (route) => {
    offsets.push(new URL(route.request().url()).searchParams.get('offset') ?? '');
    return offsets.length === 2 ? route.abort() : route.continue();
  });
  await save(page);
  await page.getByText('1 bild kvar här').waitFor();
  // Leaving the page would break off the first piece too.
  await expect.poll(() => offsets.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
  await page.goto(`${server.address}/walk/mine`);
  await page.getByText('Allt levererat').waitFor({ timeout: 60_000 });
  expect(offsets[0]).toBe('0');
  expect(offsets.filter((offset) => offset === '0')).toHaveLength(1);
  expect(await photosAtServer(page)).toHaveLength(1);
});

test('faces are painted over or framed by keys, and the picture before is gone', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await toCheckStep(page);
  await library(page).setInputFiles(photo);
  const keptSize = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open('lykta');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const reading = database.transaction('photos').objectStore('photos').getAll();
      const photos = await new Promise<{ picture: Blob }[]>((resolve) => {
        reading.onsuccess = () => resolve(reading.result);
      });
      database.close();
      return photos.map(({ picture }) => picture.size);
    });
  await page.getByRole('button', { name: 'Sudda', exact: true }).click();
  await page.getByRole('button', { name: 'Klar' }).waitFor();
  const [before] = await keptSize();
  await page.getByRole('img', { name: 'Bilden, suddad på 0 ställen' }).waitFor();
  const box = await page.locator('.blur-picture canvas').boundingBox();
  if (box === null) throw new Error('there is no picture');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 180, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('img', { name: 'suddad på 1 ställe' }).waitFor();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByRole('img', { name: 'suddad på 0 ställen' }).waitFor();
  await page.getByRole('button', { name: 'Använd en ruta' }).click();
  await page.keyboard.press('ArrowLeft');
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'suddad på 1 ställe' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Klar' }).click();
  await expect.poll(async () => (await keptSize())[0], { timeout: 15_000 }).not.toBe(before);
  expect(await keptSize()).toHaveLength(1);
});

test('no fault for axe from the photo to what is still on the phone', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const found: string[] = [];
  const look = async (screen: string) => {
    for (const fault of await axeFaults(page)) found.push(`${screen}: ${fault}`);
  };
  await page.route('**/api/changes', (route) => route.abort());
  await toCheckStep(page);
  await library(page).setInputFiles(photo);
  await page.getByRole('img', { name: 'Bild 1' }).waitFor();
  await look('check');
  await page.getByRole('button', { name: 'Sudda', exact: true }).click();
  await page.getByRole('button', { name: 'Använd en ruta' }).click();
  await look('blur');
  await page.keyboard.press('Escape');
  await save(page);
  await page.getByText('1 sparad här').waitFor();
  await page.getByRole('button', { name: 'Visa listan' }).click();
  await look('list');
  await page.getByRole('button', { name: 'Meny' }).click();
  await look('menu');
  await page.goto(`${server.address}/walk/mine`);
  await page.getByText('Bild 1: sparad på telefonen').waitFor();
  await look('mine');
  expect(found).toEqual([]);
});

test('what is no picture here is refused in words, and at most three are taken', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await toCheckStep(page);
  const heic = join(folder, 'bild.heic');
  await writeFile(heic, Buffer.from('000000186674797068656963', 'hex'));
  await library(page).setInputFiles(heic);
  await page.getByText('kan inte läsa bilden').waitFor();
  await library(page).setInputFiles([photo, photo, photo, photo]);
  await page.getByRole('img', { name: 'Bild 3' }).waitFor();
  await page.getByText('högst tre bilder').waitFor();
  expect(await page.getByRole('button', { name: 'Ta en bild' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

test('what is not delivered becomes one file that the leader can read, and the phone keeps it', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await page.route('**/api/changes', (route) => route.abort());
  await toCheckStep(page);
  await library(page).setInputFiles(photo);
  await page.getByRole('img', { name: 'Bild 1' }).waitFor();
  await save(page);
  await page.getByText('1 sparad här').waitFor();
  await page.getByRole('button', { name: 'Meny' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Spara det som inte är skickat' }).click(),
  ]);
  const { value, problem } = parseRescueFile(await readFile(await download.path(), 'utf8'));
  expect(problem).toBeUndefined();
  expect(value?.changes.map(({ kind }) => kind)).toEqual(['finding-added', 'photo-attached']);
  const bytes = Buffer.from(value?.photos[0]?.base64 ?? '', 'base64');
  const { format, height, exif } = await sharp(bytes).metadata();
  expect({ format, height, exif }).toEqual({ format: 'jpeg', height: 1600, exif: undefined });
  await page.keyboard.press('Escape');
  await page.unroute('**/api/changes');
  await page.getByText('Allt levererat').waitFor({ timeout: 60_000 });
  expect(await marksAtServer(page)).toHaveLength(1);
});

test('a browser that may keep nothing says so, and marks all the same', async () => {
  const context = await browser.newContext({ locale: 'sv-SE', serviceWorkers: 'block', ...withPosition });
  await context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  const page = await context.newPage();
  await page.goto(`${server.address}${/\/j\/[A-Z0-9]{6}/.exec(server.printed())?.[0]}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByText('7 stopp').waitFor();
  await page.getByText('Telefonen sparar ingenting här').first().waitFor();
  await markLighting(page);
  await page.getByText('7 stopp · 1 markering').waitFor();
  await page.getByText('Allt levererat').waitFor({ timeout: 60_000 });
});
