import type { HotSpot } from '../../../domain/patrol/hot-spot.ts';
import type { TownPlaceId } from '../town-types.ts';

type Said = Pick<
  HotSpot['properties'],
  'name' | 'basis' | 'evidenceGrade' | 'why' | 'windows' | 'lookAt' | 'talkTo' | 'stopRule'
>;

const evening = (weekdays: readonly number[], fromHour: number, toHour: number) =>
  weekdays.map((weekday) => ({ weekday, fromHour, toHour, n: null }));

/** The places that the police of the invented town patrol. Half the side of each in metres. */
export const demoHotSpots: readonly (Said & { place: TownPlaceId; halfMetres: number })[] = [
  {
    place: 'underpass',
    halfMetres: 35,
    name: 'Fyrtunneln',
    basis: 'perceived',
    evidenceGrade: 'A',
    why: 'Tolv av arton på vandringen kände sig otrygga i tunneln. Trasiga lampor och ingen annan väg.',
    windows: evening([3, 4, 5], 21, 1),
    lookAt: ['Släckt lampa', 'Klotter i tunneln'],
    talkTo: 'Tågvärden vid sista tåget',
    stopRule: { periodMonths: 3, threshold: 3 },
  },
  {
    place: 'station-square',
    halfMetres: 45,
    name: 'Stationstorget',
    basis: 'both',
    evidenceGrade: 'B',
    why: 'Stök vid bussarna på helgkvällar. Flera har också känt sig otrygga där.',
    windows: evening([4, 5], 22, 2),
    lookAt: ['Var människor samlas'],
    talkTo: 'Kioskens personal',
    stopRule: { periodMonths: 3, threshold: 4 },
  },
  {
    place: 'slab-parking',
    halfMetres: 55,
    name: 'Parkeringen i Fyrängen',
    basis: 'recorded',
    evidenceGrade: 'B',
    why: 'Bilinbrott kvällstid. Dålig sikt bakom soprummet.',
    windows: evening([0, 2, 6], 18, 22),
    lookAt: ['Skymmande buskage', 'Olåst port eller entré'],
    talkTo: 'Fastighetsskötaren',
    stopRule: { periodMonths: 3, threshold: 3 },
  },
  {
    place: 'park-dark-path',
    halfMetres: 50,
    name: 'Almstigen',
    basis: 'perceived',
    evidenceGrade: 'B',
    why: 'Mörk gångväg där flera valt en annan väg hem.',
    windows: evening([1, 4], 19, 23),
    lookAt: ['Släckt lampa', 'Skymmande buskage'],
    talkTo: null,
    stopRule: { periodMonths: 3, threshold: 2 },
  },
  {
    place: 'harbour',
    halfMetres: 60,
    name: 'Hamnpromenaden',
    basis: 'officer',
    evidenceGrade: 'C',
    why: 'Bråk efter stängning vid krogarna, enligt polisens egen erfarenhet.',
    windows: evening([4, 5], 23, 3),
    lookAt: ['Var människor samlas'],
    talkTo: 'Krögarna på kajen',
    stopRule: { periodMonths: 3, threshold: 2 },
  },
];
