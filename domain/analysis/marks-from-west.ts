/** Who made each mark and where they can lie: what stays the same from drawing to drawing. */
export interface Markers {
  /** From 0 on, by mark. */
  readonly voices: Uint16Array;
  /** Where marks lie, in metres, for the sorting; marks beyond are sorted too, only more slowly. */
  readonly west: number;
  readonly east: number;
}

/** Marks in the order of their x, laid anew for each drawing. Everything is by place in that order. */
export interface MarksFromWest {
  /** The mark at each place. */
  readonly order: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly voices: Int32Array;
  /** Whose marks are sorted from now on. */
  take(markers: Markers): void;
  /** @param x in metres, by mark */
  sort(x: Float64Array, y: Float64Array): void;
}

function bucketsFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, 2 * count)));
}

/**
 * Bucket sort over the length of the walk, about one mark to a bucket, and insertion for the few that are still in
 * disorder: some nanoseconds a mark, and nothing is allocated.
 */
export function marksFromWest(mostMarks: number): MarksFromWest {
  const starts = new Int32Array(bucketsFor(mostMarks) + 1);
  const bucketOf = new Int32Array(mostMarks);
  const voiceOf = new Int32Array(mostMarks);
  const order = new Int32Array(mostMarks);
  const sortedX = new Float64Array(mostMarks);
  const sortedY = new Float64Array(mostMarks);
  const sortedVoices = new Int32Array(mostMarks);
  let count = 0;
  let buckets = 0;
  let bucketsPerMetre = 0;
  let westernmost = 0;

  function insert(place: number): void {
    const x = sortedX[place] as number;
    const y = sortedY[place] as number;
    const mark = order[place] as number;
    let hole = place;
    for (; hole > 0 && (sortedX[hole - 1] as number) > x; hole--) {
      sortedX[hole] = sortedX[hole - 1] as number;
      sortedY[hole] = sortedY[hole - 1] as number;
      order[hole] = order[hole - 1] as number;
      sortedVoices[hole] = sortedVoices[hole - 1] as number;
    }
    sortedX[hole] = x;
    sortedY[hole] = y;
    order[hole] = mark;
    sortedVoices[hole] = voiceOf[mark] as number;
  }

  return {
    order,
    x: sortedX,
    y: sortedY,
    voices: sortedVoices,
    take({ voices, west, east }) {
      count = voices.length;
      buckets = bucketsFor(count);
      bucketsPerMetre = buckets / Math.max(1, east - west);
      westernmost = west;
      voiceOf.set(voices);
    },
    sort(x, y) {
      const last = buckets - 1;
      starts.fill(0, 0, buckets + 1);
      for (let mark = 0; mark < count; mark++) {
        const bucket = (((x[mark] as number) - westernmost) * bucketsPerMetre) | 0;
        const kept = bucket < 0 ? 0 : bucket > last ? last : bucket;
        bucketOf[mark] = kept;
        starts[kept + 1] = (starts[kept + 1] as number) + 1;
      }
      let before = 0;
      for (let bucket = 1; bucket <= last; bucket++) {
        before += starts[bucket] as number;
        starts[bucket] = before;
      }
      for (let mark = 0; mark < count; mark++) {
        const bucket = bucketOf[mark] as number;
        const place = starts[bucket] as number;
        starts[bucket] = place + 1;
        order[place] = mark;
        sortedX[place] = x[mark] as number;
        sortedY[place] = y[mark] as number;
        sortedVoices[place] = voiceOf[mark] as number;
      }
      for (let place = 1; place < count; place++)
        if ((sortedX[place - 1] as number) > (sortedX[place] as number)) insert(place);
    },
  };
}
