import { fewestVoices } from '../area.ts';
import { type StrongPlace, strongestPlace, surpriseOf } from './area-strength.ts';
import type { Figures, Remember } from './block-memo.ts';
import { codeVersion } from './code-version.ts';
import type { NullBlock } from './null-blocks.ts';
import { expectedVoices, type RouteLines, routedMarks } from './null-lines.ts';
import { type NullSettings, noStrength, prepareRedraws } from './redraws.ts';
import { voiceNeighbours } from './voice-neighbours.ts';

/** What chance makes of one block. */
export interface BlockChance {
  /** Marks that are drawn, and the people who made them. */
  readonly markCount: number;
  readonly voiceCount: number;
  /** The most people around one mark, by redraw; counted when first asked for. */
  mostNear(onProgress?: (share: number) => void): Float64Array;
  /** The areas of all redraws when a core needs so many people. */
  areasAt(level: number): ChanceAreas;
  /**
   * Where some marks, given as indexes among all marks, are most surprising; undefined where none of them is of this
   * block.
   */
  strongest(marks: readonly number[], level: number): StrongPlace | undefined;
}

interface ChanceAreas {
  /** Ascending. */
  readonly strengths: Float64Array;
  /** The greatest of each redraw, `noStrength` where it has no area. */
  readonly greatest: Float64Array;
}

/**
 * Draws the marks of a block again and again, from a seed that is the block's own.
 * @returns undefined where no mark of the block is near the line of its person
 */
export function blockChance(
  block: NullBlock,
  lines: RouteLines,
  settings: NullSettings,
  remember: Remember,
): BlockChance | undefined {
  const { radiusMetres, redraws } = settings;
  const seed = blockSeed(settings.seed, block.firstVoice);
  const about = [codeVersion, radiusMetres, redraws, seed].join(' ');
  const recall = (what: string, compute: () => Figures): Figures =>
    remember(`${about}\n${what}\n${block.content}`, block.walkIds, compute);

  // Each is made when it is first needed: what is remembered needs none of them.
  const routed = once(() => routedMarks(block.marks, lines));
  const [markCount = 0, voiceCount = 0] = first(
    recall('size', () => [Float64Array.of(routed()?.voices.length ?? 0, routed()?.voiceCount ?? 0)]),
  );
  if (markCount === 0) return undefined;
  const layout = () => {
    const made = routed();
    if (made === undefined) throw new Error('a block with marks has lines');
    return made;
  };
  const drawing = once(() => prepareRedraws(layout(), { ...settings, seed }, surprise));
  const expected = once(() => first(recall('expected', () => [expectedVoices(layout(), radiusMetres)])));
  const surprise = once(() => surpriseOf(layout(), expected()));
  const nearNow = once(() => {
    const { voices, span, x, y } = layout();
    const neighbours = voiceNeighbours({ voices, ...span }, radiusMetres);
    neighbours.place(x, y);
    return neighbours.voicesNear();
  });
  const placeOf = once(
    () => new Map([...layout().indexes].map((index, mark) => [block.indexes[index] ?? -1, mark])),
  );
  let most: Float64Array | undefined;
  const mostNear = (onProgress?: (share: number) => void) => {
    most ??=
      // Fewer people never make an area.
      voiceCount < fewestVoices
        ? new Float64Array(redraws)
        : first(recall('most', () => [drawing().countMost(onProgress)]));
    return most;
  };
  const areas = new Map<number, ChanceAreas>();
  const ownMarks = new Set(block.indexes);
  return {
    markCount,
    voiceCount,
    mostNear,
    areasAt(level) {
      const known = areas.get(level);
      if (known !== undefined) return known;
      const near = mostNear();
      const [strengths = new Float64Array(0), greatest = new Float64Array(redraws).fill(noStrength)] =
        near.some((people) => people >= level)
          ? recall(`areas ${level}`, () => drawing().areasAt(level, near))
          : [];
      const made = { strengths, greatest };
      areas.set(level, made);
      return made;
    },
    strongest(marks, level) {
      const own = marks.filter((index) => ownMarks.has(index)).flatMap((index) => placeOf().get(index) ?? []);
      if (own.length === 0) return undefined;
      return strongestPlace(layout(), expected(), nearNow(), own, surprise(), level);
    },
  };
}

/** The seed of a block: follows from that of the computation and from who is in the block. */
export function blockSeed(seed: number, voice: string): number {
  // FNV-1a (Fowler, Noll and Vo), its bits mixed once more: ids differ in few places.
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < voice.length; index++)
    hash = Math.imul(hash ^ voice.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function first([figures]: Figures): Float64Array {
  if (figures === undefined) throw new RangeError('figures are at least one list');
  return figures;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
