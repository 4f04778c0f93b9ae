import { fewestVoices } from '../area.ts';

/** Counts people around marks and clusters of them, for many drawings of the same marks, without allocating. */
export interface VoiceNeighbours {
  /** By mark: different people within the radius, the mark's own included. */
  readonly voicesNear: Uint16Array;
  /** Looks at the marks where they are now. Fastest where they are spread out along x. */
  count(x: Float64Array, y: Float64Array): void;
  /**
   * After `count`: adds to `into[n]`, n from 3 on, the cores with just n people less the links between clusters that
   * need n people. The clusters when a core needs d people are then the sum of `into[n]` over n >= d.
   */
  addClusters(into: Float64Array): void;
  /** After `count`: the greatest value among the cores of each cluster, when a core needs so many people. */
  greatestByCluster(minVoices: number, strengthAt: (mark: number, people: number) => number): number[];
}

/**
 * Distinct-voice DBSCAN over few marks, again and again. Marks are sorted from west to east, so that those within the
 * radius of one stand just before and after it; along a walk that is nearly one dimension. The people around a mark
 * are bits of a mask. Clusters for all numbers of people come from one union-find that links the pairs with the most
 * people first (Kruskal 1956): the links that join two trees at level d are those that a clustering with d people
 * would use.
 * @param voices from 0 on, by mark
 * @param west where the marks lie, in metres, for the sorting; marks beyond are sorted too, only more slowly
 */
