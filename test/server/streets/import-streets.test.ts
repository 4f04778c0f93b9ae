import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { demoTownSeed, generateTown } from '../../../data/demo/generate-town.ts';
import type { FootNetwork } from '../../../domain/streets/foot-network.ts';
import { writeNetworkFile } from '../../../domain/streets/network-file.ts';
import { walkingBetween } from '../../../domain/streets/walking.ts';
import { readStreets } from '../../../server/import/streets/read-streets.ts';
import { createStreetSource } from '../../../server/streets/street-source.ts';
import { keepStreetsFile, streetsFileOf } from '../../../server/streets/streets-file.ts';
import { townNetwork } from '../../../server/streets/town-network.ts';
import { runCli } from '../../support/run-cli.ts';
import { corner, networkOf } from '../../support/street-makers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeOsmPbf } from '../../support/write-osm-pbf.ts';

const at = '2026-11-23T07:00:00.000Z';
const points = [0, 1, 2, 3, 4].map((step) => {
  const [lng, lat] = corner(step * 3, 0);
  return { id: 100 + step, lng, lat };
});
const ways = [
  { tags: { highway: 'residential', oneway: 'yes' }, points: [100, 101] },
  { tags: { highway: 'steps', name: 'Trappgränd & torget' }, points: [101, 102] },
  // The last point lies outside the extract.
  { tags: { highway: 'footway' }, points: [102, 103, 999] },
  { tags: { highway: 'motorway' }, points: [103, 104] },
];
const escaped = (text: string) => text.replaceAll('&', '&amp;');
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><meta osm_base="2026-11-01T00:00:00Z"/><bounds minlat="57" minlon="10" maxlat="58" maxlon="11"/>
${points.map(({ id, lng, lat }) => `<node id="${id}" lat="${lat}" lon="${lng}"/>`).join('\n')}
${ways
  .map(
    ({ tags, points: refs }, index) =>
      `<way id="${index}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${Object.entries(tags)
        .map(([k, v]) => `<tag k="${k}" v="${escaped(v)}"/>`)
        .join('')}</way>`,
  )
  .join('\n')}
