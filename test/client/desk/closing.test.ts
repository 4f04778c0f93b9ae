import { describe, expect, test } from 'vitest';
import { closingSlides } from '../../../client/features/closing/closing-slides.ts';
import { placeChoices, searchChoices } from '../../../client/features/closing/place-choices.ts';
import type { CheckpointView } from '../../../client/state/record-views.ts';
import type { ClosingView } from '../../../domain/closing/closing-view.ts';
import { findingView } from '../../support/view-makers.ts';

const empty: ClosingView = {
  name: 'Walk',
  thirdMeetingAt: null,
  thirdMeetingPlace: null,
  people: 0,
  unsafe: 0,
  good: 0,
  places: [],
  liked: [],
  feelings: [],
  silence: { markedNothing: { count: 0, of: 0 }, stops: [], skipped: { count: 0, of: 0 } },
  groups: [],
};
const place = (id: string): ClosingView['places'][number] => ({
  kind: 'stop',
  id,
  number: 1,
  name: id,
  categories: [],
  marked: { count: 2, of: 3, interval: null },
});
const feeling = (id: string, more: Partial<ClosingView['feelings'][number]> = {}) => ({
  ...{ id, number: 1, name: id, all: [1, 1, 1, 1] as const, answered: 4, skipped: 0, groups: null },
  ...more,
});

describe('the slides of a closing meeting', () => {
  test('say that nothing was marked, and always keep the silence', () => {
    expect(closingSlides(empty).map(({ kind }) => kind)).toEqual(['start', 'places', 'silence', 'next']);
  });

  test('hold three places each, and keep each group apart', () => {
    const group = { id: 'g', name: 'G', people: 2, topThree: [], agreed: null, dissent: null };
    const slides = closingSlides({
      ...empty,
      places: ['a', 'b', 'c', 'd'].map(place),
      liked: [place('e')],
      groups: [group, { ...group, id: 'h' }],
    });
    expect(slides.filter(({ kind }) => kind === 'places')).toMatchObject([
      { part: 1, parts: 2, places: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      { part: 2, parts: 2, places: [{ id: 'd' }] },
    ]);
    expect(slides.map(({ kind }) => kind).slice(3)).toEqual(['silence', 'liked', 'group', 'group', 'next']);
  });

  test('give a stop a slide of its own where the groups are told apart; stops without answers have none', () => {
    const stopsOf = (feelings: ClosingView['feelings']) =>
      closingSlides({ ...empty, feelings }).flatMap((slide) =>
        slide.kind === 'feelings' ? [slide.stops.map(({ id }) => id)] : [],
      );
    const silent = feeling('c', { answered: 0, all: null });
    expect(stopsOf([feeling('a'), feeling('b'), silent])).toEqual([['a', 'b']]);
    const apart = [{ name: 'G', feelings: [1, 1, 1, 1] as const }];
    expect(stopsOf([feeling('a', { groups: apart }), feeling('b')])).toEqual([['a'], ['b']]);
  });
});

test('what a group may name is found by any part of its words', () => {
  const stop: CheckpointView = {
    id: 's',
    geometry: { type: 'Point', coordinates: [17.6, 57.25] },
    properties: {
      walkId: 'walk',
      order: 1,
      name: 'Tunneln',
      radiusMetres: 30,
      plannedMinutes: 5,
      functions: [],
      accessibilityNote: null,
      lightNote: null,
    },
  };
  const findings = [findingView('f', { text: 'Trasig lampa' }), findingView('g', {}, [17.7, 57.25])];
  const choices = placeChoices(
    { stops: [stop], areas: [], findings },
    {
      stop: (number, name) => `${number} ${name}`,
      area: (number) => `Område ${number}`,
      category: () => 'Belysning',
      time: () => '18:00',
    },
  );
  expect(choices.map(({ id }) => id)).toEqual(['s', 'f', 'g']);
  const found = (typed: string) => searchChoices(choices, typed).map(({ id }) => id);
  expect(found('')).toEqual(['s', 'f', 'g']);
  expect(found('tunneln')).toEqual(['s', 'f']);
  expect(found('lampa BELYS')).toEqual(['f']);
  expect(found('kiosk')).toEqual([]);
});
