import type { Browser, Page } from 'playwright-core';
import { openPage, type PageOptions } from './browser.ts';
import type { RunningServer } from './run-server.ts';

/** The path by which one joins the demo's open walk. */
export function joinPath(server: RunningServer): string {
  const path = /\/j\/[A-Z0-9]{6}/.exec(server.printed())?.[0];
  if (path === undefined) throw new Error(`the server printed no join link:\n${server.printed()}`);
  return path;
}

const here = { longitude: 17.6005, latitude: 57.2505, accuracy: 8 };
/** On the Stora torget of the invented town, with a good fix. */
export const withPosition: PageOptions = { permissions: ['geolocation'], geolocation: here };

/**
 * Waits until the form of marking knows where one is. The browser's invented position keeps the time at which it
 * was set and is stale some seconds later, so it is set anew.
 */
export async function positionKnown(page: Page): Promise<void> {
  await page.context().setGeolocation(here);
  await page.getByText('på 8 m när').first().waitFor();
}

/** Somebody with a phone of their own who has joined the demo's walk and looks at it. */
export async function joinedWalker(
  browser: Browser,
  server: RunningServer,
  options: PageOptions = {},
): Promise<{ page: Page; faults: readonly string[] }> {
  const walker = await openPage(browser, 'phone', options);
  await walker.page.goto(`${server.address}${joinPath(server)}`);
  await walker.page.getByRole('button', { name: 'Börja vandringen' }).click();
  await walker.page.getByRole('link', { name: 'Markera', exact: true }).waitFor();
  await walker.page.getByText('7 stopp').waitFor();
  return walker;
}

/** Marks a lighting problem of severity 3 with whatever place needs no tap. */
export async function markLighting(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await positionKnown(page);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('region', { name: 'Meddelanden' }).getByText('Sparad på telefonen').waitFor();
}

interface ServerFinding {
  id: string;
  withdrawn: boolean;
  feature: {
    geometry: { coordinates: [number, number] };
    properties: Record<string, unknown>;
  } | null;
}

/** What the server has of this phone's marks, asked with the phone's own token. */
export async function marksAtServer(page: Page): Promise<ServerFinding[]> {
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
    const answer = await fetch(`/api/walks/${membership.walkId}/records?since=0&limit=1000`, {
      headers: { authorization: `Bearer ${membership.token}` },
    });
    const { records } = await answer.json();
    return records.filter((record: { kind: string }) => record.kind === 'finding');
  });
}
