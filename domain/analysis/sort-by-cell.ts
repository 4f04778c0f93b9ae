const largestDigitBits = 13;

/** Room to sort in, for whoever sorts often. */
export interface SortingRoom {
  readonly order: Uint32Array;
  readonly other: Uint32Array;
  readonly places: Uint32Array;
}

/** @param most so many indexes at once at most */
export function sortingRoom(most: number): SortingRoom {
  return {
    order: new Uint32Array(most),
    other: new Uint32Array(most),
    places: new Uint32Array(1 << largestDigitBits),
  };
}

/**
 * Sorts indexes by row, then column, then index: a radix sort from the least important digit, which is stable and
 * linear.
 * @param room the answer lies in it, until it is used again
 */
export function sortByCell(rows: Uint32Array, columns: Uint32Array, room: SortingRoom): Uint32Array {
  const count = rows.length;
  const { places } = room;
  let order = room.order.subarray(0, count);
  let other = room.other.subarray(0, count);
  for (let index = 0; index < count; index++) order[index] = index;

  for (const keys of [columns, rows]) {
    let largest = 0;
    for (let index = 0; index < count; index++) largest = Math.max(largest, keys[index] ?? 0);
    const bits = 32 - Math.clz32(largest);
    const passes = Math.ceil(bits / largestDigitBits);
    const digitBits = passes === 0 ? 0 : Math.ceil(bits / passes);
    for (let pass = 0; pass < passes; pass++) {
      distribute(keys, order, other, places.subarray(0, 1 << digitBits), pass * digitBits);
      [order, other] = [other, order];
    }
  }
  return order;
}

/** One counting pass over one digit of the keys. */
function distribute(
  keys: Uint32Array,
  from: Uint32Array,
  to: Uint32Array,
  places: Uint32Array,
  shift: number,
): void {
  const count = from.length;
  places.fill(0);
  const mask = places.length - 1;
  for (let index = 0; index < count; index++) {
    const digit = ((keys[index] ?? 0) >>> shift) & mask;
    places[digit] = (places[digit] ?? 0) + 1;
  }
  let place = 0;
  for (let digit = 0; digit < places.length; digit++) {
    const size = places[digit] ?? 0;
    places[digit] = place;
    place += size;
  }
  for (let position = 0; position < count; position++) {
    const index = from[position] ?? 0;
    const digit = ((keys[index] ?? 0) >>> shift) & mask;
    const target = places[digit] ?? 0;
    to[target] = index;
    places[digit] = target + 1;
  }
}
