import type { Position } from '../../domain/geo.ts';
import { boxAround } from '../../domain/geo.ts';
import { cornerOf, type PublicCell } from '../../domain/public-figures.ts';
import { drawGround, type GroundFeature } from './map-ground.ts';
import { strokesOf, strokesWidth } from './number-strokes.ts';
import { printColours } from './print-colours.ts';

/** One path in the words of SVG, in points from the upper left corner; PDF and SVG draw the same ones. */
export interface MapShape {
  path: string;
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
  /** Of the fill, from 0 to 1. */
  opacity?: number;
}

export interface MapPicture {
  width: number;
  height: number;
  shapes: readonly MapShape[];
  /** False where there is only the route on paper, without streets beneath. */
  hasGround: boolean;
}

export interface MapContent {
  route: readonly Position[];
  stops: readonly { number: number; position: Position }[];
  /** Marks by the last part of their number, as 14 of KB-2026-1-014. */
  marks: readonly { number: number; position: Position; isPositive: boolean }[];
  /** Places of many people by their number, as squares of the national grid. */
  spots?: readonly { number: number; cells: readonly PublicCell[] }[];
}

/** From positions to points on the paper. */
export interface MapFrame {
  width: number;
  height: number;
  metresPerPoint: number;
  place(position: Position): readonly [x: number, y: number];
}

const metresPerDegree = 111_195;
const marginPoints = 30;
/** A single stop is still shown with what is around it. */
const leastMetres = 120;

function frameAround(content: MapContent, width: number, height: number): MapFrame | undefined {
  const places = [
    ...content.route,
    ...content.stops.map(({ position }) => position),
    ...content.marks.map(({ position }) => position),
    ...(content.spots ?? []).flatMap(({ cells }) => cells.flatMap(cornersOf)),
  ];
  const box = boxAround(places);
  if (box === undefined) return undefined;
  const [west, south, east, north] = box;
  const [middleEast, middleNorth] = [(west + east) / 2, (south + north) / 2];
  const perDegreeEast = metresPerDegree * Math.cos((middleNorth * Math.PI) / 180);
  const wide = Math.max(leastMetres, (east - west) * perDegreeEast);
  const high = Math.max(leastMetres, (north - south) * metresPerDegree);
  const metresPerPoint = Math.max(wide / (width - 2 * marginPoints), high / (height - 2 * marginPoints));
  return {
    width,
    height,
    metresPerPoint,
    place: ([longitude, latitude]) => [
      width / 2 + ((longitude - middleEast) * perDegreeEast) / metresPerPoint,
      height / 2 - ((latitude - middleNorth) * metresPerDegree) / metresPerPoint,
    ],
  };
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** Positions as an SVG path. */
export function pathOf(frame: MapFrame, positions: readonly Position[], closed = false): string {
  const steps = positions.map((position, index) => {
    const [x, y] = frame.place(position);
    return `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`;
  });
  return `${steps.join(' ')}${closed ? ' Z' : ''}`;
}

export function circlePath(x: number, y: number, radius: number): string {
  const [left, r] = [rounded(x - radius), rounded(radius)];
  const across = rounded(2 * radius);
  return `M${left} ${rounded(y)} a${r} ${r} 0 1 0 ${across} 0 a${r} ${r} 0 1 0 -${across} 0 Z`;
}

function numberIn(x: number, y: number, number: number | string, height: number, ink: string): MapShape {
  const width = strokesWidth(String(number), height);
  const path = strokesOf(String(number), x - width / 2, y - height / 2, height);
  return { path, stroke: ink, width: height * 0.17 };
}

/** A stop: a dark disc with its number. */
function stopShapes([x, y]: readonly [number, number], number: number): MapShape[] {
  return [
    { path: circlePath(x, y, 9.5), fill: printColours.ink, stroke: printColours.paper, width: 1.6 },
    numberIn(x, y, number, 8, printColours.paper),
  ];
}

/** A mark: a light tag, round for a good place, square for an unsafe one, so that it is told apart in grey too. */
function markShapes([x, y]: readonly [number, number], number: number, isPositive: boolean): MapShape[] {
  const wide = strokesWidth(String(number), 6) + 7;
  const [left, top] = [rounded(x - wide / 2), rounded(y - 5.5)];
  const path = isPositive
    ? circlePath(x, y, Math.max(6.5, wide / 2))
    : `M${left} ${top} h${rounded(wide)} v11 h-${rounded(wide)} Z`;
  return [
    {
      path,
      fill: printColours.paper,
      stroke: isPositive ? printColours.good : printColours.mark,
      width: 1.4,
    },
    numberIn(x, y, number, 6, printColours.ink),
  ];
}

type Place = readonly [x: number, y: number];

/** Marks at nearly the same place are laid out side by side around it, not over each other and not over a stop. */
function spread(places: readonly Place[], stops: readonly Place[]): Place[] {
  const taken: Place[] = [];
  const isFree = ([x, y]: Place): boolean =>
    taken.every(([a, b]) => Math.abs(a - x) > 15 || Math.abs(b - y) > 12) &&
    stops.every(([a, b]) => Math.abs(a - x) > 18 || Math.abs(b - y) > 15);
  for (const [x, y] of places) {
    const free = [...Array(90).keys()]
      .map((step) => {
        const reach = step === 0 ? 0 : 6 + step * 1.5;
        return [x + reach * Math.cos(step * 2.4), y + reach * Math.sin(step * 2.4)] as const;
      })
      .find(isFree);
    taken.push(free ?? [x, y]);
  }
  return taken;
}

const cornersOf = ([east, north]: PublicCell): [number, number][] => [
  cornerOf([east, north]),
  cornerOf([east + 1, north]),
  cornerOf([east + 1, north + 1]),
  cornerOf([east, north + 1]),
];

/** Squares as one shape with an edge around it, and its number in the middle of the square nearest to its middle. */
function spotShapes(
  frame: MapFrame,
  { number, cells }: { number: number; cells: readonly PublicCell[] },
): MapShape[] {
  const known = new Set(cells.map((cell) => cell.join(' ')));
  const isOutside = (east: number, north: number) => !known.has(`${east} ${north}`);
  const edges = cells.flatMap((cell) => {
    const [east, north] = cell;
    const [a, b, c, d] = cornersOf(cell);
    if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
    return [
      ...(isOutside(east, north - 1) ? [[a, b]] : []),
      ...(isOutside(east + 1, north) ? [[b, c]] : []),
      ...(isOutside(east, north + 1) ? [[c, d]] : []),
      ...(isOutside(east - 1, north) ? [[d, a]] : []),
    ];
  });
  const middle = (of: 0 | 1) => cells.reduce((sum, cell) => sum + cell[of], 0) / cells.length;
  const [middleEast, middleNorth] = [middle(0), middle(1)];
  const away = (cell: PublicCell) => Math.hypot(cell[0] - middleEast, cell[1] - middleNorth);
  const nearest = cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best));
  const [x, y] = frame.place(cornerOf([nearest[0] + 0.5, nearest[1] + 0.5]));
  const { ink, spot, spotEdge } = printColours;
  return [
    { path: cells.map((cell) => pathOf(frame, cornersOf(cell), true)).join(' '), fill: spot, opacity: 0.6 },
    { path: edges.map((edge) => pathOf(frame, edge)).join(' '), stroke: spotEdge, width: 2 },
    { path: circlePath(x, y, 11), fill: spot, stroke: ink, width: 1.6 },
    numberIn(x, y, number, 9, ink),
  ];
}

