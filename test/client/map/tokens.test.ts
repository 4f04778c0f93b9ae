import { describe, expect, test } from 'vitest';
import { token } from './token-colours.ts';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours by WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const textPairs = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'surface-sunken'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent', 'surface'],
  ['on-lantern', 'lantern'],
  ['on-severity-1', 'severity-1'],
  ['on-severity-2', 'severity-2'],
  ['on-severity-3', 'severity-3'],
  ['on-severity-4', 'severity-4'],
  ['on-police', 'police'],
  ['good-text', 'surface'],
  ['good-text', 'good-soft'],
  ['police-text', 'surface'],
  ['police-text', 'police-soft'],
  ['error', 'surface'],
  ['error', 'error-soft'],
  ['ink', 'warning-soft'],
  ['ink', 'accent-soft'],
  ['map-text', 'map-halo'],
  ['map-text-quiet', 'map-halo'],
  ['map-text-water', 'map-halo'],
  ['map-text-park', 'map-halo'],
] as const;

const markPairs = [
  ['on-good', 'good'],
  ['good', 'surface'],
  ['police', 'surface'],
  ['accent', 'map-land'],
  ['police', 'map-land'],
  ['line-strong', 'surface'],
] as const;

describe.each(['light', 'dark'] as const)('the %s tokens', (theme) => {
  test.each(textPairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(markPairs)('%s can be told from %s', (mark, ground) => {
    expect(contrast(token(mark, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
