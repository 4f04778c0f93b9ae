import { expect, test } from 'vitest';
import { areasInPeriod, noFilter, periodOf } from '../../../client/features/hotspots/hotspot-filter.ts';
import { ownPath } from '../../../client/features/sign-in/own-path.ts';
import { isInBox, viewBox } from '../../../client/map/view-box.ts';
import type { WalkView } from '../../../client/state/record-views.ts';
import type { AreaView } from '../../../client/state/wire.ts';
import { walkPeople } from '../../../client/ui/leading/walk-people.ts';
import { withoutSurvey } from '../../../client/ui/leading/without-survey.ts';
import { scoreComponents } from '../../../domain/priority.ts';
import { unsaidWalkFields } from '../../../domain/walk.ts';
import { findingView, unsaidAreaFacts } from '../../support/view-makers.ts';

const walk = (id: string, plannedStartAt: string | null): WalkView => ({
  id,
  geometry: null,
  properties: {
    status: 'walked',
    name: id,
    purpose: null,
    route: null,
    plannedStartAt,
    meetingPoint: null,
    ...unsaidWalkFields,
    roles: [],
    organisations: [],
    template: null,
    previousWalkId: null,
  },
});

const area = (id: string, walkIds: string[]): AreaView => ({
  id,
  geometry: { type: 'Polygon', coordinates: [] },
  properties: {
    walkIds,
    nMarked: 3,
    nPassed: 9,
    nWalks: walkIds.length,
    categories: [],
    score: 20,
    components: scoreComponents({
      concerns: [],
      nPassed: 9,
      situation: { walks: 0, dark: 0, use: 0, corroboration: 0, overdue: 0 },
    }),
    confidence: 'C',
    band: 'medium',
    goAgain: false,
    runAt: '2026-11-23T18:00:00.000Z',
    ...unsaidAreaFacts,
  },
});

test('a period keeps areas of walks held in it; a walk without a date is in every period', () => {
  const walks = [walk('autumn', '2026-10-20T16:30:00.000Z'), walk('winter', '2026-12-05T16:30:00.000Z')];
  const areas = [
    area('a', ['autumn']),
    area('w', ['winter']),
    area('both', ['autumn', 'winter']),
    area('n', ['none']),
  ];
  const inPeriod = (from: string, to: string) =>
    areasInPeriod(areas, walks, { from, to }).map(({ id }) => id);
  expect(inPeriod('2026-12-01', '')).toEqual(['w', 'both', 'n']);
  expect(inPeriod('', '2026-10-20')).toEqual(['a', 'both', 'n']);
  expect(areasInPeriod(areas, walks, noFilter)).toBe(areas);
  expect(periodOf({ from: 'not a day', to: '' })).toEqual({ from: undefined, to: undefined });
});

test('after signing in only our own paths are gone to', () => {
  expect(ownPath('/walks/1')).toBe('/walks/1');
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null])
    expect(ownPath(foreign)).toBeUndefined();
});

const mark = (participantId: string, recordedAt: string) =>
  findingView(recordedAt, { participantId, recordedAt });

const joined = (id: string, joinedAt: string, source = 'join') => ({
  id,
  properties: { walkId: 'walk', joinedAt, language: 'sv', source, groupId: null, leftAt: null },
});

test('people are numbered by joining and last heard by their latest mark', () => {
  const people = walkPeople(
    [joined('late', '2026-11-23T18:10:00.000Z'), joined('early', '2026-11-23T18:00:00.000Z')],
    [mark('late', '2026-11-23T18:30:00.000Z'), mark('late', '2026-11-23T18:20:00.000Z')],
  );
  expect(people.map(({ id, number, marks, lastAt }) => [id, number, marks, lastAt])).toEqual([
    ['early', 1, 0, '2026-11-23T18:00:00.000Z'],
    ['late', 2, 2, '2026-11-23T18:30:00.000Z'],
  ]);
});

test('who answered the survey before the walk is not among those who walk, and nor are their marks', () => {
  const participants = [
    joined('at home', '2026-11-03T18:00:00.000Z', 'presurvey'),
    joined('here', '2026-11-23T18:00:00.000Z'),
    joined('on paper', '2026-11-23T19:00:00.000Z', 'paper'),
  ];
  const findings = [
    mark('at home', '2026-11-03T18:10:00.000Z'),
    mark('here', '2026-11-23T18:10:00.000Z'),
    mark('on paper', '2026-11-23T18:20:00.000Z'),
  ];
  expect(walkPeople(participants, findings).map(({ id, number }) => [id, number])).toEqual([
    ['here', 1],
    ['on paper', 2],
  ]);
  const walked = withoutSurvey({ participants, findings });
  expect(walked.participants.map(({ id }) => id)).toEqual(['here', 'on paper']);
  expect(walked.findings.map(({ properties }) => properties.participantId)).toEqual(['here', 'on paper']);
  expect(withoutSurvey(walked)).toBe(walked);
});

test('the box of the view has its centre inside, its size by zoom and its north above its south', () => {
  const centre: [number, number] = [17.6, 57.25];
  const box = viewBox(centre, 14, { width: 512, height: 512 });
  const [west, south, east, north] = box;
  expect(isInBox(centre, box)).toBe(true);
  expect(east - west).toBeCloseTo(360 / 2 ** 14, 10);
  expect((east - west) * Math.cos((57.25 * Math.PI) / 180)).toBeCloseTo(north - south, 5);
  expect(isInBox([east + 0.001, 57.25], box)).toBe(false);
});
