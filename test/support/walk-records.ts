import type { Browser, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { openPage } from './browser.ts';
import { demoLink } from './demo-links.ts';
import type { RunningServer } from './run-server.ts';
import { joinPath } from './walkers.ts';

interface ServerRecord {
  kind: string;
  id: string;
  feature: { properties: Record<string, unknown> } | null;
}

/** Everything of the walk that the server shows this phone, asked with the phone's own token. */
export async function recordsAtServer(page: Page): Promise<ServerRecord[]> {
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
    return (await answer.json()).records;
  });
}

/** What this phone has said of stops, as the server has it. */
export async function ratingsAtServer(page: Page): Promise<ServerRecord[]> {
  return (await recordsAtServer(page)).filter(({ kind }) => kind === 'rating');
}

/** Adds a group to the demo's open walk, as its leader; anybody may rate the observables in it. */
export async function addGroup(
  browser: Browser,
  server: RunningServer,
  name: string,
  groupId: string,
): Promise<string> {
  const { page } = await openPage(browser, 'desk');
  await page.goto(demoLink(server, 'leader'));
  await page.waitForLoadState();
  const code = joinPath(server).slice(3);
  const change = { id: uuidv7(), groupId, name, code, at: new Date().toISOString() };
  const verdict = await page.evaluate(async ({ id, groupId, name, code, at }) => {
    const { walks } = await (await fetch('/api/walks')).json();
    const isOpen = ({ feature }: { feature: { properties: { joinCode?: string } } | null }) =>
      feature?.properties.joinCode === code;
    const walkId = walks.find(isOpen).id;
    const properties = { kind: 'group', walkId, order: 1, name, raterId: null };
    const group = { type: 'Feature', id: groupId, geometry: null, properties };
    const changes = [{ kind: 'group-added', id, at, walkId, group }];
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/changes', {
      method: 'POST',
      headers,
      body: JSON.stringify({ changes }),
    });
    return (await answer.json()).verdicts[0];
  }, change);
  if (verdict?.verdict !== 'applied') throw new Error(`no group was made: ${JSON.stringify(verdict)}`);
  await page.context().close();
  return groupId;
}
