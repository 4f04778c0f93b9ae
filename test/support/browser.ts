import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../../server/launcher/browser.mjs';

/** A phone in the hand and a screen on the desk. Coarse pixels: drawing maps is most of the work. */
const sizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 0.5 },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 0.5 },
} as const satisfies Record<string, BrowserContextOptions>;

/** No page lives long enough to earn back what V8's best compilers cost, nor threads for its rubbish. */
const shortLife = [
  '--no-turbofan',
  '--no-maglev',
  '--no-concurrent-sparkplug',
  '--single-threaded-gc',
  '--min-semi-space-size=32',
  '--max-semi-space-size=64',
];

let running: Promise<Browser> | undefined;

/**
 * A real Chromium without a window, the same for all files that a worker goes through: each page has a context of its
 * own, and the browser ends with the worker's process.
 */
export async function launchBrowser(): Promise<Browser> {
  if (running === undefined || !(await running).isConnected())
    running = startBrowser(findBrowser(), [`--js-flags=${shortLife.join(' ')}`]);
  return running;
}

/**
 * Starts a browser without a window. WebGL is drawn by the processor, so that the map is there on any machine, and the
 * page around it without WebGL's detour, which takes a third less. Whatever a browser asks its maker for in the
 * background is off, because tests have no network.
 * @param more arguments beside those
 */
export async function startBrowser(
  executablePath: string | undefined,
  more: readonly string[] = [],
): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error('No Chromium was found. Install it, or set CHROMIUM_PATH to its program file.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-gpu-compositing',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-first-run',
      '--no-pings',
      ...more,
    ],
  });
}

/** Closes every page that is open. */
export async function closePages(): Promise<void> {
  const contexts = (await running)?.contexts() ?? [];
  await Promise.all(contexts.map((context) => context.close()));
}

/** Runs in the page: the map does all that it does but colour its pixels. */
function drawNothing(): void {
  const nothing = { value: () => undefined };
  for (const name of ['clear', 'drawArrays', 'drawElements'])
    Object.defineProperty(WebGL2RenderingContext.prototype, name, nothing);
}

export interface PageOptions extends BrowserContextOptions {
  /** For tests of the map itself. Elsewhere nobody looks at its pixels, and making them is most of the work. */
  drawsMaps?: boolean;
}

/**
 * A page in a browser context of its own: another person, with their own storage and session. Scripts that
 * fail on the page are collected in `faults`, for the test to look at.
 */
export async function openPage(
  browser: Browser,
  size: keyof typeof sizes,
  { drawsMaps = false, ...options }: PageOptions = {},
): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await browser.newContext({
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // Requests that a service worker answers do not pass page.route(); tests of the start without network allow it.
    serviceWorkers: 'block',
    ...sizes[size],
    ...options,
  });
  if (options.geolocation !== undefined) keepReading(context, options.geolocation);
  if (!drawsMaps) await context.addInitScript(drawNothing);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

/**
 * A phone reads its position again and again; the emulated one says it once, and on a slow machine that reading would
 * be stale before anybody asks.
 */
function keepReading(
  context: BrowserContext,
  first: NonNullable<BrowserContextOptions['geolocation']>,
): void {
  let latest = first;
  const read = context.setGeolocation.bind(context);
  context.setGeolocation = async (next) => {
    latest = next ?? latest;
    await read(next);
  };
  const timer = setInterval(() => {
    read(latest).catch(() => clearInterval(timer));
  }, 2_000);
  context.on('close', () => clearInterval(timer));
}

/** Runs in the page: colours that are still on their way are where they end. */
async function endMotion(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (const motion of document.getAnimations())
    if (motion.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY) motion.cancel();
    else motion.finish();
}

/**
 * What axe has against the page as it stands, one readable line each: WCAG 2.1 A and AA, and good practice. The
 * colours are looked at in the light and in the dark; everything else is the same in both.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  await page.evaluate(endMotion);
  const here = await runAxe(page, {});
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await page.evaluate(endMotion);
  const there = await runAxe(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  const told = (theme: string, faults: readonly string[]) => faults.map((fault) => `${theme} ${fault}`);
  return [...told(isDark ? 'dark' : 'light', here), ...told(isDark ? 'light' : 'dark', there)];
}

/** The same on the desk and, without loading the page again, as narrow as a phone. */
export async function axeFaultsAtBothSizes(page: Page): Promise<readonly string[]> {
  const wide = await axeFaults(page);
  await page.setViewportSize(sizes.phone.viewport);
  const narrow = await runAxe(page, {});
  await page.setViewportSize(sizes.desk.viewport);
  return [...wide, ...narrow.map((fault) => `narrow ${fault}`)];
}

async function runAxe(page: Page, options: axe.RunOptions): Promise<readonly string[]> {
  return page.evaluate(async (given) => {
    // The variable that axe's own script has put on the page.
    const { axe: tool } = window as unknown as {
      axe: { run(options: axe.RunOptions): Promise<axe.AxeResults> };
    };
    // The page's own heading lies behind a dialog that is open; sometimes axe sees that and asks for another.
    const isModal = document.querySelector('dialog:modal') !== null;
    const rules = isModal ? { 'page-has-heading-one': { enabled: false } } : {};
    const { violations } = await tool.run({ rules, ...given, resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
    );
  }, options);
}
