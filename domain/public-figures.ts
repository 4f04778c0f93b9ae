import { z } from 'zod';
import { categoryIdSchema } from './catalogue.ts';
import { dateSchema } from './feature.ts';
import { distanceMetres, type Position } from './geo.ts';
import { findingIdSchema, participantIdSchema } from './ids.ts';
import { publicMinimumVoices } from './public-view.ts';
import { positionOfSweref, swerefOf } from './sweref.ts';

/** Outlines for the public are made of squares of the national grid (SWEREF 99 TM) with this side. */
export const publicCellMetres = 25;
/** A mark speaks for the squares whose middle is this near. */
const reachMetres = 40;

/** A square by its number east and north: its lower left corner is that many squares from the origin of the grid. */
const cellSchema = z.tuple([z.int(), z.int()]);
export type PublicCell = z.infer<typeof cellSchema>;

const countSchema = z.int().min(publicMinimumVoices);

/**
 * What of a walk may be told of many people at once, frozen when a protocol is drafted. Each square of a place has
 * marks of at least five different people around it, so no four of them could draw the outline.
 */
export const publicFiguresSchema = z.strictObject({
  /** The version of the protocol that these figures were made for; later versions may keep them. */
  fromVersion: z.int().min(1),
  countedOn: dateSchema,
  places: z.array(
    z.strictObject({
      /** The stop in it, or nearest to it. */
      stop: z.string().nullable(),
      cells: z.array(cellSchema).min(1),
      marked: countSchema,
      passed: countSchema,
      /** What at least five people marked there, most first. */
      categories: z.array(z.strictObject({ category: categoryIdSchema, people: countSchema })),
    }),
  ),
  /** Who marked what, so that the next version can tell whether at least five people differ. Never shown. */
  voices: z.array(
    z.strictObject({ participantId: participantIdSchema, findingIds: z.array(findingIdSchema) }),
  ),
});
export type PublicFigures = z.infer<typeof publicFiguresSchema>;

/** A mark with everybody who stands behind it. */
export interface VoicedMark {
  findingId: z.infer<typeof findingIdSchema>;
  position: Position;
  category: string;
  /** Unsafe, and of a category of which the public is told. */
  isPublic: boolean;
  voices: readonly z.infer<typeof participantIdSchema>[];
}

export interface FiguresMaterial {
  version: number;
  countedOn: string;
  marks: readonly VoicedMark[];
  stops: readonly { name: string; position: Position }[];
  /** Who passed within 30 m of the place. */
  passedBy(place: Position): readonly string[];
}

const cellOf = (position: Position): PublicCell => {
  const { eastMetres, northMetres } = swerefOf(position);
  return [Math.floor(eastMetres / publicCellMetres), Math.floor(northMetres / publicCellMetres)];
};

/** A corner of the grid as a position. */
export function cornerOf([east, north]: PublicCell): [number, number] {
  return positionOfSweref({ eastMetres: east * publicCellMetres, northMetres: north * publicCellMetres });
}

function middleOf([east, north]: PublicCell): [number, number] {
  return cornerOf([east + 0.5, north + 0.5]);
}

const keyOf = (cell: PublicCell): string => cell.join(' ');
const byPlace = (a: PublicCell, b: PublicCell): number => a[1] - b[1] || a[0] - b[0];

/** Squares with marks of at least five different people around them, in order of the grid. */
function supportedCells(marks: readonly VoicedMark[]): PublicCell[] {
  const around = Math.ceil(reachMetres / publicCellMetres);
  const people = new Map<string, { cell: PublicCell; voices: Set<string> }>();
  for (const { position, voices } of marks) {
    const [east, north] = cellOf(position);
    for (let x = east - around; x <= east + around; x += 1)
      for (let y = north - around; y <= north + around; y += 1) {
        const cell: PublicCell = [x, y];
        if (distanceMetres(position, middleOf(cell)) > reachMetres) continue;
        const known = people.get(keyOf(cell)) ?? { cell, voices: new Set() };
        for (const voice of voices) known.voices.add(voice);
        people.set(keyOf(cell), known);
      }
  }
  return [...people.values()]
    .filter(({ voices }) => voices.size >= publicMinimumVoices)
    .map(({ cell }) => cell)
    .sort(byPlace);
}