<relation id="1"><member type="way" ref="1" role=""/><tag k="type" v="multipolygon"/></relation></osm>`;
const pbf = writeOsmPbf({ points, ways }, Date.parse('2026-11-01T00:00:00Z') / 1000);

async function fileOf(content: string | Uint8Array): Promise<string> {
  // The name says nothing: the first bytes do.
  const path = join(await temporaryFolder(), 'extract');
  await writeFile(path, content);
  return path;
}

test.each([
  ['XML', xml],
  ['XML with a byte order mark', `\uFEFF${xml}`],
  ['XML in gzip', gzipSync(xml)],
  ['PBF', pbf],
])('streets come from %s, both ways along and without the motorway', async (_, content) => {
  const network = await readStreets(await fileOf(content), at);
  const { pieces, about } = network;
  expect(pieces.length / 2).toBe(3);
  expect(Date.parse(about.sourceDate ?? '')).toBe(Date.parse('2026-11-01T00:00:00Z'));
  const places = [corner(9, 0), corner(0, 0)] as const;
  expect(walkingBetween(network, places).metresBetween(...places)).toBeGreaterThan(1000);
  expect([...walkingBetween(network, [corner(0, 0), corner(12, 0)]).faults]).toEqual([
    [1, 'far-from-street'],
  ]);
});

test('nobody is led through a locked gate', async () => {
  const gate = `<node id="101" lat="${points[1]?.lat}" lon="${points[1]?.lng}"><tag k="barrier" v="gate"/><tag k="access" v="private"/></node>`;
  const network = await readStreets(await fileOf(xml.replace(/<node id="101"[^>]*>/, gate)), at);
  expect(network.pieces.length / 2).toBe(1);
});

const noStreets = xml.replaceAll(/k="highway" v="[a-z]+"/g, 'k="waterway" v="river"');
test.each([
  ['a table', 'lng;lat\n17,6;57,2\n', 'no OpenStreetMap extract'],
  ['nothing', '', 'no OpenStreetMap extract'],
  ['a page', '<!doctype html><html><body></body></html>', 'no OpenStreetMap extract'],
  ['another XML', '<?xml version="1.0"?><gpx></gpx>', 'no OpenStreetMap extract'],
  [
    'a change file',
    xml.replace('<osm ', '<osmChange ').replace('</osm>', '</osmChange>'),
    'no OpenStreetMap',
  ],
  ['half an XML', xml.slice(0, xml.length - 200), 'ends in the middle'],
  ['half a gzip', gzipSync(xml).subarray(0, 300), 'ends in the middle'],
  ['a gzip with a fault', Buffer.from(gzipSync(xml)).fill(7, 40, 60), 'is damaged inside'],
  ['broken XML', xml.replace('<bounds', '<<bounds'), 'is no whole XML'],
  ['half a PBF', pbf.subarray(0, pbf.length - 20), 'ends in the middle'],
  ['a PBF cut in its head', pbf.subarray(0, 40), 'ends in the middle'],
  ['a PBF with a fault', Buffer.from(pbf).fill(7, pbf.length - 30, pbf.length - 10), 'is damaged inside'],
  ['an extract without streets', noStreets, 'no streets or paths'],
  ['streets without their points', xml.replaceAll(/<node [^>]*>/g, ''), 'no streets or paths'],
  ['a point off the earth', xml.replace('" lat="57"', '" lat="157"'), 'no place on earth'],
])('%s is refused in words', async (_, content, words) => {
  await expect(readStreets(await fileOf(content), at)).rejects.toThrow(words);
});

test('a whole country is refused with the way to cut a town out of it', async () => {
  await expect(readStreets(await fileOf(pbf), at, 3)).rejects.toThrow('osmium extract');
});

test('the demo town can be walked between all its places', () => {
  const { name, graph, places } = generateTown(demoTownSeed);
  const walking = walkingBetween(townNetwork(name, graph), [
    places.station.position,
    ...Object.values(places).map(({ position }) => position),
  ]);
  expect([...walking.faults]).toEqual([]);
  expect(walking).toMatchObject({ straight: false, credits: 'Lyktehamn' });
  const metres = walking.metresBetween(places.station.position, places.underpass.position);
  expect(metres).toBeGreaterThan(20);
  expect(metres).toBeLessThan(600);
});

test('an import takes the place of the old streets, a failed one does not, and the server sees it', async () => {
  const folder = await temporaryFolder();
  const database = `sqlite:${join(folder, 'lykta.sqlite')}`;
  await writeFile(join(folder, 'town.osm.pbf'), pbf);
  await writeFile(join(folder, 'half.osm.pbf'), pbf.subarray(0, 200));
  const file = streetsFileOf(database, undefined) ?? '';
  const faults: string[] = [];
  const demo = networkOf([corner(0, 0), corner(1, 0)], [[0, 1]]);
  const source = createStreetSource(
    file,
    () => demo,
    (message) => faults.push(message),
  );
  expect(await source.current()).toBe(demo);

  const good = await runCli(database, ['import-streets', 'town.osm.pbf', '--json'], folder);
  expect(good.exitCode, good.stderr).toBe(0);
  expect(z.looseObject({ pieces: z.number() }).parse(good.json())).toMatchObject({ pieces: 3, parts: 1 });
  const first = await source.current();
  expect(first?.about).toMatchObject({ source: 'town.osm.pbf', credits: '© OpenStreetMap contributors' });
  expect(await source.current()).toBe(first);

  const before = await readFile(file);
  const bad = await runCli(database, ['import-streets', 'half.osm.pbf'], folder);
  expect(bad).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('error: The file ends in the middle'),
  });
  const missing = await runCli(database, ['import-streets', 'nowhere.osm'], folder);
  expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('ENOENT') });
  expect(await readFile(file)).toEqual(before);
  expect((await readdir(folder)).filter((name) => name.startsWith('streets'))).toEqual(['streets.lykta']);

  await keepStreetsFile(file, writeNetworkFile(demo).subarray(0, 90));
  expect(await source.current()).toBeNull();
  expect(await source.current()).toBeNull();
  expect(faults).toEqual(['the streets cannot be read, so plans have straight lines']);
});

test('a database in memory has no place for streets', async () => {
  expect(streetsFileOf(':memory:', undefined)).toBeUndefined();
  const town: FootNetwork | null = await createStreetSource(undefined, undefined, () => undefined).current();
  expect(town).toBeNull();
});
