import { type FootNetwork, footNetwork, type NetworkAbout } from '../../domain/streets/foot-network.ts';

export const testAbout: NetworkAbout = {
  source: 'test.osm',
  sourceDate: null,
  importedAt: '2026-11-20T18:00:00.000Z',
  credits: '© OpenStreetMap contributors',
};

/** A corner some steps of about 111 m east and north of a place that is nowhere in particular. */
export function corner(east: number, north: number): [number, number] {
  return [Math.round((10 + east * 0.002) * 1e7) / 1e7, Math.round((57 + north * 0.001) * 1e7) / 1e7];
}

/** A network of corners and the pieces between them, by their numbers. */
export function networkOf(
  corners: readonly (readonly [number, number])[],
  pieces: readonly (readonly [number, number])[],
): FootNetwork {
  return footNetwork({
    about: testAbout,
    longitudes: Int32Array.from(corners, ([longitude]) => Math.round(longitude * 1e7)),
    latitudes: Int32Array.from(corners, ([, latitude]) => Math.round(latitude * 1e7)),
    pieces: Uint32Array.from(pieces.flat()),
  });
}
