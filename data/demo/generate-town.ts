import type { LineString, Point, Polygon } from 'geojson';
import { boxAround } from '../../domain/geo.ts';
import { randomFrom } from '../../domain/random.ts';
import { blockRing } from './block-sides.ts';
import { type Building, buildBlock, makeBuilder } from './buildings.ts';
import { makeCoast } from './coast.ts';
import { footWays } from './footways.ts';
import { meadows, plantTrees, pond, woods } from './greens.ts';
import { tieKnots, walkGraph } from './knots.ts';
import { halfWidthOf, placeLamps } from './lamps.ts';
import { corner, inPatch, makeWarp, patches } from './plan.ts';
import { curve, direction, type Spot, times, toPosition, townOrigin, turning } from './plane.ts';
import { makeRailway, roadBridge } from './railway.ts';
import { Site } from './site.ts';
import { specialOf } from './special-blocks.ts';
import { growPatches, trunkWays, type Way } from './streets.ts';
import { busStops, townLabels, townPlaces } from './town-places.ts';
import type { Town, TownFeature, TownProperties } from './town-types.ts';
import { yards } from './yards.ts';

/** The town that demos use, so that links and pictures stay the same. */
export const demoTownSeed = 20_261_122;

/**
 * Lyktehamn, a small town that does not exist, on an island that does not exist. The same seed gives the same bytes.
 * Everything is made in metres on a straight plan, bent by one warp, and turned into positions at the very end.
 */
export function generateTown(seed: number): Town {
  const random = randomFrom(seed);
  const warp = makeWarp(random);
  const coast = makeCoast(random);
  const land = coast.land.map(warp);
  const grown = growPatches(warp, random);
  const ferryRoad: Way = {
    line: curve(
      [
        [840, 230],
        [905, 170],
        [975, 104],
      ],
      4,
    ).map(warp),
    kind: 'main',
    name: 'Färjevägen',
    lit: true,
  };
  const ways = tieKnots([...trunkWays(warp), ...grown.ways, ferryRoad, ...footWays(warp)]);
  const railway = makeRailway(warp);

  const site = new Site(land);
  for (const { line, kind } of ways) site.addBarrier(line, halfWidthOf[kind]);
  for (const track of railway.tracks) site.addBarrier(track, 8);
  const pondRing = pond(random).map(warp);
  site.keepFree(pondRing);

  const buildings: Building[] = [];
  const builder = makeBuilder(site, warp, random, buildings);
  const { house } = railway;
  builder.add(
    { middle: house.middle, heading: direction(house.middle, house.along), length: 64, depth: 11 },
    'station',
    0,
  );
  const specialsFirst = [...grown.blocks].sort(
    (a, b) => Number(specialOf(b) !== undefined) - Number(specialOf(a) !== undefined),
  );
  const grounds = yards(grown.blocks, builder);
  for (const block of specialsFirst) buildBlock(block, builder);
  const lighthouse = warp(coast.lighthouse);
  buildings.push({ ring: octagon(lighthouse, 5), kind: 'lighthouse' });

  const places = townPlaces(warp);
  const darkSpots = [
    { middle: warp([2.5, 214]), reach: 48, share: 0.75 },
    { middle: warp([-225, 60]), reach: 95, share: 0.85 },
    { middle: inSlabs(warp), reach: 60, share: 0.5 },
  ];
  const trees = plantTrees(site, ways, warp, random);
  const lamps = placeLamps(ways, darkSpots, random);

  const special = (kind: 'square' | 'school'): Spot[][] =>
    grown.blocks
      .filter((block) =>
        kind === 'school' ? specialOf(block) === 'school' : specialOf(block)?.endsWith('square') === true,
      )
      .map((block) => blockRing(block, 6, warp));
  const built = patches
    .filter(({ kind }) => kind !== 'park' && kind !== 'forest')
    .map((patch) => patchRing(patch, warp));
  const churchyards = grown.blocks
    .filter((block) => specialOf(block) === 'church')
    .map((block) => blockRing(block, 6, warp));
  const pitches = grown.blocks.filter((block) => specialOf(block) === 'pitch');
  const sports = pitches
    .slice(0, 1)
    .map((block) =>
      blockRing({ ...block, u: [0, Math.max(...pitches.map(({ u }) => u[1]))], v: [0, 1] }, 4, warp),
    );
  const parkRings = patches.filter(({ kind }) => kind === 'park').map((patch) => patchRing(patch, warp));

  const features: TownFeature[] = [
    ...[land, ...coast.islets.map((ring) => ring.map(warp))].map((ring) => area({ layer: 'land' }, ring)),
    area({ layer: 'sand' }, coast.beach.map(warp)),
    ...built.map((ring) => area({ layer: 'built' }, ring)),
    ...woods.map((ring) => area({ layer: 'forest' }, curve(ring, 3, true).map(warp))),
    ...meadows.map((ring) => area({ layer: 'park' }, curve(ring, 3, true).map(warp))),
    ...[...parkRings, ...churchyards, ...sports].map((ring) => area({ layer: 'park' }, ring)),
    area({ layer: 'water', kind: 'pond' }, pondRing),
    ...special('school').map((ring) => area({ layer: 'school', name: 'Lyktskolan' }, ring)),
    ...special('square').map((ring) => area({ layer: 'square' }, ring)),
    ...grounds.map(({ layer, ring }) => area({ layer }, ring)),
    area({ layer: 'jetty', kind: 'quay' }, coast.quay.map(warp)),
    ...coast.breakwaters.map((ring) => area({ layer: 'jetty', kind: 'breakwater' }, ring.map(warp))),
    ...coast.jetties.map((ring) => area({ layer: 'jetty', kind: 'jetty' }, ring.map(warp))),
    ...railway.platforms.map((ring) => area({ layer: 'platform' }, ring)),
    ...buildings.map(({ ring, kind }) => area({ layer: 'building', kind }, ring)),
    line({ layer: 'road', kind: 'main', name: 'Lyktebron', bridge: true }, curve(roadBridge, 6).map(warp)),
    ...ways.map(wayFeature),
    line({ layer: 'rail', bridge: true }, railway.bridge),
    ...railway.tracks.map((track) => line({ layer: 'rail' }, track)),
    ...trees.map(({ spot, size }) => point({ layer: 'tree', size }, spot)),
    ...lamps.map(({ spot, working }) => point({ layer: 'lamp', working }, spot)),
    ...busStops(warp),
    ...townLabels(warp),
  ];
  const box = boxAround(built.flat().map(toPosition));
  if (box === undefined) throw new Error('a town without ground');
  return {
    name: 'Lyktehamn',
    seed,
    centre: townOrigin,
    box,
    map: { type: 'FeatureCollection', features },
    places,
    graph: walkGraph(ways),
  };
}