export function voiceNeighbours(
  voices: Uint16Array,
  voiceCount: number,
  radius: number,
  { west, east }: { readonly west: number; readonly east: number },
): VoiceNeighbours {
  const count = voices.length;
  const words = Math.max(1, Math.ceil(voiceCount / 32));
  const voicesNear = new Uint16Array(count);
  const limit = radius * radius;
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, count)));
  const bucketsPerMetre = buckets / Math.max(1, east - west);
  const bucketStart = new Uint32Array(buckets + 1);
  const bucketOf = new Uint32Array(count);
  // All by place in the sorted order from here on.
  const order = new Uint32Array(count);
  const sortedX = new Float64Array(count);
  const sortedY = new Float64Array(count);
  const bits = new Int32Array(count);
  const wordOf = new Int32Array(count);
  const masks = new Int32Array(count * words);
  const near = new Uint16Array(count);
  const parents = new Int32Array(count);
  const levelStart = new Int32Array(voiceCount + 2);
  let pairs = new Int32Array(Math.max(1024, 16 * count));
  let byLevel = new Int32Array(pairs.length);
  let filled = 0;

  function sortByX(x: Float64Array, y: Float64Array): void {
    bucketStart.fill(0);
    for (let mark = 0; mark < count; mark++) {
      const bucket = ((x[mark] as number) - west) * bucketsPerMetre;
      const kept = bucket < 0 ? 0 : bucket >= buckets ? buckets - 1 : bucket | 0;
      bucketOf[mark] = kept;
      bucketStart[kept + 1] = (bucketStart[kept + 1] as number) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket++)
      bucketStart[bucket + 1] = (bucketStart[bucket + 1] as number) + (bucketStart[bucket] as number);
    for (let mark = 0; mark < count; mark++) {
      const bucket = bucketOf[mark] as number;
      const place = bucketStart[bucket] as number;
      bucketStart[bucket] = place + 1;
      order[place] = mark;
      sortedX[place] = x[mark] as number;
    }
    for (let place = 1; place < count; place++) {
      const value = sortedX[place] as number;
      if ((sortedX[place - 1] as number) <= value) continue;
      const mark = order[place] as number;
      let hole = place;
      for (; hole > 0 && (sortedX[hole - 1] as number) > value; hole--) {
        sortedX[hole] = sortedX[hole - 1] as number;
        order[hole] = order[hole - 1] as number;
      }
      sortedX[hole] = value;
      order[hole] = mark;
    }
    for (let place = 0; place < count; place++) {
      const mark = order[place] as number;
      const voice = voices[mark] as number;
      sortedY[place] = y[mark] as number;
      bits[place] = 1 << (voice & 31);
      wordOf[place] = voice >> 5;
    }
  }

  function keepPair(first: number, second: number): void {
    if (filled === pairs.length) {
      const larger = new Int32Array(2 * pairs.length);
      larger.set(pairs);
      pairs = larger;
    }
    pairs[filled] = first;
    pairs[filled + 1] = second;
    filled += 2;
  }

  function comparePairs(): void {
    masks.fill(0);
    filled = 0;
    let first = 0;
    for (let place = 0; place < count; place++) {
      const px = sortedX[place] as number;
      const py = sortedY[place] as number;
      const row = place * words;
      const bit = bits[place] as number;
      const word = wordOf[place] as number;
      masks[row + word] = (masks[row + word] as number) | bit;
      while (px - (sortedX[first] as number) > radius) first++;
      for (let other = first; other < place; other++) {
        const ex = px - (sortedX[other] as number);
        const ey = py - (sortedY[other] as number);
        if (ex * ex + ey * ey > limit) continue;
        const mine = row + (wordOf[other] as number);
        masks[mine] = (masks[mine] as number) | (bits[other] as number);
        const theirs = other * words + word;
        masks[theirs] = (masks[theirs] as number) | bit;
        keepPair(place, other);
      }
    }
  }

  function find(place: number): number {
    let root = place;
    for (let parent = parents[root] as number; parent !== root; parent = parents[root] as number) {
      const grandparent = parents[parent] as number;
      parents[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  function levelOf(pair: number): number {
    const one = near[pairs[pair] as number] as number;
    const other = near[pairs[pair + 1] as number] as number;
    return one < other ? one : other;
  }

  return {
    voicesNear,
    count(x, y) {
      sortByX(x, y);
      comparePairs();
      for (let place = 0; place < count; place++) {
        let people = 0;
        for (let word = place * words; word < (place + 1) * words; word++)
          people += popCount(masks[word] as number);
        near[place] = people;
        voicesNear[order[place] as number] = people;
      }
    },
    addClusters(into) {
      levelStart.fill(0);
      for (let place = 0; place < count; place++) {
        parents[place] = place;
        const people = near[place] as number;
        if (people >= fewestVoices) into[people] = (into[people] as number) + 1;
      }
      // Pairs by level, highest first; those that link nothing are left out.
      let linking = 0;
      for (let pair = 0; pair < filled; pair += 2) {
        const level = levelOf(pair);
        if (level < fewestVoices) continue;
        linking++;
        levelStart[voiceCount - level + 1] = (levelStart[voiceCount - level + 1] as number) + 1;
      }
      for (let slot = 1; slot < levelStart.length; slot++)
        levelStart[slot] = (levelStart[slot] as number) + (levelStart[slot - 1] as number);
      if (byLevel.length < pairs.length) byLevel = new Int32Array(pairs.length);
      for (let pair = 0; pair < filled; pair += 2) {
        const level = levelOf(pair);
        if (level < fewestVoices) continue;
        const place = levelStart[voiceCount - level] as number;
        byLevel[place] = pair;
        levelStart[voiceCount - level] = place + 1;
      }
      for (let place = 0; place < linking; place++) {
        const pair = byLevel[place] as number;
        const a = find(pairs[pair] as number);
        const b = find(pairs[pair + 1] as number);
        if (a === b) continue;
        parents[a] = b;
        const level = levelOf(pair);
        into[level] = (into[level] as number) - 1;
      }
    },
    greatestByCluster(minVoices, strengthAt) {
      for (let place = 0; place < count; place++) parents[place] = place;
      for (let pair = 0; pair < filled; pair += 2)
        if (levelOf(pair) >= minVoices)
          parents[find(pairs[pair] as number)] = find(pairs[pair + 1] as number);
      const greatest = new Map<number, number>();
      for (let place = 0; place < count; place++) {
        const people = near[place] as number;
        if (people < minVoices) continue;
        const root = find(place);
        const strength = strengthAt(order[place] as number, people);
        greatest.set(root, Math.max(greatest.get(root) ?? 0, strength));
      }
      return [...greatest.values()];
    },
  };
}

function popCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
