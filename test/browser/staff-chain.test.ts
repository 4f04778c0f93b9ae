import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { launchBrowser, openPage } from '../support/browser.ts';
import { demoLink } from '../support/demo-links.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

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

/** A corner of the town that no mark of the demo is near. */
const torget: [number, number] = [17.6102, 57.2475];
const walkName = 'Kedjans vandring';
const secret = 'Lampan vid muren är trasig';

async function createWalk(page: Page): Promise<{ walkId: string; code: string; stopId: string }> {
  await page.goto(demoLink(server, 'leader'));
  await page.getByRole('link', { name: 'Ny vandring' }).click();
  await page.getByLabel('Namn', { exact: true }).fill(walkName);
  await page.getByText('Klistra in flera stopp').click();
  await page.getByLabel('Ett stopp på varje rad').fill(`Varvstorget: ${torget[1]}, ${torget[0]}`);
  await page.getByRole('button', { name: 'Lägg till 1 stopp' }).click();
  await page.getByRole('button', { name: 'Skapa vandringen' }).click();
  await page.locator('.join-poster-code b').waitFor();
  const code = ((await page.locator('.join-poster-code b').textContent()) ?? '').replace(/\s/g, '');
  const walkId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const schema = z.object({ records: z.array(z.object({ kind: z.string(), id: z.string() })) });
  const answer = await page.request.get(`${server.address}/api/walks/${walkId}/records?since=0`);
  const stop = schema.parse(await answer.json()).records.find(({ kind }) => kind === 'checkpoint');
  return { walkId, code, stopId: stop?.id ?? '' };
}

/** Somebody else on the walk, whose phone we do not look at: joins and marks a place near the stop. */
async function otherPerson(code: string, metresEast: number): Promise<void> {
  const ask = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const response = await fetch(`${server.address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    expect(response.status, path).toBe(200);
    return response.json();
  };
  const joined = z.object({ walkId: z.string(), participantId: z.string(), token: z.string() });
  const { walkId, participantId, token } = joined.parse(await ask('/api/join', { code, language: 'sv' }));
  const at = new Date().toISOString();
  const finding = {
    type: 'Feature',
    id: uuidv7(),
    geometry: { type: 'Point', coordinates: [torget[0] + metresEast / 60_300, torget[1]] },
    properties: {
      kind: 'finding',
      walkId,
      participantId,
      accuracyMetres: 8,
      positionSource: 'here',
      checkpointId: null,
      category: 'lighting',
      subcategory: null,
      polarity: 'unsafe',
      severity: 3,
      text: secret,
      suggestion: null,
      lightCondition: 'dark_unlit',
      source: 'walk',
      recordedAt: at,
    },
  };
  const changes = [{ kind: 'finding-added', id: uuidv7(), at, walkId, finding }];
  const verdicts = z.object({ verdicts: z.array(z.object({ verdict: z.literal('applied') })) });
  verdicts.parse(await ask('/api/changes', { changes }, token));
}

async function mark(page: Page, category: string, place: { stopId: string } | 'map'): Promise<void> {
  const stop = place === 'map' ? '' : `&stop=${place.stopId}`;
  await page.goto(`${server.address}/walk/mark?new${stop}`);
  await page.getByRole('button', { name: category }).click();
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  if (place === 'map') {
    await page.getByRole('radio', { name: /Peka på kartan/ }).check({ force: true });
    await page.locator('.map-view[data-state="ready"]').waitFor();
    await page.getByRole('button', { name: 'Använd den här platsen' }).click();
  }
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.waitForURL(/\/walk$/);
}

test("from five marks on a phone to the police map and the planner's file", {
  timeout: 180_000,
}, async () => {
  const leader = await openPage(browser, 'desk');
  const { walkId, code, stopId } = await createWalk(leader.page);

  const police = await openPage(browser, 'desk');
  await police.page.goto(demoLink(server, 'police'));
  await police.page.locator('.area-row').first().waitFor();
  await police.page.locator('summary', { hasText: 'Filter' }).click();
  await police.page.getByLabel('Vandring', { exact: true }).selectOption(walkId);
  await police.page.getByText('Inget område med de här filtren').waitFor();

  const phone = await openPage(browser, 'phone');
  await phone.page.goto(`${server.address}/j/${code}`);
  await phone.page.getByRole('button', { name: 'Börja vandringen' }).click();
  await phone.page.waitForURL(/\/walk$/);
  for (const category of ['Belysning', 'Sikt', 'Ödsligt']) await mark(phone.page, category, { stopId });
  for (const category of ['Skötsel', 'Trafik']) await mark(phone.page, category, 'map');
  await otherPerson(code, 5);
  await otherPerson(code, 12);

  // Nobody reloads: the marks come to the leader and the area to the police by themselves.
  await leader.page.getByText('7 markeringar från 3 av 3 personer').waitFor({ timeout: 60_000 });
  const row = police.page.locator('.area-row');
  await row.getByText('3 av 3 som passerade').waitFor({ timeout: 60_000 });
  expect(await row.count()).toBe(1);
  await row.click();
  const detail = police.page.locator('.area-detail');
  const formula = (await detail.locator('.score-formula').textContent()) ?? '';
  expect(formula).toMatch(/^Oro \d,\d\d × Läge \d,\d\d = \d+$/);
  expect(await detail.locator('.score-part').count()).toBe(8);
  expect(await police.page.content()).not.toContain(secret);
  expect(await detail.textContent()).toContain('färre än 3 personer');

  const planner = await openPage(browser, 'desk');
  await planner.page.goto(demoLink(server, 'planner'));
  await planner.page.getByRole('combobox', { name: 'Vandring' }).selectOption(walkId);
  await expect.poll(() => planner.page.locator('.findings-table tbody tr').count(), patience).toBe(7);
  await planner.page.locator('summary', { hasText: 'Hämta fil' }).click();
  const [download] = await Promise.all([
    planner.page.waitForEvent('download'),
    planner.page.getByRole('link', { name: /^CSV \(kalkylblad\)/ }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(8);
  expect(lines.filter((line) => line.includes(secret))).toHaveLength(2);
  for (const { faults } of [leader, police, phone, planner]) expect(faults).toEqual([]);
});