const inSlabs = (warp: (spot: Spot) => Spot): Spot => warp(inPatch(westSlabs, 0.53, 0.28));
const westSlabs = { south: 'd', north: 'e', column: 1, kind: 'slabs', across: 2, up: 2 } as const;

function patchRing({ south, north, column }: (typeof patches)[number], warp: (spot: Spot) => Spot): Spot[] {
  const corners = [
    corner(south, column),
    corner(south, column + 1),
    corner(north, column + 1),
    corner(north, column),
  ];
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % 4] ?? from;
    return Array.from({ length: 10 }, (_, step) =>
      warp([from[0] + ((to[0] - from[0]) * step) / 10, from[1] + ((to[1] - from[1]) * step) / 10]),
    );
  });
}

const octagon = ([x, y]: Spot, radius: number): Spot[] =>
  Array.from({ length: 8 }, (_, index) => {
    const [dx, dy] = times([Math.cos((index * Math.PI) / 4), Math.sin((index * Math.PI) / 4)], radius);
    return [x + dx, y + dy];
  });

function wayFeature({ line: spots, kind, name, lit, bridge }: Way): TownFeature {
  const named = name === undefined ? {} : { name };
  if (kind === 'main' || kind === 'street' || kind === 'service')
    return line({ layer: 'road', kind, ...named, ...(bridge === true ? { bridge } : {}) }, spots);
  return line({ layer: 'path', kind, ...named, lit }, spots);
}

const point = (properties: TownProperties, spot: Spot): TownFeature & { geometry: Point } => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: toPosition(spot) },
});

const line = (
  properties: TownProperties,
  spots: readonly Spot[],
): TownFeature & { geometry: LineString } => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates: spots.map(toPosition) },
});

/** A polygon by RFC 7946: counter-clockwise, closed, no position twice in a row. */
function area(properties: TownProperties, ring: readonly Spot[]): TownFeature & { geometry: Polygon } {
  const turned = turning(ring) < 0 ? [...ring].reverse() : ring;
  const positions = turned.map(toPosition);
  const distinct = positions.filter((position, index) => {
    const before = positions.at(index - 1);
    return index === 0 || position[0] !== before?.[0] || position[1] !== before[1];
  });
  const first = distinct[0] ?? [0, 0];
  const last = distinct.at(-1);
  const closed = last?.[0] === first[0] && last[1] === first[1] ? distinct : [...distinct, first];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [closed] } };
}
