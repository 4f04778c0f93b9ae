import { type Position, roundPosition } from './geo.ts';

/** SWEREF 99 TM: the national grid of Sweden, a transverse Mercator of the ellipsoid GRS 80 around 15 degrees east. */
const axisMetres = 6_378_137;
const flattening = 1 / 298.257222101;
const centralMeridianDegrees = 15;
const scale = 0.9996;
const falseEastingMetres = 500_000;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export interface SwerefPosition {
  northMetres: number;
  eastMetres: number;
}

/**
 * The place in the national grid, to the metre. By the Gauss conformal projection as Lantmäteriet publishes it
 * (Gauss-Krüger with Krüger's series to the fourth order), exact to well under a millimetre within Sweden.
 */
export function swerefOf([longitude, latitude]: Position): SwerefPosition {
  const e2 = flattening * (2 - flattening);
  const n = flattening / (2 - flattening);
  const meanRadius = (axisMetres / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const a = e2;
  const b = (5 * e2 ** 2 - e2 ** 3) / 6;
  const c = (104 * e2 ** 3 - 45 * e2 ** 4) / 120;
  const d = (1237 * e2 ** 4) / 1260;
  const phi = radians(latitude);
  const sine = Math.sin(phi);
  const conformal = phi - sine * Math.cos(phi) * (a + b * sine ** 2 + c * sine ** 4 + d * sine ** 6);
  const lambda = radians(longitude - centralMeridianDegrees);
  const xi = Math.atan2(Math.tan(conformal), Math.cos(lambda));
  const eta = Math.atanh(Math.cos(conformal) * Math.sin(lambda));
  const betas = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49561 * n ** 4) / 161280,
  ];
  let north = xi;
  let east = eta;
  for (const [index, beta] of betas.entries()) {
    const order = 2 * (index + 1);
    north += beta * Math.sin(order * xi) * Math.cosh(order * eta);
    east += beta * Math.cos(order * xi) * Math.sinh(order * eta);
  }
  return {
    northMetres: Math.round(scale * meanRadius * north),
    eastMetres: Math.round(scale * meanRadius * east + falseEastingMetres),
  };
}

/**
 * The place of a pair in the national grid, in degrees to 7 decimals: the same projection backwards. SWEREF 99 is taken
 * for WGS84, as everybody does: they differ by less than a metre.
 */
export function positionOfSweref({ northMetres, eastMetres }: SwerefPosition): [number, number] {
  const e2 = flattening * (2 - flattening);
  const n = flattening / (2 - flattening);
  const meanRadius = (axisMetres / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const deltas = [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
    n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
    (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
    (4397 * n ** 4) / 161280,
  ];
  const xi = northMetres / (scale * meanRadius);
  const eta = (eastMetres - falseEastingMetres) / (scale * meanRadius);
  let [north, east] = [xi, eta];
  for (const [index, delta] of deltas.entries()) {
    const order = 2 * (index + 1);
    north -= delta * Math.sin(order * xi) * Math.cosh(order * eta);
    east -= delta * Math.cos(order * xi) * Math.sinh(order * eta);
  }
  const conformal = Math.asin(Math.sin(north) / Math.cosh(east));
  const lambda = Math.atan(Math.sinh(east) / Math.cos(north));
  const a = e2 + e2 ** 2 + e2 ** 3 + e2 ** 4;
  const b = -(7 * e2 ** 2 + 17 * e2 ** 3 + 30 * e2 ** 4) / 6;
  const c = (224 * e2 ** 3 + 889 * e2 ** 4) / 120;
  const d = -(4279 * e2 ** 4) / 1260;
  const sine = Math.sin(conformal);
  const phi = conformal + sine * Math.cos(conformal) * (a + b * sine ** 2 + c * sine ** 4 + d * sine ** 6);
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  return roundPosition([centralMeridianDegrees + degrees(lambda), degrees(phi)]);
}
