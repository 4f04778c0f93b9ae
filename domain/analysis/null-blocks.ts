import type { Position } from '../geo.ts';
import type { ParticipantId, WalkId } from '../ids.ts';
import { type AreaMark, compareText } from './area-input.ts';
import { canMeet, type LineReach, lineReach } from './line-reach.ts';
import type { RouteLines } from './null-lines.ts';

/** Marks that redraws may bring near each other, and that no redraw brings near those of another block. */
export interface NullBlock {
  /** In the order of their ids. */
  readonly marks: readonly AreaMark[];
  /** Index among all marks, by mark of the block. */
  readonly indexes: readonly number[];
  /** All that the block's redraws follow from beside the settings and the seed. */
  readonly content: string;
  /** Nobody is of two blocks, so this tells the block from every other, wherever it stands among them. */
  readonly firstVoice: ParticipantId;
  /** Whose marks they are. */
  readonly walkIds: readonly WalkId[];
}

/**
 * Splits marks into blocks that no redraw can bring within the radius of each other, so that what chance makes of all
 * is the sum of what it makes of each. A mark may be drawn anywhere along the line of its person, as far aside as it
 * lies: lines whose marks could meet are of one block. Marks of people without a route are of none.
 * @param marks in the order of their ids
 * @returns the block with the first mark first
 */
export function nullBlocks(
  marks: readonly AreaMark[],
  lines: RouteLines,
  radiusMetres: number,
): readonly NullBlock[] {
  const indexesOf = new Map<string, number[]>();
  for (const [index, { voice }] of marks.entries()) {
    const key = lines.keyOf.get(voice);
    if (key === undefined) continue;
    const known = indexesOf.get(key);
    if (known === undefined) indexesOf.set(key, [index]);
    else known.push(index);
  }
  const reaches = new Map<string, LineReach>();
  for (const [key, indexes] of indexesOf) {
    const passer = lines.passerOf.get(key);
    const beside = indexes.flatMap((index): Position[] => {
      const mark = marks[index];
      return mark === undefined ? [] : [mark.position];
    });
    if (passer !== undefined) reaches.set(key, lineReach(passer, beside));
  }
  return groupsOf(reaches, radiusMetres)
    .map((keys) => {
      const indexes = keys.flatMap((key) => indexesOf.get(key) ?? []);
      return blockOf(
        indexes.sort((a, b) => a - b),
        marks,
        keys.sort(compareText),
        lines,
      );
    })
    .sort((a, b) => (a.indexes[0] ?? 0) - (b.indexes[0] ?? 0));
}

/** The keys of lines that can meet, or that others between them join. */
function groupsOf(reaches: ReadonlyMap<string, LineReach>, radiusMetres: number): string[][] {
  const lines = [...reaches];
  const parents = lines.map((_, line) => line);
  const find = (line: number): number => {
    let root = line;
    while (parents[root] !== undefined && parents[root] !== root) root = parents[root] ?? root;
    parents[line] = root;
    return root;
  };
  for (const [line, [, reach]] of lines.entries())
    for (let other = 0; other < line; other++) {
      const [a, b] = [find(line), find(other)];
      const [, otherReach] = lines[other] ?? [];
      if (a !== b && otherReach !== undefined && canMeet(reach, otherReach, radiusMetres)) parents[a] = b;
    }
  const groups = Map.groupBy(lines.keys(), find);
  return [...groups.values()].map((group) => group.flatMap((line) => lines[line]?.[0] ?? []));
}

function blockOf(
  indexes: readonly number[],
  all: readonly AreaMark[],
  keys: readonly string[],
  { keyOf }: RouteLines,
): NullBlock {
  const marks = indexes.flatMap((index) => all[index] ?? []);
  const voices = [...new Set(marks.map(({ voice }) => voice))].sort(compareText);
  const [firstVoice] = voices;
  if (firstVoice === undefined) throw new RangeError('a block has at least one mark');
  const numberOf = new Map(voices.map((voice, number) => [voice, number]));
  const lineOf = new Map(keys.map((key, number) => [key, number]));
  const places = marks.map(({ voice, position: [longitude, latitude] }) =>
    [lineOf.get(keyOf.get(voice) ?? ''), numberOf.get(voice), longitude, latitude].join(','),
  );
  const walkIds = [...new Set(marks.map(({ walkId }) => walkId))];
  return { marks, indexes, content: [...keys, '', ...places].join('\n'), firstVoice, walkIds };
}
