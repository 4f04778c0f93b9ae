import { z } from 'zod';

/** Longitude and latitude in degrees, WGS84, in this order (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number];

/** West, south, east, north in degrees. West may be greater than east when the box crosses the antimeridian. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/** Mean earth radius in metres, the one Turf uses, so that our distances agree with its geometry. */
export const earthRadiusMetres = 6_371_008.8;

const degree = Math.PI / 180;

/** Rounds to at most 7 decimals (about 1 cm; more is noise and makes equal places look different); also turns -0 into 0 so that equal places have equal bytes. */
export function roundCoordinate(value: number): number {
  return Math.round(value * 1e7) / 1e7 + 0;
}

export function roundPosition([longitude, latitude]: Position): [number, number] {
  return [roundCoordinate(longitude), roundCoordinate(latitude)];
}

/** Why a pair of numbers is not a position, in words a person can act on; undefined when it is one. */
export function positionFault(longitude: number, latitude: number): string | undefined {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'the coordinates must be numbers';
  if (Math.abs(longitude) > 1000 || Math.abs(latitude) > 1000)
    return 'these look like projected metres; send longitude and latitude in degrees (WGS84)';
  if (Math.abs(latitude) > 90 && Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180)
    return 'longitude and latitude look swapped; send [longitude, latitude]';
  if (Math.abs(latitude) > 90) return 'the latitude must be between -90 and 90 degrees';
  if (Math.abs(longitude) > 180) return 'the longitude must be between -180 and 180 degrees';
  return undefined;
}

export const positionSchema = z
  .tuple([z.number(), z.number()])
  .superRefine(([longitude, latitude], context) => {
    const fault = positionFault(longitude, latitude);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  })
  .transform(roundPosition);

export const pointSchema = z.strictObject({ type: z.literal('Point'), coordinates: positionSchema });

export const lineStringSchema = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(positionSchema).min(2, 'a line needs at least two positions').max(5000),
});

const ringSchema = z
  .array(positionSchema)
  .min(4, 'a ring needs at least four positions, the last equal to the first')
  .max(5000)
  .refine((ring) => {
    const first = ring[0];
    const last = ring.at(-1);
    return first?.[0] === last?.[0] && first?.[1] === last?.[1];
  }, 'a ring must be closed: its last position must equal its first');

export const polygonSchema = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(ringSchema).min(1).max(50),
});

export const multiPolygonSchema = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).min(1).max(50)).min(1).max(50),
});

/** The polygon with these corners, at least three, the first of them named once. @throws ZodError for fewer */
export function polygonOf(corners: readonly Position[]): Polygon {
  return polygonSchema.parse({ type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] });
}

/** The corners of the outline, the first of them named once. */
export function outlineCorners({ coordinates: [outline] }: Polygon): readonly Position[] {
  return outline?.slice(0, -1) ?? [];
}

export type Point = z.infer<typeof pointSchema>;
export type LineString = z.infer<typeof lineStringSchema>;
export type Polygon = z.infer<typeof polygonSchema>;
export type MultiPolygon = z.infer<typeof multiPolygonSchema>;

/** Great-circle distance in metres (haversine on the mean earth radius). */
export function distanceMetres(from: Position, to: Position): number {
  const latitudeHalf = Math.sin(((to[1] - from[1]) * degree) / 2);
  const longitudeHalf = Math.sin(((to[0] - from[0]) * degree) / 2);
  const chord =
    latitudeHalf * latitudeHalf +
    Math.cos(from[1] * degree) * Math.cos(to[1] * degree) * longitudeHalf * longitudeHalf;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The box around positions, in degrees; undefined for none. Does not wrap at the antimeridian. */
export function boxAround(positions: Iterable<Position>): BoundingBox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return west === Infinity ? undefined : [west, south, east, north];
}
