import { tunnel } from './footways.ts';
import {
  centrePatch,
  park,
  pondMiddle,
  schoolPatch,
  slabPatch,
  sportsPatch,
  westSlabPatch,
} from './named-patches.ts';
import { inPatch } from './plan.ts';
import { type Spot, toPosition } from './plane.ts';
import type { LabelKind, TownFeature, TownPlace, TownPlaceId } from './town-types.ts';

type Entry = readonly [spot: Spot, nature: TownPlace['nature'], name: string];

/** On the straight plan. */
const spots: Record<TownPlaceId, Entry> = {
  underpass: [[2.5, 214], 'dark', 'Fyrtunneln'],
  'underpass-north': [tunnel.north, 'overgrown', 'Fyrtunneln norr'],
  station: [[62, 203], 'busy', 'Lyktehamns station'],
  'station-square': [inPatch(centrePatch, 0.5, 0.84), 'busy', 'Stationstorget'],
  square: [inPatch(centrePatch, 0.5, 0.5), 'liked', 'Stora torget'],
  'park-pond': [pondMiddle, 'liked', 'Fyrparksdammen'],
  'park-dark-path': [inPatch(park, 0.29, 0.46), 'dark', 'Almstigen'],
  'park-bushes': [inPatch(park, 0.34, 0.24), 'overgrown', 'Almstigen södra'],
  school: [inPatch(schoolPatch, 0.5, 0.5), 'neutral', 'Lyktskolan'],
  'school-path': [inPatch(schoolPatch, 0.82, 0.52), 'overgrown', 'Skolstigen'],
  playground: [inPatch(slabPatch, 0.36, 0.62), 'liked', 'Lekplatsen Strålen'],
  'slab-parking': [inPatch(westSlabPatch, 0.53, 0.28), 'neglected', 'Parkeringen i Fyrängen'],
  harbour: [[10, -436], 'liked', 'Hamnpromenaden'],
  marina: [[-110, -452], 'neutral', 'Gästhamnen'],
  lighthouse: [[104, -765], 'liked', 'Lykte fyr'],
  beach: [[-800, -640], 'liked', 'Sandviken'],
  church: [inPatch(centrePatch, 0.1, 0.5), 'neutral', 'Sjömanskyrkan'],
  library: [inPatch(centrePatch, 0.7, 0.5), 'busy', 'Biblioteket'],
  shop: [inPatch(slabPatch, 0.25, 0.12), 'busy', 'Fyrängens livs'],
  'broken-lamps': [[-225, 60], 'dark', 'Parkgatan'],
  'forest-path': [[-740, 440], 'lonely', 'Kråkstigen'],
  'bus-stop': [[-30, -134], 'busy', 'Stora torget (hållplats)'],
  'ferry-terminal': [[960, 60], 'lonely', 'Färjeterminalen'],
  pitch: [inPatch(sportsPatch, 0.27, 0.5), 'neutral', 'Norrängens IP'],
  viaduct: [[-650, 188], 'neglected', 'Viadukten på Västra vägen'],
};

export function townPlaces(warp: (spot: Spot) => Spot): Record<TownPlaceId, TownPlace> {
  const ids = Object.keys(spots) as TownPlaceId[];
  const place = (id: TownPlaceId): TownPlace => {
    const [spot, nature, name] = spots[id];
    return { id, name, position: toPosition(warp(spot)), nature };
  };
  return Object.fromEntries(ids.map((id) => [id, place(id)])) as Record<TownPlaceId, TownPlace>;
}

/** Lower ranks are shown first and win where labels meet. */
const labels: readonly (readonly [name: string, kind: LabelKind, rank: number, spot: Spot])[] = [
  ['Lyktehamn', 'town', 1, [0, -40]],
  ['Gamla stan', 'district', 2, [-25, -285]],
  ['Hamnen', 'district', 3, [400, -230]],
  ['Centrum', 'district', 2, [-110, 30]],
  ['Stationsstaden', 'district', 4, [420, 70]],
  ['Sjöbacken', 'district', 2, [-850, -290]],
  ['Fyrängen', 'district', 2, [-330, 440]],
  ['Lotsberget', 'district', 2, [480, 520]],
  ['Norrängen', 'district', 4, [130, 780]],
  ['Varvet', 'district', 4, [760, -170]],
  ['Fyrparken', 'park', 3, inPatch(park, 0.5, 0.9)],
  ['Kråkskogen', 'park', 3, [-850, 560]],
  ['Sandviken', 'park', 4, [-850, -662]],
  ['Hamnbassängen', 'water', 3, [150, -570]],
  ['Lyktefjärden', 'water', 2, [-420, -960]],
  ['Kråkviken', 'water', 3, [-1420, 640]],
  ['Öster om fyren', 'water', 5, [1300, 60]],
  ['Lyktskolan', 'place', 3, inPatch(schoolPatch, 0.5, 0.54)],
  ['Stora torget', 'place', 2, inPatch(centrePatch, 0.5, 0.46)],
  ['Fisktorget', 'place', 4, [232, -345]],
  ['Lyktehamns station', 'transit', 2, [62, 197]],
  ['Sjömanskyrkan', 'place', 3, inPatch(centrePatch, 0.1, 0.44)],
  ['Biblioteket', 'place', 4, inPatch(centrePatch, 0.7, 0.46)],
  ['Fyrängens livs', 'place', 4, inPatch(slabPatch, 0.25, 0.2)],
  ['Lykte fyr', 'place', 3, [104, -782]],
  ['Gästhamnen', 'place', 5, [-110, -510]],
  ['Färjeterminalen', 'transit', 3, [985, 40]],
  ['Fyrtunneln', 'transit', 4, [2.5, 214]],
  ['Norrängens IP', 'place', 4, inPatch(sportsPatch, 0.27, 0.5)],
  ['Lekplatsen Strålen', 'place', 5, inPatch(slabPatch, 0.36, 0.66)],
];

export function townLabels(warp: (spot: Spot) => Spot): TownFeature[] {
  return labels.map(([name, kind, rank, spot]) => ({
    type: 'Feature',
    properties: { layer: 'label', kind, name, rank },
    geometry: { type: 'Point', coordinates: toPosition(warp(spot)) },
  }));
}

const stops: readonly (readonly [name: string, spot: Spot])[] = [
  ['Stora torget', [-30, -134]],
  ['Parkgatan', [-420, -176]],
  ['Kajgatan', [60, -398]],
  ['Stationen', [-70, 184]],
  ['Fyrängen', [-330, 618]],
  ['Norrängens IP', [60, 626]],
  ['Lotsberget', [470, 618]],
  ['Sjöbacken', [-850, -232]],
  ['Varvet', [740, -46]],
];

export function busStops(warp: (spot: Spot) => Spot): TownFeature[] {
  return stops.map(([name, spot]) => ({
    type: 'Feature',
    properties: { layer: 'stop', name },
    geometry: { type: 'Point', coordinates: toPosition(warp(spot)) },
  }));
}
