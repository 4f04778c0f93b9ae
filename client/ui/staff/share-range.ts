/**
 * An interval of a share, 0 to 1, as in "25–75 %" in whole per cent. The joiners keep it on one line: half an interval
 * at the end of a line is read as a number.
 */
export function shareRange({ low, high }: { low: number; high: number }, language: string): string {
  const percent = (share: number) => Math.round(100 * share);
  const space = language === 'en' ? '' : '\u00a0';
  return `${percent(low)}\u2060–\u2060${percent(high)}${space}%`;
}
