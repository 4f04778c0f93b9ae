/** Below so many people nothing is called an area, whatever chance would give. */
export const fewestVoices = 3;

/** Counts people around marks and clusters of them, for many drawings of the same marks, without allocating. */
export interface VoiceNeighbours {
  /** By mark: different people within the radius, the mark's own included. */
  readonly voicesNear: Uint16Array;
  /** Looks at the marks where they are now. */
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
 * Distinct-voice DBSCAN over few marks, again and again: marks hash into cells as wide as the radius, each pair within
 * the radius is seen once and kept, and the people around a mark are bits of a mask. Clusters for all numbers of
 * people come from one union-find that links the pairs with the most people first (Kruskal 1956): the links that
 * join two trees at level d are those that a clustering with d people would use.
 * @param voices from 0 on, by mark
 */
export function voiceNeighbours(voices: Uint16Array, voiceCount: number, radius: number): VoiceNeighbours {
  const count = voices.length;
  const words = Math.max(1, Math.ceil(voiceCount / 32));
  const bits = Int32Array.from(voices, (voice) => 1 << (voice & 31));
  const wordOf = Int32Array.from(voices, (voice) => voice >> 5);
  const masks = new Int32Array(count * words);
  const voicesNear = new Uint16Array(count);
  const cells = 2 ** Math.ceil(Math.log2(Math.max(256, 8 * count)));
  const heads = new Int32Array(cells);
  const next = new Int32Array(count);
  const cellMask = cells - 1;
  const stride = Math.floor(cells * 0.618) | 1;
  const limit = radius * radius;
  const parents = new Int32Array(count);
  const levelStart = new Int32Array(voiceCount + 2);
  let pairs = new Int32Array(Math.max(1024, 16 * count));
  let sorted = new Int32Array(pairs.length);
  let filled = 0;

  function keepPair(first: number, second: number): void {
    if (filled === pairs.length) {
      const larger = new Int32Array(2 * pairs.length);
      larger.set(pairs);
      pairs = larger;
    }
    pairs[filled++] = first;
    pairs[filled++] = second;
  }

  function meet(mark: number, other: number): void {
    const mine = mark * words + (wordOf[other] as number);
    masks[mine] = (masks[mine] as number) | (bits[other] as number);
    const theirs = other * words + (wordOf[mark] as number);
    masks[theirs] = (masks[theirs] as number) | (bits[mark] as number);
    keepPair(mark, other);
  }

  function comparePairs(x: Float64Array, y: Float64Array): void {
    heads.fill(-1);
    for (let mark = 0; mark < count; mark++) {
      const px = x[mark] as number;
      const py = y[mark] as number;
      const column = Math.floor(px / radius);
      const row = Math.floor(py / radius);
      for (let dy = -1; dy <= 1; dy++) {
        const base = Math.imul(row + dy, stride) + column;
        for (let dx = -1; dx <= 1; dx++) {
          // Two of the nine may share a cell: a pair seen twice changes nothing.
          let other = heads[(base + dx) & cellMask] as number;
          while (other >= 0) {
            const ex = px - (x[other] as number);
            const ey = py - (y[other] as number);
            if (ex * ex + ey * ey <= limit) meet(mark, other);
            other = next[other] as number;
          }
        }
      }
      const cell = (Math.imul(row, stride) + column) & cellMask;
      next[mark] = heads[cell] as number;
      heads[cell] = mark;
    }
  }

  function find(mark: number): number {
    let root = mark;
    for (let parent = parents[root] as number; parent !== root; parent = parents[root] as number) {
      const grandparent = parents[parent] as number;
      parents[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  return {
    voicesNear,
    count(x, y) {
      masks.fill(0);
      filled = 0;
      for (let mark = 0; mark < count; mark++) {
        const own = mark * words + (wordOf[mark] as number);
        masks[own] = (masks[own] as number) | (bits[mark] as number);
      }
      comparePairs(x, y);
      for (let mark = 0; mark < count; mark++) {
        let near = 0;
        for (let word = mark * words; word < (mark + 1) * words; word++)
          near += popCount(masks[word] as number);
        voicesNear[mark] = near;
      }
    },
    addClusters(into) {
      levelStart.fill(0);
      for (let mark = 0; mark < count; mark++) {
        parents[mark] = mark;
        const near = voicesNear[mark] as number;
        if (near >= fewestVoices) into[near] = (into[near] ?? 0) + 1;
      }
      // Pairs by level, highest first.
      for (let pair = 0; pair < filled; pair += 2) {
        const level = levelOf(pair);
        levelStart[voiceCount - level + 1] = (levelStart[voiceCount - level + 1] ?? 0) + 1;
      }
      for (let slot = 1; slot < levelStart.length; slot++)
        levelStart[slot] = (levelStart[slot] as number) + (levelStart[slot - 1] as number);
      if (sorted.length < pairs.length) sorted = new Int32Array(pairs.length);
      for (let pair = 0; pair < filled; pair += 2) {
        const slot = voiceCount - levelOf(pair);
        const place = levelStart[slot] as number;
        sorted[place] = pair;
        levelStart[slot] = place + 1;
      }
      for (let place = 0; place < filled / 2; place++) {
        const pair = sorted[place] as number;
        const level = levelOf(pair);
        if (level < fewestVoices) break;
        const a = find(pairs[pair] as number);
        const b = find(pairs[pair + 1] as number);
        if (a === b) continue;
        parents[a] = b;
        into[level] = (into[level] ?? 0) - 1;
      }
    },
    greatestByCluster(minVoices, strengthAt) {
      for (let mark = 0; mark < count; mark++) parents[mark] = mark;
      for (let pair = 0; pair < filled; pair += 2)
        if (levelOf(pair) >= minVoices)
          parents[find(pairs[pair] as number)] = find(pairs[pair + 1] as number);
      const greatest = new Map<number, number>();
      for (let mark = 0; mark < count; mark++) {
        const near = voicesNear[mark] as number;
        if (near < minVoices) continue;
        const root = find(mark);
        greatest.set(root, Math.max(greatest.get(root) ?? 0, strengthAt(mark, near)));
      }
      return [...greatest.values()];
    },
  };

  function levelOf(pair: number): number {
    return Math.min(
      voicesNear[pairs[pair] as number] as number,
      voicesNear[pairs[pair + 1] as number] as number,
    );
  }
}

function popCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
