import type { Page } from 'playwright-core';
import { findBrowserWithWindows } from '../server/launcher/browser.mjs';
import { startBrowser } from '../test/support/browser.ts';
import { runServer } from '../test/support/run-server.ts';
import { joinedWalker, markLighting, withPosition } from '../test/support/walkers.ts';
import { type Benchmark, type BenchmarkLine, benchmarkLine, median } from './benchmark.ts';

const marks = 40;
const warmUps = 5;
/** A phone of a few years ago beside the machine that runs this. */
const timesSlower = 4;
const limitMilliseconds = 100;

/** When, in milliseconds after the tap: the mark is on the disk, and the screen says so. */
interface Saved {
  durable: number;
  said: number;
}

/**
 * Runs in the page before its own scripts: from the tap on "Spara" to the end of the transaction that keeps the
 * mark, and to the frame that shows the words.
 */
function watchSaving(saved: { durable: number; said: number }[]): void {
  let tappedAt: number | undefined;
  let durable: number | undefined;
  Object.assign(window, { saved });
  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.textContent?.trim() !== 'Spara') return;
      tappedAt = performance.now();
      durable = undefined;
    },
    { capture: true },
  );
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function watched(...given: Parameters<typeof begin>) {
    const transaction = Reflect.apply(begin, this, given);
    const keeps = given[1] === 'readwrite' && given[2]?.durability === 'strict';
    if (keeps && [given[0]].flat().includes('queue'))
      transaction.addEventListener('complete', () => {
        if (tappedAt !== undefined) durable ??= performance.now() - tappedAt;
      });
    return transaction;
  };
  const look = () => {
    const says = document.querySelector('.toast-region [role=status]')?.textContent === 'Sparad på telefonen';
    if (!says || tappedAt === undefined || durable === undefined) return;
    const [start, kept] = [tappedAt, durable];
    tappedAt = undefined;
    requestAnimationFrame(() => saved.push({ durable: kept, said: performance.now() - start }));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

async function markAndMeasure(page: Page): Promise<readonly Saved[]> {
  for (let mark = 0; mark < warmUps + marks; mark += 1) {
    await markLighting(page);
    await page.getByRole('region', { name: 'Meddelanden' }).getByRole('button', { name: 'Stäng' }).click();
  }
  const all: Saved[] = await page.evaluate(() => Reflect.get(window, 'saved'));
  return all.slice(warmUps);
}

/** What a mark takes; only keeping it has a limit, the words on the screen follow with the next frames. */
function line(what: string, times: readonly number[], isLimited: boolean): BenchmarkLine {
  const sorted = times.toSorted((a, b) => a - b);
  const percentile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const p95 = percentile(0.95);
  const words = `p50 ${median(times).toFixed(0)}, p95 ${p95.toFixed(0)}, slowest ${percentile(1).toFixed(0)} ms`;
  return benchmarkLine({
    bench: 'capture',
    case: what,
    medianMs: median(times),
    against: isLimited ? 'limit for p95' : 'nothing',
    againstMs: isLimited ? limitMilliseconds : null,
    runs: times.length,
    note: isLimited && p95 > limitMilliseconds ? `${words}; OVER THE LIMIT` : words,
  });
}

/** From the tap on "Spara" to a mark that is kept for good, in the built client on a slow phone. */
export const capture: Benchmark = {
  id: 'capture',
  async *run() {
    const server = await runServer({ DEMO: 'on' });
    const browser = await startBrowser(findBrowserWithWindows());
    try {
      const context = { ...withPosition, reducedMotion: 'reduce' as const, drawsMaps: true };
      const { page, faults } = await joinedWalker(browser, server, context);
      await page.addInitScript(watchSaving, []);
      await page.reload();
      await page.getByText('7 stopp').waitFor();
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
      const saved = await markAndMeasure(page);
      if (saved.length !== marks || faults.length > 0)
        throw new Error(`${saved.length} of ${marks} marks were kept; ${faults.join('; ')}`);
      yield line(
        'on the disk',
        saved.map(({ durable }) => durable),
        true,
      );
      yield line(
        'on the screen',
        saved.map(({ said }) => said),
        false,
      );
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};
