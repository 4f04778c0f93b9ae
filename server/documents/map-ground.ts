import type { Feature, LineString, Point, Polygon } from 'geojson';
import { boxAround, type Position } from '../../domain/geo.ts';
import { type MapFrame, type MapShape, pathOf } from './map-picture.ts';
import { printColours } from './print-colours.ts';

/** What a town's map is made of, as the demo's has it. */
export type GroundFeature = Feature<Point | LineString | Polygon, { layer: string; kind?: string }>;

/** How a layer is drawn, in the order of the paper: what stands first lies under the rest. */
const areas: readonly [layer: string, fill: string, outline?: string][] = [
  ['land', printColours.land, printColours.roadEdge],
  ['built', printColours.built],
  ['forest', printColours.green],
  ['park', printColours.green],
  ['sand', printColours.open],
  ['water', printColours.water],
  ['school', printColours.open],
  ['square', printColours.open],
  ['playground', printColours.green],
  ['pitch', printColours.green],
  ['parking', printColours.band],
  ['jetty', printColours.open],
  ['platform', printColours.open],
  ['building', printColours.building, printColours.roadEdge],
];

const roadMetres: Readonly<Record<string, number>> = { main: 10, street: 7, service: 4 };

function positionsOf({ geometry }: GroundFeature): readonly Position[] {
  const raw =
    geometry.type === 'Polygon'
      ? (geometry.coordinates[0] ?? [])
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : [];
  return raw.map(([longitude = 0, latitude = 0]) => [longitude, latitude] as const);
}

/** Whether any of it can be on the paper. */
function isInFrame(positions: readonly Position[], frame: MapFrame): boolean {
  const box = boxAround(positions);
  if (box === undefined) return false;
  const [left, bottom] = frame.place([box[0], box[1]]);
  const [right, top] = frame.place([box[2], box[3]]);
  return right >= 0 && left <= frame.width && bottom >= 0 && top <= frame.height;
}

function ringsOf({ geometry }: GroundFeature): readonly (readonly Position[])[] {
  if (geometry.type !== 'Polygon') return [];
  return geometry.coordinates.map((ring) =>
    ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude]),
  );
}

/** The ground under a walk as paths; nothing where there is no ground, or none here. */
export function drawGround(features: readonly GroundFeature[], frame: MapFrame): MapShape[] {
  const near = features
    .map((feature) => ({ feature, positions: positionsOf(feature) }))
    .filter(({ positions }) => isInFrame(positions, frame));
  const ofLayer = (layer: string) => near.filter(({ feature }) => feature.properties.layer === layer);
  const filled = areas.flatMap(([layer, fill, outline]) =>
    ofLayer(layer).map(
      ({ feature }): MapShape => ({
        path: ringsOf(feature)
          .map((ring) => pathOf(frame, ring, true))
          .join(' '),
        fill,
        ...(outline === undefined ? {} : { stroke: outline, width: 0.4 }),
      }),
    ),
  );
  const roads = ofLayer('road').map(({ feature, positions }) => ({
    path: pathOf(frame, positions),
    width: Math.max(1.4, (roadMetres[feature.properties.kind ?? ''] ?? 5) / frame.metresPerPoint),
  }));
  const lines = (layer: string, stroke: string, width: number, dash?: readonly number[]): MapShape[] =>
    ofLayer(layer).map(({ positions }) => ({
      path: pathOf(frame, positions),
      stroke,
      width,
      ...(dash === undefined ? {} : { dash }),
    }));
  return [
    ...filled,
    ...lines('path', printColours.path, 0.9, [3, 2]),
    ...roads.map(
      ({ path, width }): MapShape => ({ path, stroke: printColours.roadEdge, width: width + 0.9 }),
    ),
    ...roads.map(({ path, width }): MapShape => ({ path, stroke: printColours.road, width })),
    ...lines('rail', printColours.rail, 1.4, [5, 2]),
  ];
}
