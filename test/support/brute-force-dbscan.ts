import type { DbscanParameters, DbscanPoints, DbscanResult } from '../../domain/analysis/dbscan.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';

/** The definition of our DBSCAN, pair by pair and without any cleverness: what the fast one must equal. */
export function bruteForceDbscan(
  { longitudes, latitudes, voices }: DbscanPoints,
  { radiusMetres, minVoices }: DbscanParameters,
): DbscanResult {
  const places = Array.from(longitudes, (longitude, index): Position => [longitude, latitudes[index] ?? 0]);
  const near = places.map((from) =>
    places.flatMap((to, index) => {
      const metres = distanceMetres(from, to);
      return metres <= radiusMetres ? [{ index, metres }] : [];
    }),
  );
  const isCore = near.map((list) => new Set(list.map(({ index }) => voices[index])).size >= minVoices);

  const group = places.map((_, index) => index);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, list] of near.entries())
      for (const { index: to } of list) {
        const smaller = Math.min(group[from] ?? from, group[to] ?? to);
        if (!isCore[from] || !isCore[to] || (group[from] === smaller && group[to] === smaller)) continue;
        group[from] = smaller;
        group[to] = smaller;
        changed = true;
      }
  }

  const assigned = places.map((_, index) => {
    if (isCore[index]) return group[index] ?? -1;
    const cores = (near[index] ?? []).filter(({ index: other }) => isCore[other]);
    cores.sort((a, b) => a.metres - b.metres || a.index - b.index);
    return cores[0] === undefined ? -1 : (group[cores[0].index] ?? -1);
  });
  const numbers = new Map<number, number>();
  const clusters = assigned.map((label) => {
    if (label === -1) return -1;
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label) ?? -1;
  });
  return {
    clusters: Int32Array.from(clusters),
    cores: Uint8Array.from(isCore, (core) => (core ? 1 : 0)),
    clusterCount: numbers.size,
  };
}
