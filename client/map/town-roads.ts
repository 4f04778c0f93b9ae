import type { LayerSpecification } from 'maplibre-gl';
import type { MapColourName, MapColours } from './colours.ts';
import { ofKind, ofLayer, townSource as source, widthByZoom } from './style-parts.ts';

const roadWidth: Record<'main' | 'street', { outer: number[]; inner: number[] }> = {
  main: {
    outer: [12, 2.4, 14, 5.5, 16, 15, 18, 42, 20, 150],
    inner: [12, 1.6, 14, 4, 16, 12.4, 18, 38, 20, 140],
  },
  street: {
    outer: [13, 1, 14, 2.8, 16, 10.5, 18, 31, 20, 110],
    inner: [13, 0.6, 14, 1.8, 16, 8.5, 18, 27.5, 20, 102],
  },
};

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Streets, ways for feet and the railway, with bridges on top. */
export function townRoads(colours: MapColours): LayerSpecification[] {
  const road = (kind: 'main' | 'street', part: 'outer' | 'inner', high: boolean): LayerSpecification => ({
    id: `road-${kind}-${part}${high ? '-bridge' : ''}`,
    type: 'line',
    source,
    filter: ofLayer('road', ofKind(kind), high ? ['has', 'bridge'] : ['!', ['has', 'bridge']]),
    layout: high ? { 'line-join': 'round' } : round,
    paint: {
      'line-color':
        part === 'inner'
          ? colours[kind === 'main' ? 'map-main' : 'map-road']
          : colours[high ? 'map-rail' : kind === 'main' ? 'map-main-line' : 'map-road-line'],
      'line-width': widthByZoom(...roadWidth[kind][part]),
    },
  });
  return [
    road('street', 'outer', false),
    road('main', 'outer', false),
    ...pathLayers(colours),
    road('street', 'inner', false),
    road('main', 'inner', false),
    ...railLayers(colours),
    road('main', 'outer', true),
    road('main', 'inner', true),
  ];
}

function pathLayers(colours: MapColours): LayerSpecification[] {
  const line = (
    id: string,
    kinds: string[],
    colour: MapColourName,
    width: number[],
    dash?: number[],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source,
    minzoom: 14,
    filter: ofLayer('path', ofKind(...kinds)),
    layout: { 'line-join': 'round', 'line-cap': dash === undefined ? 'round' : 'butt' },
    paint: {
      'line-color': colours[colour],
      'line-width': widthByZoom(...width),
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  });
  return [
    line('path-outer', ['footpath', 'cycleway', 'steps'], 'map-path-line', [14, 1.6, 16, 4, 18, 9, 20, 24]),
    line('cycleway', ['cycleway'], 'map-cycle', [14, 0.9, 16, 2.2, 18, 5]),
    line('footpath', ['footpath'], 'map-path', [14, 0.8, 16, 1.7, 18, 4], [2.6, 1.4]),
    line('steps', ['steps'], 'map-path', [14, 1.2, 16, 4, 18, 9], [0.35, 0.35]),
  ];
}

function railLayers(colours: MapColours): LayerSpecification[] {
  const rail = (id: string, colour: MapColourName, width: number[], dash?: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source,
    filter: ofLayer('rail'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours[colour],
      'line-width': widthByZoom(...width),
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  });
  return [
    {
      id: 'underpass',
      type: 'line',
      source,
      minzoom: 14,
      filter: ofLayer('path', ofKind('underpass')),
      paint: {
        'line-color': colours['map-path'],
        'line-width': widthByZoom(14, 3, 16, 8, 18, 20),
        'line-opacity': 0.55,
      },
    },
    rail('rail', 'map-rail', [12, 1.4, 16, 3.6, 18, 7]),
    rail('rail-ties', 'map-rail-tie', [12, 0.6, 16, 2.2, 18, 4.6], [4, 4]),
    {
      id: 'underpass-line',
      type: 'line',
      source,
      minzoom: 15,
      filter: ofLayer('path', ofKind('underpass')),
      paint: {
        'line-color': colours['map-text'],
        'line-width': widthByZoom(15, 1, 18, 3),
        'line-dasharray': [1.2, 1.2],
      },
    },
  ];
}
