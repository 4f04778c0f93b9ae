import { distanceMetres, type Position } from '../../domain/geo.ts';
import { cornerOf } from '../../domain/public-figures.ts';
import type { AttackedTown, PlantedMark } from './public-town.ts';

/** Everything that anybody can get without an account, by address, as text. */
export type Outlets = ReadonlyMap<string, string>;

const start = ['/p', '/p?lang=en', '/p/feed.atom', '/p/feed.atom?lang=en'];

/**
 * Follows every link within the public's pages, as a program would that wants it all. A PDF says when it was made, so
 * its bytes tell nothing; its words are those of its page.
 */
export async function gatherOutlets(
  { server }: Pick<AttackedTown, 'server'>,
  leaveOut = /\.pdf/,
): Promise<Outlets> {
  const outlets = new Map<string, string>();
  const waiting = [...start];
  for (const path of waiting) {
    if (outlets.has(path) || leaveOut.test(path)) continue;
    const answer = await server.ask('GET', path, { headers: { accept: 'text/html' } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isText = /text|xml|svg|calendar/.test(answer.headers.get('content-type') ?? '');
    // Pictures are compared byte for byte.
    const text = isText ? bytes.toString('utf8') : bytes.toString('base64');
    outlets.set(path, text);
    if (!isText) continue;
    // Lines to paste on other websites are links too, with their quotation marks written out.
    const readable = text.replaceAll('&quot;', '"');
    for (const [, link = ''] of readable.matchAll(/(?:href|src|srcset)="([^"#]*)/g)) {
      const local = link.replace('http://lykta.test', '').replaceAll('&amp;', '&');
      if (/^\/p(\/|\?|$)/.test(local) && !/\.(css|woff2)$/.test(local)) waiting.push(local);
    }
  }
  return outlets;
}

/** What a page says to people, without its marks. */
function wordsOf(text: string): string {
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

export interface CountLeak {
  path: string;
  words: string;
}

/** Counts of people in the outlets that are, or that give away, one to four people. */
export function countLeaks(outlets: Outlets): { counts: number; leaks: readonly CountLeak[] } {
  const leaks: CountLeak[] = [];
  let counts = 0;
  const isFew = (count: number) => count > 0 && count < 5;
  for (const [path, text] of outlets) {
    const words = wordsOf(text);
    for (const [found, count] of words.matchAll(/(\d+) (?:personer|people)\b/g)) {
      counts += 1;
      if (isFew(Number(count))) leaks.push({ path, words: found });
    }
    for (const [found, part, whole] of words.matchAll(
      /(\d+) (?:av(?: de)?|of(?: the)?) (\d+) (?:som|who)/g,
    )) {
      counts += 1;
      if (isFew(Number(part)) || isFew(Number(whole) - Number(part))) leaks.push({ path, words: found });
    }
  }
  return { counts, leaks };
}

/** Times of day, ids and texts of marks, and raw coordinates: none may stand anywhere. */
export function rawLeaks(outlets: Outlets, marks: readonly PlantedMark[]): string[] {
  const leaks: string[] = [];
  for (const [path, text] of outlets) {
    // Invitations say when they begin; they are about no mark.
    const isInvitation =
      path.startsWith('/p/meetings') || path.endsWith('calendar.ics') || /^\/p(\?|$)/.test(path);
    const times = isInvitation ? [] : [...text.matchAll(/T(?!00:00:00Z)\d\d:\d\d|kl\. \d\d/g)];
    leaks.push(...times.map(([found]) => `${path}: ${found}`));
    for (const { id, person, words, position } of marks)
      for (const secret of [id, person, words, String(position[0]), String(position[1])])
        if (secret !== null && text.includes(secret)) leaks.push(`${path}: ${secret}`);
  }
  return leaks;
}

/** Addresses whose bytes are not the same in both. */
export function differences(before: Outlets, after: Outlets): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path));
}

export interface PointAttack {
  guesses: number;
  /** The best chance to say of a guessed point whose mark is there. */
  bestChance: number;
  /** From the guess to the nearest mark, of the middles of the squares on the map. */
  medianMetres: number;
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Takes the squares of the map and guesses that somebody marked the middle of each: how near are the marks, and how many
 * people could each guess be about?
 */
export function attackPoints(
  cells: readonly (readonly [number, number])[],
  marks: readonly PlantedMark[],
): PointAttack {
  const guesses = cells.map(([east, north]): Position => cornerOf([east + 0.5, north + 0.5]));
  const nearest = guesses.map((guess) =>
    Math.min(...marks.map(({ position }) => distanceMetres(guess, position))),
  );
  const candidates = guesses.map(
    (guess) =>
      new Set(
        marks.filter(({ position }) => distanceMetres(guess, position) <= 40.5).map(({ person }) => person),
      ).size,
  );
  return {
    guesses: guesses.length,
    bestChance: candidates.length === 0 ? 0 : 1 / Math.min(...candidates),
    medianMetres: medianOf(nearest),
  };
}
