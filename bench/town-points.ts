import type { DbscanPoints } from '../domain/analysis/dbscan.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const southWest = [16.3, 57.2] as const;
const degreesPerMetreNorth = 1 / 111_195;
const degreesPerMetreEast = degreesPerMetreNorth / Math.cos((57.3 * Math.PI) / 180);
const pointsPerSquareKilometre = 100;
const pointsPerHotSpot = 50;
const hotSpotMetres = 25;

/**
 * Points at the density of a town's marks, whatever their number: half in hot spots of 25 m (standard deviation),
 * half anywhere. Each is its own voice.
 */
export function townPoints(count: number, seed: number): DbscanPoints {
  const random = seededRandom(seed);
  const sideMetres = Math.sqrt(count / pointsPerSquareKilometre) * 1000;
  const anywhere = (): [number, number] => [random() * sideMetres, random() * sideMetres];
  // Box-Muller.
  const scatter = () =>
    hotSpotMetres * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const hotSpots = Array.from({ length: Math.ceil(count / 2 / pointsPerHotSpot) }, anywhere);
  const longitudes = new Float64Array(count);
  const latitudes = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const spot = index % 2 === 0 ? undefined : hotSpots[Math.floor(random() * hotSpots.length)];
    const [east, north] = spot === undefined ? anywhere() : [spot[0] + scatter(), spot[1] + scatter()];
    // As many decimals as our records have.
    longitudes[index] = Math.round((southWest[0] + east * degreesPerMetreEast) * 1e7) / 1e7;
    latitudes[index] = Math.round((southWest[1] + north * degreesPerMetreNorth) * 1e7) / 1e7;
  }
  return { longitudes, latitudes, voices: Uint32Array.from({ length: count }, (_, index) => index) };
}
