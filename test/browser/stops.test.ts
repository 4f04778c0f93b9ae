import type { Browser, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { addGroup, ratingsAtServer, recordsAtServer } from '../support/walk-records.ts';
import { joinedWalker, marksAtServer, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const delivered = (page: Page) => page.getByText('Allt levererat').waitFor();

/** Opens the stop by its place in the list, without the map. */
async function openStop(page: Page, index: number): Promise<string> {
  const stops = (await recordsAtServer(page)).filter(({ kind }) => kind === 'checkpoint');
  const inOrder = stops.sort(
    (a, b) => Number(a.feature?.properties.order) - Number(b.feature?.properties.order),
  );
  const id = inOrder[index]?.id ?? '';
  await page.goto(`${server.address}/walk/stop/${id}`);
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${index + 1}\\. `) }).waitFor();
  return id;
}

async function rate(page: Page, feeling = 'Ganska otrygg', alone = 'Nej'): Promise<void> {
  await page.getByRole('link', { name: 'Bedöm stoppet' }).click();
  await page.getByRole('button', { name: feeling }).click();
  await page.getByRole('button', { name: alone, exact: true }).click();
  await page.getByRole('button', { name: 'Nej, spara min bedömning' }).click();
  await page.getByRole('heading', { name: 'Din bedömning' }).waitFor();
}

async function markAtStop(page: Page, stopId: string): Promise<void> {
  await page.goto(`${server.address}/walk/mark?new&stop=${stopId}`);
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
}

test('others’ marks are hidden until the own rating is in; then one may agree, once', async () => {
  const { page: other } = await joinedWalker(browser, server);
  const stopId = await openStop(other, 1);
  await markAtStop(other, stopId);

  const { page, faults } = await joinedWalker(browser, server);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/findings')) asked.push(request.url());
  });
  await openStop(page, 1);
  await page.getByText('De visas när du har bedömt stoppet').waitFor();
  expect(asked).toEqual([]);
  await rate(page);
  await page.getByText('Ganska otrygg', { exact: true }).waitFor();
  await page.getByText('Framme hos kommunen').waitFor();
  const [rating] = await ratingsAtServer(page);
  expect(rating?.feature?.properties).toMatchObject({
    feeling: 3,
    wouldGoAloneInDark: 'no',
    observations: null,
    skipped: false,
    checkpointId: stopId,
    beforeDiscussion: true,
  });
  const agree = page.getByRole('button', { name: /Jag håller med: .*[Bb]elysning/ }).first();
  await agree.click();
  await page.getByText('Du håller med').first().waitFor();
  // Counted apart, for everybody who has rated: the one who marked sees it too, and cannot agree with it.
  await expect
    .poll(async () => (await marksAtServer(other)).map(({ feature }) => feature?.properties.confirmations), {
      timeout: 40_000,
    })
    .toEqual([1]);
  await page.reload();
  await page.getByText('Du håller med').first().waitFor();
  expect(faults).toEqual([]);
});

test('a skipped stop is recorded, and cannot be rated afterwards', async () => {
  const { page } = await joinedWalker(browser, server);
  const stopId = await openStop(page, 2);
  await page.getByRole('link', { name: 'Bedöm stoppet' }).click();
  await page.getByRole('button', { name: 'Hoppa över stoppet' }).click();
  await page.getByRole('button', { name: 'Hoppa över', exact: true }).click();
  await page.getByText('Du hoppade över stoppet.').waitFor();
  await delivered(page);
  expect((await ratingsAtServer(page)).map(({ feature }) => feature?.properties)).toMatchObject([
    { checkpointId: stopId, skipped: true, feeling: null, wouldGoAloneInDark: null },
  ]);
  await page.goto(`${server.address}/walk/stop/${stopId}/rate`);
  await page.getByText('Du hoppade över stoppet.').waitFor();
});

test('the group’s rater answers the eight questions on the place, and a reload loses none of them', async () => {
  const { page, faults } = await joinedWalker(browser, server);
  await openStop(page, 3);
  await page.getByRole('link', { name: 'Bedöm stoppet' }).click();
  await page.getByRole('button', { name: 'Mycket trygg' }).click();
  await page.getByRole('button', { name: 'Ja', exact: true }).click();
  await page.getByRole('button', { name: 'Ja, visa frågorna' }).click();
  await page.getByRole('heading', { name: 'Ljus' }).waitFor();
  await page.getByText('Fråga 3 av 10').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /^2/ }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Öppenhet' }).waitFor();
  for (let question = 0; question < 7; question++) {
    const title = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: /^3/ }).click();
    if (question < 6)
      await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor({ state: 'detached' });
  }
  await page.getByText('Du har också bedömt platsen.').waitFor();
  await delivered(page);
  const [rating] = await ratingsAtServer(page);
  expect(rating?.feature?.properties).toMatchObject({
    feeling: 1,
    observations: {
      light: 2,
      openness: 3,
      visibility: 3,
      people: 3,
      walk_path: 3,
      gender_usage: 3,
      escape: 3,
      care: 3,
    },
  });
  expect(faults).toEqual([]);
});

test('without network a rating is kept, others’ marks wait, and both come when it is back', async () => {
  const { page } = await joinedWalker(browser, server);
  await openStop(page, 4);
  await delivered(page);
  await page.waitForTimeout(1000);
  await page.context().setOffline(true);
  await rate(page);
  await page.getByText('1 sparad här').waitFor();
  await page.getByText('Utan nät kan de inte hämtas').waitFor();
  await page.context().setOffline(false);
  await delivered(page);
  await page.getByText('Ingen annan har markerat något här än.').waitFor();
  expect(await ratingsAtServer(page)).toHaveLength(1);
});

test('a person chooses the group, says how far it has come, and a later rating counts as after the talk', async () => {
  const groupId = await addGroup(browser, server, 'Grupp lykta', uuidv7());
  const { page, faults } = await joinedWalker(browser, server);
  const stopId = await openStop(page, 5);
  await page.getByRole('link', { name: 'Välj grupp' }).click();
  await page.getByRole('radio', { name: 'Grupp lykta' }).check();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('heading', { name: 'Grupp lykta' }).waitFor();
  await page.getByRole('button', { name: 'Vi är framme' }).click();
  await page.getByRole('button', { name: 'Nu pratar vi' }).click();
  await page.getByRole('button', { name: 'Vi går vidare' }).waitFor();
  await page.getByText('Gruppen har börjat prata.').waitFor();
  await expect
    .poll(
      async () => (await recordsAtServer(page)).find(({ id }) => id === groupId)?.feature?.properties.stops,
      { timeout: 60_000 },
    )
    .toMatchObject([{ checkpointId: stopId, discussionAt: expect.any(String) }]);
  await rate(page);
  await expect
    .poll(async () => (await ratingsAtServer(page))[0]?.feature?.properties)
    .toMatchObject({ groupId, beforeDiscussion: false });
  expect(faults).toEqual([]);
});

test('bad first fixes: the phone waits, then asks what to do with an uncertain place', async () => {
  const { page } = await openPage(browser, 'phone', {
    permissions: ['geolocation'],
    geolocation: { longitude: 17.62, latitude: 57.26, accuracy: 1500 },
  });
  await page.goto(`${server.address}${/\/j\/[A-Z0-9]{6}/.exec(server.printed())?.[0]}`);
  await page.getByRole('button', { name: 'Börja vandringen' }).click();
  await page.getByRole('link', { name: 'Markera', exact: true }).click();
  await page.getByRole('button', { name: 'Belysning' }).click();
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await page.getByRole('heading', { name: 'Var är det?' }).waitFor();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Osäker plats, på 1,5 km när').waitFor();
  expect(await marksAtServer(page)).toEqual([]);
  // A good reading comes late: no question is needed any more.
  await page.context().setGeolocation({ longitude: 17.6005, latitude: 57.2505, accuracy: 9 });
  await page.getByText('på 9 m när').waitFor();
  await page.getByText('Bra', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
  const [good] = await marksAtServer(page);
  expect(good?.feature).toMatchObject({
    geometry: { coordinates: [17.6005, 57.2505] },
    properties: {
      accuracyMetres: 9,
      observer: { position: [17.6005, 57.2505], accuracyMetres: 9 },
      clockSkewMilliseconds: expect.any(Number),
      lightCondition: expect.stringMatching(/daylight|dusk|dark_lit/),
    },
  });
  await page.context().setGeolocation({ longitude: 17.6006, latitude: 57.2505, accuracy: 80 });
  await page.waitForTimeout(11_000);
  await page.context().setGeolocation({ longitude: 17.6007, latitude: 57.2505, accuracy: 80 });
  await page.getByRole('link', { name: 'Bra plats' }).click();
  await page.getByText('Osäker plats, på 80 m när').waitFor();
  await page.getByRole('button', { name: 'Behåll den osäkra platsen' }).click();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
  const kept = (await marksAtServer(page)).find(({ feature }) => feature?.properties.polarity === 'positive');
  expect(kept?.feature?.properties).toMatchObject({ accuracyMetres: 80, positionSource: 'here' });
});

test('a hint on words that may tell who somebody is, without stopping anybody', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  await page.getByRole('link', { name: 'Bra plats' }).click();
  await page.getByLabel('Berätta mer').fill('Anna brukar stå här, ring 070-123 45 67');
  await page.getByText('ser ut som ett namn').waitFor();
  await page.getByText('ser ut som ett telefonnummer').waitFor();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await delivered(page);
  expect((await marksAtServer(page))[0]?.feature?.properties.text).toContain('Anna');
});

test('the whole way at a stop by keyboard alone', async () => {
  const { page } = await joinedWalker(browser, server);
  await openStop(page, 6);
  const press = async (name: string | RegExp, role: 'button' | 'link') => {
    const target = page.getByRole(role, { name, exact: true }).first();
    await target.waitFor();
    for (let steps = 0; steps < 40; steps++) {
      if (await target.evaluate((element) => element === document.activeElement))
        return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`the focus never came to ${String(name)}`);
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await press('Bedöm stoppet', 'link');
  await page.getByRole('heading', { name: 'Hur trygg känner du dig här?' }).waitFor();
  expect(await focused()).toBe('Hur trygg känner du dig här?');
  await press('Ganska trygg', 'button');
  await page.getByRole('heading', { name: /ensam när det är mörkt/ }).waitFor();
  expect(await focused()).toContain('ensam när det är mörkt');
  await press('Jag undviker platsen', 'button');
  await press('Nej, spara min bedömning', 'button');
  await page.getByRole('heading', { name: 'Din bedömning' }).waitFor();
  await delivered(page);
  expect((await ratingsAtServer(page))[0]?.feature?.properties).toMatchObject({
    feeling: 2,
    wouldGoAloneInDark: 'avoid',
  });
});

test('no fault for axe on the screens of a stop, and nothing is wider than the screen', async () => {
  const { page } = await joinedWalker(browser, server);
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
  await openStop(page, 1);
  await look('stop');
  await page.getByRole('link', { name: 'Bedöm stoppet' }).click();
  await page.getByRole('heading', { name: 'Hur trygg känner du dig här?' }).waitFor();
  await look('feeling');
  await page.getByRole('button', { name: 'Hoppa över stoppet' }).click();
  await look('skip');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Mycket otrygg' }).click();
  await page.getByRole('heading', { name: /ensam när det är mörkt/ }).waitFor();
  await look('alone');
  await page.getByRole('button', { name: 'Ja', exact: true }).click();
  await page.getByRole('button', { name: 'Ja, visa frågorna' }).waitFor();
  await look('offer');
  await page.getByRole('button', { name: 'Ja, visa frågorna' }).click();
  await page.getByRole('heading', { name: 'Ljus' }).waitFor();
  await look('observable');
  await page.getByRole('button', { name: 'Spara nu, hoppa över resten' }).click();
  await page.getByRole('button', { name: 'Hämta igen' }).waitFor();
  await look('rated');
  await page.goto(`${server.address}/walk/group`);
  await page.getByRole('heading', { name: 'Vilken grupp går du med?' }).waitFor();
  await look('group');
  expect(found).toEqual([]);
  await page.context().close();
});
