import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readNetworkFile, writeNetworkFile } from '../../domain/streets/network-file.ts';
import { walkingBetween } from '../../domain/streets/walking.ts';
import { readStreets } from '../../server/import/streets/read-streets.ts';
import { realFile } from '../support/real-data.ts';

/** Made by Osmium and NetworkX; foot-distances.py beside it says how. */
const peerSchema = z.record(
  z.string(),
  z.object({
    parts: z.number(),
    kilometres: z.number(),
    /** The point of another part that is farthest from the largest, and how far. */
    cutOff: z.tuple([z.number(), z.number(), z.number()]),
    pairs: z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])),
  }),
);
const at = '2026-11-23T07:00:00.000Z';

describe.each(['krems.osm.gz', 'monaco.osm.gz'])('the streets of %s', (name) => {
  test('are as long and as far apart as Osmium and NetworkX say', async () => {
    const peers = peerSchema.parse(
      JSON.parse(await readFile(join(import.meta.dirname, 'foot-distances.json'), 'utf8')),
    );
    const peer = peers[name];
    if (peer === undefined) throw new Error('no distances to compare with');
    const network = await readStreets(realFile('osm-extracts', name), at);
    const kilometres = network.partMetres.reduce((sum, metres) => sum + metres, 0) / 1000;
    expect(kilometres).toBeCloseTo(peer.kilometres, 2);
    expect(network.partMetres).toHaveLength(peer.parts);
    expect(peer.pairs).toHaveLength(60);
    for (const [fromLng, fromLat, toLng, toLat, metres] of peer.pairs) {
      const walking = walkingBetween(network, [
        [fromLng, fromLat],
        [toLng, toLat],
      ]);
      const ours = walking.metresBetween([fromLng, fromLat], [toLng, toLat]);
      expect(Math.abs(ours - metres), `${fromLng},${fromLat} to ${toLng},${toLat}`).toBeLessThan(0.1);
    }
    const [fromLng, fromLat] = peer.pairs[0] ?? [0, 0];
    const [lng, lat, metresAway] = peer.cutOff;
    const { faults } = walkingBetween(network, [
      [fromLng, fromLat],
      [lng, lat],
    ]);
    expect([...faults]).toEqual(metresAway > 150 ? [[1, 'cut-off']] : []);
  });

  test('are the same after they were kept and read', async () => {
    const network = await readStreets(realFile('osm-extracts', name), at);
    const kept = readNetworkFile(writeNetworkFile(network));
    expect(kept.about).toEqual(network.about);
    expect(Buffer.compare(writeNetworkFile(kept), writeNetworkFile(network))).toBe(0);
  });
});

test('an extract as PBF says when it was made', async () => {
  const network = await readStreets(realFile('osm-extracts', 'andorra.osm.pbf'), at);
  expect(network.about).toMatchObject({ source: 'andorra.osm.pbf', sourceDate: '2013-05-28T18:59:04.000Z' });
  expect(network.pieces.length).toBeGreaterThan(60_000);
});
