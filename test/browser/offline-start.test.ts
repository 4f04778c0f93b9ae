import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';
import { joinedWalker, joinPath, markLighting, marksAtServer, withPosition } from '../support/walkers.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const readyToWalk = (page: Page) => page.getByText('Redo att gå utan nät').waitFor({ timeout: 60_000 });

test('joined once, the app starts without network, marks, and delivers once when it is back', async () => {
  const { page } = await joinedWalker(browser, server, { ...withPosition, serviceWorkers: 'allow' });
  await readyToWalk(page);
  const context = page.context();
  await context.setOffline(true);
  // The system needed the memory: the tab is gone and is opened again by its address.
  await page.close();
  const again = await context.newPage();
  const faults: string[] = [];
  again.on('pageerror', (error) => faults.push(error.message));
  await again.goto(`${server.address}/walk`);
  await again.getByText('7 stopp').waitFor();
  await again.locator('.map-view[data-state="ready"]').waitFor();
  await again.getByText('Redo att gå utan nät').waitFor();
  expect(await again.getByText('Kartans bakgrund kunde inte hämtas').count()).toBe(0);
  await markLighting(again);
  await again.getByText('1 sparad här').waitFor();
  await again.goto(`${server.address}/walk/mine`);
  await again.getByText('Sparad på telefonen').waitFor();
  await context.setOffline(false);
  await again.getByText('Allt levererat').waitFor({ timeout: 60_000 });
  expect(await marksAtServer(again)).toHaveLength(1);
  expect(faults).toEqual([]);
});

test('what belongs to the staff is neither kept on the phone nor answered from it', async () => {
  const { page } = await joinedWalker(browser, server, { ...withPosition, serviceWorkers: 'allow' });
  await readyToWalk(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url, method }) => ({ path: new URL(url).pathname, method }));
  });
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(kept.filter(({ path }) => path.startsWith('/api/') && path !== '/api/text-lint')).toEqual([]);
  expect(kept.filter(({ path }) => /hotspots|findings-screen|staff|draw-|set-up/.test(path))).toEqual([]);
  await page.context().setOffline(true);
  await expect(page.goto(`${server.address}/hotspots`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

/** A way to the server on which a newer version of the app can be put. */
async function openProxy(): Promise<{
  address: string;
  target: { port: number };
  newVersion(): void;
  close(): void;
}> {
  const target = { port: 0 };
  let isNewer = false;
  const proxy = createServer((request, response) => {
    const { method, url, headers } = request;
    const onward = httpRequest(
      { port: target.port, method, path: url, headers: { ...headers, 'accept-encoding': 'identity' } },
      (answer) => {
        const isWorker = url === '/service-worker.js' && isNewer;
        const { 'content-length': _, ...others } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, isWorker ? others : answer.headers);
        if (isWorker) answer.on('end', () => response.end('\n// newer'));
        answer.pipe(response, { end: !isWorker });
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `http://localhost:${address.port}`,
    target,
    newVersion: () => {
      isNewer = true;
    },
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

test('a new version is offered quietly, taken only by a tap, and loses nothing', async () => {
  const proxy = await openProxy();
  const behind = await runServer({ DEMO: 'on', PUBLIC_URL: proxy.address });
  proxy.target.port = Number(new URL(behind.address).port);
  try {
    const { page } = await openPage(browser, 'phone', { ...withPosition, serviceWorkers: 'allow' });
    await page.goto(`${proxy.address}${joinPath(behind)}`);
    await page.getByRole('button', { name: 'Börja vandringen' }).click();
    await readyToWalk(page);
    proxy.newVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByRole('button', { name: 'Visa listan' }).click();
    await page.getByText('Ny version finns').waitFor();
    await page.evaluate(() => {
      document.body.dataset.same = 'page';
    });
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => document.body.dataset.same)).toBe('page');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Uppdatera nu' }).click();
    await page.waitForFunction(() => document.body.dataset.same === undefined);
    await page.getByText('7 stopp').waitFor();
    await page.getByRole('button', { name: 'Visa listan' }).click();
    await readyToWalk(page);
    expect(await page.getByText('Ny version finns').count()).toBe(0);
  } finally {
    proxy.close();
    await behind.stop();
  }
});

test('two tabs of a browser without locks never send the same mark twice', async () => {
  const { page } = await joinedWalker(browser, server, withPosition);
  const context = page.context();
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  const other = await context.newPage();
  const sent: string[] = [];
  for (const tab of [page, other])
    tab.on('request', (request) => {
      if (!request.url().endsWith('/api/changes')) return;
      for (const { id } of request.postDataJSON().changes) sent.push(id);
    });
  await page.reload();
  await other.goto(`${server.address}/walk`);
  await other.getByText('7 stopp').waitFor();
  await page.bringToFront();
  await markLighting(page);
  await page.getByText('Allt levererat').waitFor({ timeout: 60_000 });
  await other.getByText('7 stopp · 1 markering').waitFor();
  expect(sent).toHaveLength(1);
});
