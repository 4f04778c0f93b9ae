/**
 * People's words leave in many formats and are opened by programs that we do not know. Removed in all of them:
 * control characters (some readers stop there, XML forbids them), characters that are no characters, halves of
 * surrogate pairs, and the invisible marks that turn the writing direction of all that follows (a cell could then
 * read as its opposite). Letters that are written from right to left need none of these marks.
 */
const unsafeCharacters = /[[\p{Cc}--[\t\n]]\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gv;

/** The text as it may stand in any file: line breaks as \n, nothing that programs act upon. */
export function safeText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unsafeCharacters, '');
}

/** Spreadsheets take a cell for a formula when it begins with one of these, also in full width. */
const formulaStart = /^['\s]*[=+\-@\t\uff1d\uff0b\uff0d\uff20]/;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe is put in front where it could.
 * `withoutFormulaGuard` gives the text back.
 */
export function withFormulaGuard(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `withFormulaGuard` away again; any other text stays as it is. */
export function withoutFormulaGuard(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
}
