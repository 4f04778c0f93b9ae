import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { recordsAtServer } from '../support/walk-records.ts';
import { joinedWalker, joinPath, markLighting, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const delivered = (page: Page) => page.getByText('Allt levererat').waitFor();

async function openLeaving(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Meny' }).click();
  await page.getByRole('link', { name: 'Avsluta för mig' }).click();
  await page.getByRole('heading', { name: 'Ditt kvitto' }).waitFor();
  return (await page.locator('.receipt-code').textContent()) ?? '';
}

/** The phone as it was before there were receipts. */
async function forgetCode(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open('lykta');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const store = database.transaction('memberships', 'readwrite').objectStore('memberships');
    const reading = store.getAll();
    await new Promise<void>((resolve) => {
      reading.onsuccess = () => {
        const [{ receiptCode, receiptSaid, ...rest }] = reading.result;
        store.put(rest).onsuccess = () => resolve();
      };
    });
    database.close();
  });
}

test('leaving waits for what is on the phone, and the code on paper works on another browser', async () => {
  const { page, faults } = await joinedWalker(browser, server, withPosition);
  await page.waitForTimeout(1000);
  await page.context().setOffline(true);
  await markLighting(page);
  const code = await openLeaving(page);
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/);
  await page.getByText('1 är kvar på telefonen').waitFor();
  await page.getByText('Telefonen har inget nät.').waitFor();
  await page.getByRole('button', { name: 'Avsluta ändå' }).click();
  await page.getByRole('heading', { name: 'Tack, du har avslutat' }).waitFor();
  await page.context().setOffline(false);
  await page.getByText('Allt du har sparat är framme').waitFor();
  const person = (await recordsAtServer(page)).find(({ kind }) => kind === 'participant');
  expect(person?.feature?.properties.leftAt).toEqual(expect.any(String));
  expect(faults).toEqual([]);

  const { page: elsewhere, faults: faultsElsewhere } = await openPage(browser, 'desk');
  await elsewhere.goto(server.address);
  await elsewhere.getByRole('link', { name: 'Se vad som hände' }).click();
  const field = elsewhere.getByLabel('Kvittots kod');
  await field.fill('K7M2');
  await field.press('Enter');
  await elsewhere.getByText('Du har skrivit 4.').waitFor();
  // As people write: in small letters and with hyphens.
  await field.fill(code.toLowerCase().replaceAll(' ', '-'));
  await field.press('Enter');
  await elsewhere.getByText('1 markering har kommit fram.').waitFor();
  await elsewhere.getByText('Belysning').waitFor();
  await elsewhere.getByText('Mottagen').waitFor();
  // A code that was copied is a link of its own.
  await elsewhere.goto(`${server.address}/r/${code.replaceAll(' ', '')}`);
  await elsewhere.getByText('1 markering har kommit fram.').waitFor();
  expect(faultsElsewhere).toEqual([]);
});

test('a phone that joined before there were receipts makes its code when it leaves', async () => {
  const { page } = await openPage(browser, 'phone');
  await page.route('**/api/join', async (route) => {
    const { receiptHash, ...asked } = route.request().postDataJSON();
    await route.continue({ postData: JSON.stringify(asked) });
  });
  await page.goto(`${server.address}${joinPath(server)}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByText('7 stopp').waitFor();
  await forgetCode(page);
  await page.reload();
  await page.getByText('7 stopp').waitFor();
  const code = await openLeaving(page);
  await page.getByText('Allt du har sparat är framme').waitFor();
  await page.goto(`${server.address}/r/${code.replaceAll(' ', '')}`);
  await page.getByText('Inga markeringar har kommit fram än.').waitFor();
});

test('an unknown code says so, and asks again without a trap', async () => {
  const { page } = await openPage(browser, 'phone');
  await page.goto(`${server.address}/r/ABCDEFGHJKMN`);
  await page.getByText('Koden finns inte').waitFor();
  await page.getByLabel('Kvittots kod').waitFor();
  await page.goto(`${server.address}/r/short`);
  await page.getByText('Koden finns inte').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Kvittots kod').fill('abcd efgh jkmp');
  await page.getByRole('button', { name: 'Visa mina markeringar' }).click();
  await page.getByText('Lykta går inte att nå').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await page.getByText('Koden finns inte').waitFor();
});

test('no fault for axe when leaving and on the receipt, and at twice the size', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const found: string[] = [];
  const look = async (screen: string) => {
    for (const fault of await axeFaults(page)) found.push(`${screen}: ${fault}`);
    // Twice the size of everything leaves half the width.
    await page.setViewportSize({ width: 195, height: 422 });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (sideways > 0) found.push(`${screen}: ${sideways} px too wide`);
    await page.setViewportSize({ width: 390, height: 844 });
  };
  await markLighting(page);
  await delivered(page);
  const code = await openLeaving(page);
  await look('leave');
  await page.getByRole('button', { name: 'Avsluta för mig' }).click();
  await page.getByRole('heading', { name: 'Tack, du har avslutat' }).waitFor();
  await look('left');
  await page.goto(`${server.address}/r`);
  await page.getByLabel('Kvittots kod').waitFor();
  await look('enter');
  await page.goto(`${server.address}/r/${code.replaceAll(' ', '')}`);
  await page.getByText('1 markering har kommit fram.').waitFor();
  await look('receipt');
  await page.goto(`${server.address}/r/ABCDEFGHJKMN`);
  await page.getByText('Koden finns inte').waitFor();
  await look('unknown');
  expect(found).toEqual([]);
  await page.context().close();
});
