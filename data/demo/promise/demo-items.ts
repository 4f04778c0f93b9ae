import type { z } from 'zod';
import type { promiseChangeSchemas } from '../../../domain/change-rules/promise-changes.ts';

type Item = Omit<
  z.input<(typeof promiseChangeSchemas)['promise-made']>['items'][number],
  'id' | 'window' | 'yearTargets' | 'definition' | 'place'
>;

/** What is noted by hand for an item: so many days after the promise begins, by whom, how many and what. */
export interface DemoActivity {
  day: number;
  amount: number;
  note: string;
  place?: string;
}

export interface DemoItem extends Item {
  name: 'checks' | 'presence' | 'walks' | 'lamps' | 'school' | 'parents' | 'follow-ups' | 'post';
  noted: readonly DemoActivity[];
}

const every = (days: number, from: number, to: number, note: string, place: string): DemoActivity[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / days)) }, (_, index) => ({
    ...{ day: from + index * days, amount: 1, note, place },
  }));

/** The promise of the invented town: one item of each kind and state. */
export const demoItems: readonly DemoItem[] = [
  {
    name: 'checks',
    text: {
      sv: 'Minst 60 hastighetskontroller, de flesta vid Lyktskolan och Hamngatan',
      en: 'At least 60 speed checks, most of them at Lyktskolan and Hamngatan',
    },
    owner: 'police',
    measure: 'count-at-least',
    unit: { sv: 'kontroller', en: 'checks' },
    target: 60,
    evidenceRule: { source: 'police', counted: 'speed-check', measure: 'count' },
    noted: [
      { day: 40, amount: 6, note: 'Kontroller under de första veckorna, innan de loggades här.' },
      { day: 130, amount: 11, note: 'Kontroller under våren, ur egen statistik.' },
    ],
  },
  {
    name: 'presence',
    text: {
      sv: 'Poliser till fots på platser där många är otrygga',
      en: 'Police on foot where many feel unsafe',
    },
    owner: 'police',
    measure: 'dosage',
    unit: { sv: 'besök', en: 'visits' },
    target: null,
    evidenceRule: { source: 'police', counted: 'hotspot-visit', measure: 'count' },
    noted: [],
  },
  {
    name: 'walks',
    text: {
      sv: 'Två trygghetsvandringar tillsammans med dem som bor och går i skolan här',
      en: 'Two safety walks together with those who live and go to school here',
    },
    owner: 'both',
    measure: 'milestone',
    unit: { sv: 'vandringar', en: 'walks' },
    target: 2,
    evidenceRule: { source: 'walks' },
    noted: [{ day: 60, amount: 0, note: 'Boende och skola har bestämt var vandringarna ska gå.' }],
  },
  {
    name: 'lamps',
    text: {
      sv: 'Minst tre åtgärder mot mörka platser, kontrollerade efteråt',
      en: 'At least three actions against dark places, checked afterwards',
    },
    owner: 'municipality',
    measure: 'count-at-least',
    unit: { sv: 'åtgärder', en: 'actions' },
    target: 3,
    evidenceRule: { source: 'actions', types: ['light'] },
    noted: [],
  },
  {
    name: 'school',
    text: {
      sv: 'Fältare på Lyktskolans gård två gånger i månaden',
      en: 'Field workers in the yard of Lyktskolan twice a month',
    },
    owner: 'municipality',
    measure: 'dosage',
    unit: { sv: 'besök', en: 'visits' },
    target: 2,
    evidenceRule: { source: 'activities' },
    noted: every(12, 5, 300, 'Två fältare på rasten och efter skolan.', 'Lyktskolan'),
  },
  {
    name: 'parents',
    text: {
      sv: 'En gemensam föräldrakväll om mopeder och A-traktorer',
      en: 'A joint evening for parents about mopeds and A-tractors',
    },
    owner: 'both',
    measure: 'milestone',
    unit: null,
    target: 1,
    evidenceRule: { source: 'activities' },
    noted: [{ day: 95, amount: 1, note: 'Föräldrakväll i matsalen, ungefär 60 kom.', place: 'Lyktskolan' }],
  },
  {
    name: 'follow-ups',
    text: {
      sv: 'Fyra uppföljningar per kalenderår som alla kan läsa',
      en: 'Four follow-ups a calendar year that everybody can read',
    },
    owner: 'both',
    measure: 'recurrence',
    unit: { sv: 'publicerade uppföljningar', en: 'published follow-ups' },
    target: 4,
    evidenceRule: { source: 'follow-ups' },
    noted: [],
  },
  {
    name: 'post',
    text: { sv: 'En ny vaktbod vid busstorget', en: 'A new guard post at the bus square' },
    owner: 'municipality',
    measure: 'milestone',
    unit: null,
    target: 1,
    evidenceRule: { source: 'activities' },
    noted: [],
  },
];
