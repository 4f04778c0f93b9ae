/** Texts as one, with commas between them; a comma within a text stands behind a backslash, as in `a\,b,c`. */
export function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\,]/g, '\\$&')).join(',');
}

/** The texts of one that `joinTexts` made, or that a person typed; without the spaces around each. */
export function splitTexts(joined: string): string[] {
  const texts: string[] = [''];
  for (const [part] of joined.matchAll(/\\[\\,]|./gsu)) {
    if (part === ',') texts.push('');
    else
      texts.push(`${texts.pop() ?? ''}${part.length === 2 && part.startsWith('\\') ? part.slice(1) : part}`);
  }
  return texts.map((text) => text.trim());
}
