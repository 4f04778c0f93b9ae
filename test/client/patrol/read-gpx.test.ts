import { gpx as otherReader } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { readGpx } from '../../../client/features/patrol/read-gpx.ts';
import { shiftGeoJson, shiftGpx } from '../../../domain/patrol/shift-files.ts';
import type { ShiftOutline } from '../../../domain/patrol/shift-outline.ts';

const outline: ShiftOutline = {
  start: [16.65, 57.26],
  end: [16.65, 57.26],
  stops: [
    {
      number: 1,
      hotSpotId: 'a',
      name: 'Kajkanten & "torget" <1>',
      place: [16.66, 57.27],
      arriveAt: '2026-11-20T19:00:00.000Z',
      leaveAt: '2026-11-20T19:15:00.000Z',
      walkMetres: 1200,
      walkMinutes: 16,
      lookAt: ['Släckt lampa'],
      talkTo: null,
      way: [
        [16.65, 57.26],
        [16.655, 57.265],
        [16.66, 57.27],
      ],
    },
  ],
  wayBack: [
    [16.66, 57.27],
    [16.65, 57.26],
  ],
};
const words = {
  title: 'Patrull',
  createdAt: '2026-11-20T12:00:00.000Z',
  lookAt: 'Titta efter',
  talkTo: 'Prata med',
};

describe('the plan as files', () => {
  test('a second reader of GPX finds the stops with their times, and the way', () => {
    const document = new DOMParser().parseFromString(shiftGpx(outline, words), 'text/xml');
    const { features } = otherReader(document as never);
    const stop = features.find(({ geometry }) => geometry?.type === 'Point');
    expect(stop).toMatchObject({
      geometry: { coordinates: [16.66, 57.27] },
      properties: { name: '1. Kajkanten & "torget" <1>', time: '2026-11-20T19:00:00.000Z' },
    });
    const way = features.find(({ geometry }) => geometry?.type === 'LineString');
    expect(way?.geometry).toMatchObject({
      coordinates: [
        [16.65, 57.26],
        [16.655, 57.265],
        [16.66, 57.27],
        [16.65, 57.26],
      ],
    });
  });

  test('GeoJSON has the start, the stop and both ways', () => {
    const { features } = shiftGeoJson(outline, { straight: false, credits: null });
    expect(features.map(({ properties }) => properties.role)).toEqual(['start', 'way', 'stop', 'way']);
  });
});

const track = (points: string) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points}</trkseg></trk></gpx>`;

describe('a GPX track that is brought', () => {
  test('its points with times are read, and nothing else of it', () => {
    const text = track(
      '<trkpt lat="57.26" lon="16.65"><ele>3</ele><time>2026-11-20T19:00:00Z</time><extensions><hr>120</hr></extensions></trkpt><trkpt lat="57.27" lon="16.66"><time>2026-11-20T20:00:00+01:00</time></trkpt><trkpt lat="157" lon="16"><time>2026-11-20T19:00:00Z</time></trkpt>',
    );
    expect(readGpx(text)).toEqual({
      track: [
        { position: [16.65, 57.26], at: '2026-11-20T19:00:00.000Z' },
        { position: [16.66, 57.27], at: '2026-11-20T19:00:00.000Z' },
      ],
    });
  });

  test.each([
    ['not-gpx', 'a,b\n1,2'],
    ['not-gpx', '<kml><Point/></kml>'],
    ['not-gpx', '<gpx><trk><trkseg>'],
    ['no-points', '<gpx version="1.1"><wpt lat="1" lon="2"><time>2026-01-01T00:00:00Z</time></wpt></gpx>'],
    [
      'no-times',
      track('<trkpt lat="57.26" lon="16.65"/><trkpt lat="57.27" lon="16.66"><time>i går</time></trkpt>'),
    ],
  ])('%s is said of %s', (fault, text) => {
    expect(readGpx(text)).toEqual({ fault });
  });
});
