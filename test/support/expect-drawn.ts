import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

/** The signs that lie over a map have some hundred colours; ground, streets and marks have thousands. */
const coloursOfEmptyMap = 1000;

async function coloursOf(map: Locator): Promise<number> {
  const picture = await map.locator('canvas').first().screenshot();
  const pixels = await sharp(picture).removeAlpha().raw().toBuffer();
  const colours = new Set<number>();
  for (let at = 0; at < pixels.length; at += 3) colours.add(pixels.readUIntBE(at, 3));
  return colours.size;
}

/** Waits until the map has its ground and what lies on it: its page was opened with `drawsMaps`. */
export async function expectDrawn(map: Locator): Promise<void> {
  // Where the processor draws and other files run beside, the first picture takes its time.
  await map.waitFor({ timeout: 90_000 });
  await expect
    .poll(() => coloursOf(map), { timeout: 40_000, interval: 500 })
    .toBeGreaterThan(coloursOfEmptyMap);
}