/** Squares that touch, also by a corner, belong together. */
function groupCells(cells: readonly PublicCell[]): PublicCell[][] {
  const left = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const groups: PublicCell[][] = [];
  for (const first of cells) {
    if (!left.delete(keyOf(first))) continue;
    const group = [first];
    for (const [east, north] of group)
      for (const x of [east - 1, east, east + 1])
        for (const y of [north - 1, north, north + 1]) {
          const next = left.get(keyOf([x, y]));
          if (next === undefined) continue;
          left.delete(keyOf(next));
          group.push(next);
        }
    groups.push(group.sort(byPlace));
  }
  return groups;
}

function placeOf(cells: PublicCell[], material: FiguresMaterial): PublicFigures['places'][number] {
  const middles = cells.map(middleOf);
  const near = material.marks.filter(({ isPublic, position }) => {
    return isPublic && middles.some((middle) => distanceMetres(position, middle) <= reachMetres);
  });
  const marked = new Set(near.flatMap(({ voices }) => voices));
  const passed = new Set<string>([...marked, ...middles.flatMap((middle) => material.passedBy(middle))]);
  const categories = [...new Set(near.map(({ category }) => category))]
    .map((category) => {
      const own = near.filter((mark) => mark.category === category);
      return { category, people: new Set(own.flatMap(({ voices }) => voices)).size };
    })
    .filter(({ people }) => people >= publicMinimumVoices)
    .sort((a, b) => b.people - a.people || (a.category < b.category ? -1 : 1));
  const stops = material.stops
    .map(({ name, position }) => ({
      name,
      metres: Math.min(...middles.map((middle) => distanceMetres(position, middle))),
    }))
    .filter(({ metres }) => metres <= 2 * reachMetres)
    .sort((a, b) => a.metres - b.metres);
  return { stop: stops[0]?.name ?? null, cells, marked: marked.size, passed: passed.size, categories };
}

function voicesOf(marks: readonly VoicedMark[]): PublicFigures['voices'] {
  const people = [...new Set(marks.flatMap(({ voices }) => voices))].sort();
  return people.map((participantId) => ({
    participantId,
    findingIds: marks
      .filter(({ voices }) => voices.includes(participantId))
      .map(({ findingId }) => findingId)
      .sort(),
  }));
}

/** How many people's marks are not the same in both. */
function peopleWhoDiffer(before: PublicFigures['voices'], now: PublicFigures['voices']): number {
  const marksOf = (voices: PublicFigures['voices']) =>
    new Map<string, string>(
      voices.map(({ participantId, findingIds }) => [participantId, findingIds.join(' ')]),
    );
  const [old, fresh] = [marksOf(before), marksOf(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => old.get(id) !== fresh.get(id)).length;
}

/**
 * The figures of a version. Those of the version before stand until the marks of at least five people differ: two
 * versions then never differ by what one person, or four, did.
 */
export function publicFiguresOf(
  material: FiguresMaterial,
  previous: PublicFigures | null | undefined,
): PublicFigures {
  const voices = voicesOf(material.marks);
  if (
    previous !== null &&
    previous !== undefined &&
    peopleWhoDiffer(previous.voices, voices) < publicMinimumVoices
  )
    return previous;
  const groups = groupCells(supportedCells(material.marks.filter(({ isPublic }) => isPublic)));
  const places = groups
    .map((cells) => placeOf(cells, material))
    .sort(
      (a, b) =>
        b.marked - a.marked ||
        b.cells.length - a.cells.length ||
        byPlace(a.cells[0] ?? [0, 0], b.cells[0] ?? [0, 0]),
    );
  return { fromVersion: material.version, countedOn: material.countedOn, places, voices };
}
