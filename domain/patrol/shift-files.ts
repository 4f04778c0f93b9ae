import { element, type Xml, xmlDocument } from '../exports/xml.ts';
import type { Position } from '../geo.ts';
import type { OutlinedStop, ShiftOutline } from './shift-outline.ts';

interface FileWords {
  title: string;
  createdAt: string;
  lookAt: string;
  talkTo: string;
}

function notesOf(stop: OutlinedStop, words: FileWords): string {
  return [
    ...(stop.lookAt.length === 0 ? [] : [`${words.lookAt}: ${stop.lookAt.join(', ')}`]),
    ...(stop.talkTo === null ? [] : [`${words.talkTo}: ${stop.talkTo}`]),
  ].join('. ');
}

const attributes = ([lon, lat]: Position) => ({ lat: lat.toFixed(7), lon: lon.toFixed(7) });

/** The plan as GPX 1.1: a waypoint for each stop with its time, and the way through all of them as one route. */
export function shiftGpx({ stops, start, end, wayBack }: ShiftOutline, words: FileWords): string {
  const waypoint = (stop: OutlinedStop): Xml => {
    const notes = notesOf(stop, words);
    return element(
      'wpt',
      attributes(stop.place),
      element('time', {}, stop.arriveAt),
      element('name', {}, `${stop.number}. ${stop.name}`),
      ...(notes === '' ? [] : [element('desc', {}, notes)]),
    );
  };
  const line = [start, ...stops.flatMap(({ way }) => way.slice(1)), ...wayBack.slice(1)];
  const route = line.length > 1 ? line : [start, end];
  return xmlDocument(
    'gpx',
    { version: '1.1', creator: 'Lykta', xmlns: 'http://www.topografix.com/GPX/1/1' },
    [
      element('metadata', {}, element('name', {}, words.title), element('time', {}, words.createdAt)),
      ...stops.map(waypoint),
      element(
        'rte',
        {},
        element('name', {}, words.title),
        ...route.map((position) => element('rtept', attributes(position))),
      ),
    ],
  );
}

const lineOf = (positions: readonly Position[]) => ({
  type: 'LineString' as const,
  coordinates: positions.map(([longitude, latitude]) => [longitude, latitude]),
});
const pointOf = ([longitude, latitude]: Position) => ({
  type: 'Point' as const,
  coordinates: [longitude, latitude],
});

/** The plan as GeoJSON: the start, each stop, and each way in walking order. */
export function shiftGeoJson(
  { stops, start, wayBack }: ShiftOutline,
  about: { straight: boolean; credits: string | null },
) {
  return {
    type: 'FeatureCollection' as const,
    ...about,
    features: [
      { type: 'Feature' as const, geometry: pointOf(start), properties: { role: 'start' } },
      ...stops.flatMap(({ way, place, ...stop }) => [
        { type: 'Feature' as const, geometry: lineOf(way), properties: { role: 'way', number: stop.number } },
        { type: 'Feature' as const, geometry: pointOf(place), properties: { role: 'stop', ...stop } },
      ]),
      {
        type: 'Feature' as const,
        geometry: lineOf(wayBack),
        properties: { role: 'way', number: stops.length + 1 },
      },
    ],
  };
}
