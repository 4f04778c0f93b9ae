import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

const budgetBytes = 150_000;

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

test('the join screen needs little JavaScript before the first tap, and no map', async () => {
  const link = /\/j\/[A-Z0-9]{6}/.exec(server.printed())?.[0];
  const { page, faults } = await openPage(browser, 'phone');
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const name = new URL(response.url()).pathname;
    void response.body().then((body) => scripts.set(name, gzipSync(body, { level: 9 }).length));
  });
  await page.goto(`${server.address}${link}`);
  await page.getByRole('button').first().waitFor();
  await page.waitForLoadState('networkidle');
  const bytes = [...scripts.values()].reduce((a, b) => a + b, 0);
  expect(bytes, JSON.stringify(Object.fromEntries(scripts))).toBeLessThanOrEqual(budgetBytes);
  expect(bytes).toBeGreaterThan(20_000);
  expect([...scripts.keys()].filter((name) => /map-|service-worker|workbox/.test(name))).toEqual([]);
  expect(faults).toEqual([]);
});
