import { randomFrom } from '../domain/random.ts';
import { readPhiladelphia } from './incident-files.ts';

/**
 * As many incidents as Philadelphia's, from the folder given or else drawn: half in hot spots, half anywhere, and all
 * placed every 50 m, as the police place incidents on the block. */
export function policePoints(paths: readonly string[]): { x: Float64Array; y: Float64Array; source: string } {
  const read = paths.map(readPhiladelphia).find((found) => found !== undefined);
  if (read !== undefined) return { x: read.x, y: read.y, source: 'Philadelphia' };
  const random = randomFrom(3);
  const count = 316_032;
  const spots = Array.from({ length: 400 }, () => [random.between(0, 25_000), random.between(0, 25_000)]);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const [east = 0, north = 0] = index % 2 === 0 ? [] : random.pick(spots);
    x[index] = onBlock(index % 2 === 0 ? random.between(0, 25_000) : east + 150 * random.normal());
    y[index] = onBlock(index % 2 === 0 ? random.between(0, 25_000) : north + 150 * random.normal());
  }
  return { x, y, source: 'drawn points: give the folder of the data for real ones' };
}

function onBlock(metres: number): number {
  return Math.round(metres / 50) * 50;
}
