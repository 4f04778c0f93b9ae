import { describe, expect, test } from 'vitest';
import { EnvironmentFault, readEnvironment } from '../../server/env.ts';

describe('settings that are wrong', () => {
  test('are all named at once, so that they can be mended at once', () => {
    const read = () =>
      readEnvironment({
        PORT: 'eighty',
        PUBLIC_URL: 'lykta.example',
        DEMO: 'maybe',
        MAP_CENTRE: '57.25',
        AUTH_SECRET: 'short',
      });
    expect(read).toThrow(EnvironmentFault);
    for (const name of ['PORT', 'PUBLIC_URL', 'DEMO', 'MAP_CENTRE', 'AUTH_SECRET'])
      expect(read).toThrow(new RegExp(`^ +- ${name} must`, 'm'));
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['MAP_CENTRE', '57.25,117.6'],
    ['MAP_CENTRE', '674032,6580822'],
    ['MAP_ZOOM', '40'],
    ['BASEMAP', 'carrier pigeon'],
    ['BASEMAP', 'ftp://tiles.example.org'],
    ['BASEMAP_HOSTS', 'tiles.example.org'],
    ['LANGUAGES', 'sv,tlh'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'yes'],
    ['SMTP_URL', 'mail.kommun.example'],
    ['SMTP_URL', 'https://mail.kommun.example'],
    ['MAIL_FROM', 'Lykta'],
    ['DATABASE_URL', 'postgres:lykta'],
    ['DATABASE_URL', 'mysql://localhost/lykta'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
  ])('%s=%s', (name, value) => expect(() => readEnvironment({ [name]: value })).toThrow(name));
});

test('without any setting it is the demo on port 3000, with a file under data', () => {
  expect(readEnvironment({})).toMatchObject({
    port: 3000,
    databaseUrl: 'sqlite:data/lykta.sqlite',
    demo: true,
    basemap: { setting: { kind: 'demo' }, hosts: [] },
    trustedProxies: 0,
    runDirectory: 'data/run',
  });
});

test('mail needs both the server and the sender', () => {
  const [SMTP_URL, MAIL_FROM] = [
    'smtps://user:secret@mail.kommun.example:465',
    'Lykta <lykta@kommun.example>',
  ];
  expect(readEnvironment({ SMTP_URL, MAIL_FROM }).mail).toEqual({ url: SMTP_URL, from: MAIL_FROM });
  expect(readEnvironment({}).mail).toBeUndefined();
  expect(() => readEnvironment({ SMTP_URL })).toThrow('MAIL_FROM must be set');
  expect(() => readEnvironment({ MAIL_FROM })).toThrow('SMTP_URL must be set');
});

test('an empty variable is a missing one', () =>
  expect(readEnvironment({ PORT: '', DEMO: '' }).port).toBe(3000));

test('without the demo the map comes from OpenFreeMap', () => {
  const { basemap } = readEnvironment({ DEMO: 'off' });
  expect(basemap.setting).toEqual({ kind: 'style', url: 'https://tiles.openfreemap.org/styles/liberty' });
  expect(basemap.hosts).toEqual(['https://tiles.openfreemap.org']);
});

test.each([
  ['demo', { kind: 'demo' }, null, []],
  [
    'pmtiles:/maps/town.pmtiles',
    { kind: 'pmtiles', url: '/basemap/tiles.pmtiles' },
    '/maps/town.pmtiles',
    [],
  ],
  ['mbtiles:town.mbtiles', { kind: 'mbtiles', tilesUrl: '/basemap/tiles/{z}/{x}/{y}' }, 'town.mbtiles', []],
  [
    'https://maps.example.org/style.json',
    { kind: 'style', url: 'https://maps.example.org/style.json' },
    null,
    ['https://maps.example.org'],
  ],
])('BASEMAP=%s', (wanted, setting, file, hosts) =>
  expect(readEnvironment({ BASEMAP: wanted }).basemap).toEqual({ setting, file, hosts }),
);

test('secrets live beside the database, and nowhere for one that is only in memory', () => {
  expect(readEnvironment({ DATABASE_URL: 'sqlite:/srv/lykta/town.sqlite' }).runDirectory).toBe(
    '/srv/lykta/run',
  );
  expect(readEnvironment({ DATABASE_URL: ':memory:' }).runDirectory).toBeUndefined();
});

test('the address has no slash at its end, so that links can be put together', () =>
  expect(readEnvironment({ PUBLIC_URL: 'https://lykta.example.org/' }).publicUrl).toBe(
    'https://lykta.example.org',
  ));
