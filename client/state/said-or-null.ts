/** What somebody typed, without the spaces around it; null where they said nothing. */
export function saidOrNull(typed: string): string | null {
  const said = typed.trim();
  return said === '' ? null : said;
}
