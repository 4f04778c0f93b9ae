export interface WeightedPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Each different place once, with the sum of its weights, in the order of first appearance. Recorded incidents are
 * placed on the block or the crossing, so most of them share their place with others.
 * @param weights by point; all 1 when left out
 */
export function mergePlaces(x: Float64Array, y: Float64Array, weights?: Float64Array): WeightedPlaces {
  const count = x.length;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * count)));
  const table = new Int32Array(slots).fill(-1);
  const merged = { x: new Float64Array(count), y: new Float64Array(count), weights: new Float64Array(count) };
  const pair = new Float64Array(2);
  const halves = new Int32Array(pair.buffer);
  let places = 0;
  for (let point = 0; point < count; point++) {
    const px = x[point] as number;
    const py = y[point] as number;
    pair[0] = px;
    pair[1] = py;
    let hash = Math.imul(halves[0] as number, 0x9e3779b1) ^ Math.imul(halves[1] as number, 0x85ebca6b);
    hash ^= Math.imul(halves[2] as number, 0xc2b2ae35) ^ Math.imul(halves[3] as number, 0x27d4eb2f);
    let slot = ((hash ^ (hash >>> 15)) >>> 0) & (slots - 1);
    let place = table[slot] as number;
    while (place >= 0 && (merged.x[place] !== px || merged.y[place] !== py)) {
      slot = (slot + 1) & (slots - 1);
      place = table[slot] as number;
    }
    if (place < 0) {
      place = places++;
      table[slot] = place;
      merged.x[place] = px;
      merged.y[place] = py;
    }
    const weight = weights === undefined ? 1 : (weights[point] as number);
    merged.weights[place] = (merged.weights[place] as number) + weight;
  }
  return {
    x: merged.x.subarray(0, places),
    y: merged.y.subarray(0, places),
    weights: merged.weights.subarray(0, places),
  };
}