function scaleBar({ height, metresPerPoint }: MapFrame): MapShape[] {
  const steps = [20, 50, 100, 200, 500, 1000, 2000];
  const metres = steps.findLast((step) => step / metresPerPoint <= 130) ?? 20;
  const long = rounded(metres / metresPerPoint);
  const bottom = height - 14;
  const { ink, paper } = printColours;
  const words = `${metres} m`;
  const panel = `M8 ${bottom - 16} h${rounded(Number(long) + 16)} v24 h-${rounded(Number(long) + 16)} Z`;
  return [
    { path: panel, fill: paper },
    { path: `M16 ${bottom - 4} v6 h${long} v-6`, stroke: ink, width: 1.3 },
    { path: strokesOf(words, 16, bottom - 13, 7), stroke: ink, width: 1.1 },
  ];
}

function northArrow({ width }: MapFrame): MapShape[] {
  const x = width - 22;
  const { ink, paper } = printColours;
  return [
    { path: circlePath(x, 24, 16), fill: paper, stroke: ink, width: 0.8 },
    { path: `M${x} 11 l5 13 l-5 -3 l-5 3 Z`, fill: ink },
    { path: strokesOf('N', x - 2.7, 27, 7), stroke: ink, width: 1.2 },
  ];
}

/**
 * The map of a walk as paths: ground where we have one, the route, numbered stops and numbered marks, a scale and
 * north. Undefined where there is no place to show.
 */
export function mapPicture(
  content: MapContent,
  size: { width: number; height: number },
  ground: readonly GroundFeature[],
): MapPicture | undefined {
  const frame = frameAround(content, size.width, size.height);
  if (frame === undefined) return undefined;
  const { ink, paper, route } = printColours;
  const drawn = drawGround(ground, frame);
  const line = content.route.length < 2 ? [] : [pathOf(frame, content.route)];
  const places = spread(
    content.marks.map(({ position }) => frame.place(position)),
    content.stops.map(({ position }) => frame.place(position)),
  );
  const marks = content.marks.flatMap(({ number, isPositive }, index) =>
    markShapes(places[index] ?? [0, 0], number, isPositive),
  );
  const edge = `M0.5 0.5 H${size.width - 0.5} V${size.height - 0.5} H0.5 Z`;
  return {
    ...size,
    hasGround: drawn.length > 0,
    shapes: [
      { path: edge, fill: drawn.length > 0 ? printColours.water : paper },
      ...drawn,
      ...line.map((path) => ({ path, stroke: paper, width: 6 })),
      ...line.map((path) => ({ path, stroke: route, width: 2.6, dash: [6, 3] })),
      ...(content.spots ?? []).flatMap((spot) => spotShapes(frame, spot)),
      ...marks,
      ...content.stops.flatMap(({ number, position }) => stopShapes(frame.place(position), number)),
      ...scaleBar(frame),
      ...northArrow(frame),
      { path: edge, stroke: ink, width: 0.8 },
    ],
  };
}
