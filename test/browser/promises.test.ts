import type { Browser } from 'playwright-core';
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

test('both parties keep a promise: noted, gathered, written, approved by each, published', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  await page.goto(demoLink(server, 'leader'));
  await page.goto(`${server.address}/promises`);
  await page.getByRole('link', { name: /Medborgarlöfte för Lyktehamn/ }).waitFor();
  expect(await axeFaultsAtBothSizes(page), 'the list').toEqual([]);
  await page.getByRole('link', { name: /Medborgarlöfte för Lyktehamn/ }).click();

  // What a number is made of, and adding to it.
  await page.getByText('Minst 60 hastighetskontroller').first().click();
  await page.getByRole('img', { name: /av 60 kontroller\. Med jämn takt/ }).waitFor();
  const school = page.locator('.item-card', { hasText: 'Fältare på Lyktskolans gård' }).first();
  await school.locator('summary').first().click();
  const before = Number((await school.locator('.item-count').innerText()).split(' ')[0]);
  await school.getByRole('button', { name: 'Notera något som gjorts' }).click();
  await page.getByLabel('Vad som gjordes').fill('Två fältare på rasten.');
  expect(await axeFaults(page), 'the dialog').toEqual([]);
  await page.getByRole('button', { name: 'Notera', exact: true }).click();
  await school.locator('.item-count', { hasText: new RegExp(`^${before + 1}\\b`) }).waitFor();
  expect(await axeFaultsAtBothSizes(page), 'the promise').toEqual([]);

  // An item that comes later says so.
  await page.getByRole('button', { name: 'Lägg till en punkt' }).click();
  const adding = page.getByRole('dialog', { name: 'Lägg till en punkt i löftet' });
  await adding.getByLabel('Vad som lovas').fill('Belysning vid pendlarparkeringen');
  await adding.getByLabel('Egen tid till och med').fill('2099-12-31');
  await adding.getByLabel('Skäl').fill('Flera bad om det i dialogen.');
  expect(await axeFaults(page), 'adding an item').toEqual([]);
  await adding.getByRole('button', { name: 'Lägg till punkten' }).click();
  const added = page.locator('.item-card', { hasText: 'Belysning vid pendlarparkeringen' }).first();
  await added.locator('summary').first().click();
  await added.getByText(/Lades till i löftet .*: Flera bad om det i dialogen\./).waitFor();

  // The last follow-up, which is more than a year away, on another day.
  const last = page.locator('ol > .item-card').last();
  await last.locator('summary').first().click();
  await last.getByRole('button', { name: 'Flytta dagen' }).click();
  const moving = page.getByRole('dialog', { name: 'Flytta uppföljningen' });
  const planned = await moving.getByLabel('Ny dag').inputValue();
  await moving.getByLabel('Ny dag').fill(`${planned.slice(0, 8)}10`);
  await moving.getByLabel('Skäl').fill('Ledningsgruppen möts då.');
  expect(await axeFaults(page), 'moving a follow-up').toEqual([]);
  await moving.getByRole('button', { name: 'Flytta', exact: true }).click();
  await last.getByText(/^Flyttad från/).waitFor();

  // A follow-up, which only counts in the end.
  const kept = page.locator('.item-card', { hasText: 'Fyra uppföljningar per kalenderår' }).first();
  const published = Number((await kept.locator('.item-count').innerText()).split(' ')[0]);
  const next = page.locator('ol > .item-card', { hasNotText: /Publicerad|Missad/ }).first();
  await next.locator('summary').first().click();
  await next.getByRole('button', { name: 'Hämta läget' }).click();
  await next.getByLabel('Vad läget betyder').fill('Fältarna är på plats. Kontrollerna är efter.');
  await next.getByRole('button', { name: 'Spara texten' }).click();
  await next.getByRole('button', { name: 'Godkänn för kommunen' }).click();
  await next.getByText('Godkänd av kommunen').waitFor();
  expect(await next.getByRole('button', { name: 'Publicera uppföljningen' }).count()).toBe(0);
  const address = page.url();
  const day = (await next.locator('.item-text').innerText()).trim();
  const ofDay = page.locator('ol > .item-card', { hasText: day });

  await page.goto(demoLink(server, 'police'));
  await page.goto(address);
  await ofDay.locator('summary').first().click();
  await ofDay.getByRole('button', { name: 'Godkänn för polisen' }).click();
  await ofDay.getByRole('button', { name: 'Publicera uppföljningen' }).click();
  await ofDay.getByText(/^Publicerad \d/).waitFor();
  await kept.locator('.item-count', { hasText: new RegExp(`^${published + 1}\\b`) }).waitFor();

  // Taking in a promise that was published asks about the part of a year.
  await page.goto(demoLink(server, 'admin'));
  await page.goto(`${server.address}/promises`);
  await page.getByRole('button', { name: 'Läs in ett publicerat löfte' }).click();
  await page.getByLabel('Uppföljningar 2022').fill('2');
  expect(await axeFaults(page), 'taking in').toEqual([]);
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await page.getByRole('heading', { name: 'Medborgarlöfte för Oskarshamn 2022–2023', level: 1 }).waitFor();
  const states = await page.locator('ul > .item-card > details > summary .badge:first-child').allInnerTexts();
  expect(new Set(states)).toEqual(new Set(['Inget underlag registrerat']));
  expect(states).toHaveLength(15);

  await page.goto(`${server.address}/promises/new`);
  await page.getByRole('heading', { name: 'Nytt löfte' }).waitFor();
  await page.getByLabel('Gäller från och med').fill('2027-01-01');
  await page.getByLabel('Gäller till och med').fill('2027-12-31');
  await page.getByText('Välj dagar för de 4 uppföljningarna').click();
  await page.getByLabel('Uppföljning 4 2027').fill('2027-12-10');
  expect(await axeFaultsAtBothSizes(page), 'a new promise').toEqual([]);
  expect(faults).toEqual([]);
});

test('a logged speed check is in the public figure when its month has ended', async () => {
  const { page } = await openPage(browser, 'desk', { reducedMotion: 'reduce' });
  const reader = await openPage(browser, 'phone', { javaScriptEnabled: false });
  await reader.page.goto(`${server.address}/p`);
  const promise = reader.page.getByRole('link', { name: 'Medborgarlöfte för Lyktehamn' }).first();
  await promise.click();
  const publicCount = async (): Promise<number> => {
    const words = await reader.page
      .getByText(/^\d+ av 60 kontroller\b/)
      .first()
      .innerText();
    return Number.parseInt(words, 10);
  };
  const before = await publicCount();

  await page.goto(demoLink(server, 'police'));
  await page.goto(`${server.address}/patrol/counts`);
  await page.getByLabel('Vägsträcka').fill('Skolgatan vid Lyktskolan');
  await page.getByText('Annan dag, annan tid eller fler poliser').click();
  const now = new Date();
  const monthBefore = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15));
  await page.getByLabel('Datum').fill(monthBefore.toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Spara insatsen' }).click();
  await page.getByText('Insatsen är sparad').waitFor();
  // The promise's own number and time are what it is counted against here too.
  await page.getByText(/^\d+ av 60 från /).waitFor();

  await expect
    .poll(async () => {
      await reader.page.reload();
      return publicCount();
    })
    .toBe(before + 1);
});
