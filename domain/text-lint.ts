import { z } from 'zod';

/** The word lists of data/text-lint.json: what a municipality may lengthen without a release. */
export const textLintListsSchema = z.strictObject({
  /** First names common in Sweden; a capitalised match is only a hint, never a refusal. */
  firstNames: z.array(z.string().min(2)),
  /** Words of origin, appearance or belief, in lower case; a trailing * stands for any ending. */
  originWords: z.array(z.string().min(3)),
});
export type TextLintLists = z.infer<typeof textLintListsSchema>;

export const textHintKinds = [
  'name',
  'personal-number',
  'phone-number',
  'number-plate',
  'origin',
  'address',
] as const;
export type TextHintKind = (typeof textHintKinds)[number];

/** A stretch of the text that may tell who somebody is. `start` and `end` count UTF-16 units. */
export interface TextHint {
  kind: TextHintKind;
  start: number;
  end: number;
}

/** The check digit of Swedish personal numbers (Luhn over the last ten digits). */
function hasPersonalNumberCheck(digits: string): boolean {
  const ten = digits.slice(-10);
  let sum = 0;
  for (const [index, digit] of [...ten].entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return ten.length === 10 && sum % 10 === 0;
}

function* matches(text: string, pattern: RegExp, kind: TextHintKind): Generator<TextHint> {
  for (const match of text.matchAll(pattern))
    yield { kind, start: match.index, end: match.index + match[0].length };
}

function* personalNumbers(text: string): Generator<TextHint> {
  const pattern = /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]?\d{4}(?!\d)/g;
  for (const match of text.matchAll(pattern)) {
    const dashed = /[-+]/.test(match[0]);
    if (dashed || hasPersonalNumberCheck(match[0].replace(/\D/g, '')))
      yield { kind: 'personal-number', start: match.index, end: match.index + match[0].length };
  }
}

function escapeForPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const letterBefore = '(?<![\\p{L}\\p{N}])';
const letterAfter = '(?![\\p{L}\\p{N}])';

/** Builds the check once for its lists; the check itself is quick enough for every key stroke. */
export function buildTextLint(lists: TextLintLists): (text: string) => readonly TextHint[] {
  const names = lists.firstNames.map(escapeForPattern).join('|');
  const origins = lists.originWords
    .map((word) =>
      word.endsWith('*') ? `${escapeForPattern(word.slice(0, -1))}\\p{L}*` : escapeForPattern(word),
    )
    .join('|');
  const nothing = '(?!)';
  const patterns: readonly (readonly [TextHintKind, RegExp])[] = [
    ['phone-number', /(?<![\d-])(?:\+46|0046|0)\s?\d{1,3}(?:[\s-]?\d{2,3}){2,4}(?!\d)/g],
    [
      'number-plate',
      /(?<![\p{L}\d])[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}[ -]?\d{2}[0-9A-HJ-NPR-UW-Za-hj-npr-uw-z](?![\p{L}\d])/gu,
    ],
    [
      'name',
      new RegExp(`${letterBefore}(?:${names || nothing})s?${letterAfter}(?:\\s\\p{Lu}\\p{Ll}+)?`, 'gu'),
    ],
    ['origin', new RegExp(`${letterBefore}(?:${origins || nothing})${letterAfter}`, 'giu')],
    ['address', /(?<!\p{L})(?:nr|nummer|port|lägenhet|lgh|no\.|number)\s?\d{1,4}\s?[A-Ha-h]?(?!\p{L}|\d)/giu],
  ];
  return (text) => {
    const found = [...personalNumbers(text)];
    for (const [kind, pattern] of patterns) {
      for (const hint of matches(text, pattern, kind)) {
        const overlaps = found.some((other) => hint.start < other.end && other.start < hint.end);
        if (!overlaps) found.push(hint);
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}
