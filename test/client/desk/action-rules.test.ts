import { describe, expect, test } from 'vitest';
import { conflictsOf, editOf, undoOf } from '../../../client/features/actions/action-changes.ts';
import { filterActions, noFilters, sortActions } from '../../../client/features/actions/action-filter.ts';
import { meetingSlides } from '../../../client/features/meeting-three/meeting-slides.ts';
import type { ActionView } from '../../../client/state/action-queries.ts';
import type { AreaView } from '../../../client/state/wire.ts';
import { countingIds } from '../../support/analysis-input.ts';
import { areaOf } from '../../support/area-makers.ts';
import { areaNumber, changeNumber, findingNumber, walkNumber } from '../../support/change-makers.ts';
import { actionNumber } from '../../support/process-makers.ts';
import { unsaidAreaFacts } from '../../support/view-makers.ts';

const today = '2026-11-20';
function action(number: number, properties: Partial<ActionView['properties']> = {}): ActionView {
  return {
    id: actionNumber(number),
    createdBy: changeNumber(number),
    versions: {},
    geometry: null,
    properties: {
      walkId: walkNumber(1),
      title: `Action ${number}`,
      type: 'light',
      status: 'planned',
      deadline: null,
      areaId: null,
      cause: null,
      assetOwner: null,
      responsible: null,
      findingIds: [findingNumber(number)],
      addresses: [findingNumber(number)],
      decision: 'do',
      reason: null,
      horizon: null,
      season: null,
      costBand: null,
      externalReference: null,
      statusLog: [],
      verification: null,
      notes: [],
      answers: [],
      ...properties,
    },
  };
}
const late = action(1, { deadline: '2026-11-01', title: 'Late' });
const ahead = action(2, { deadline: '2027-01-01', title: 'Ahead' });
const loose = action(3, { status: 'received', title: 'Beyond' });
const ids = (actions: readonly ActionView[]) => actions.map(({ id }) => id);

describe('filters', () => {
  test('never hide an overdue action unless somebody says so', () => {
    const filters = { ...noFilters, statuses: ['received' as const] };
    const filtered = filterActions([ahead, loose, late], filters, today);
    expect(ids(filtered.shown)).toEqual(ids([late, loose]));
    expect(filtered.overdueOutside).toBe(1);
    const strict = filterActions([ahead, loose, late], { ...filters, overdueToo: true }, today);
    expect(ids(strict.shown)).toEqual(ids([loose]));
    expect(strict.overdueOutside).toBe(1);
  });

  test('of words look in title and responsible without regard to accents; another walk is another list', () => {
    const found = action(4, { responsible: 'Trädgårdsenheten' });
    const text = filterActions([found, ahead], { ...noFilters, text: 'TRADGARD' }, today);
    expect(ids(text.shown)).toEqual(ids([found]));
    expect(filterActions([late], { ...noFilters, walkId: walkNumber(2) }, today).shown).toEqual([]);
  });
});

test.each(['ascending', 'descending'] as const)(
  'sorted by title %s, overdue ones still stand first',
  (direction) => {
    const sorted = sortActions(
      [ahead, loose, late],
      { column: 'title', direction },
      {
        today,
        valueIn: ({ properties }) => properties.title,
        language: 'en',
      },
    );
    expect(ids(sorted)).toEqual(ids(direction === 'ascending' ? [late, ahead, loose] : [late, loose, ahead]));
  },
);

describe('edits', () => {
  test('hold only what is another, and name what the person saw', () => {
    expect(editOf(ahead, { title: 'Ahead' }, countingIds())).toBeUndefined();
    expect(editOf(ahead, { title: 'Ahead', responsible: 'Park' }, countingIds())).toMatchObject({
      fields: { responsible: { value: 'Park', basedOn: [changeNumber(2)] } },
    });
  });

  test('are taken back on top of themselves, except for a day that has passed', () => {
    const edit = editOf(late, { responsible: 'Park', deadline: '2027-02-01' }, countingIds());
    if (edit === undefined) throw new Error('nothing was edited');
    const { change, keptNewDay } = undoOf(late, edit, today, countingIds(9));
    expect(keptNewDay).toBe(true);
    expect(change).toMatchObject({ fields: { responsible: { value: null, basedOn: [edit.id] } } });
    expect(JSON.stringify(change)).not.toContain('deadline');
  });

  test('made in parallel to different values are told, and to the same value are not', () => {
    const head = (number: number, value: string) => ({
      value,
      changeId: changeNumber(number),
      at: today,
      by: 'x',
    });
    const versions = {
      title: { heads: [head(8, 'one'), head(9, 'two')], superseded: [] },
      cause: { heads: [head(8, 'same'), head(9, 'same')], superseded: [] },
    };
    expect(conflictsOf({ ...ahead, versions }).map(({ field }) => field)).toEqual(['title']);
  });
});

describe('the slides of the third meeting', () => {
  const area = (number: number, findings: readonly number[]): AreaView => {
    const { id, geometry, properties } = areaOf(number, findings);
    const { override: _, bandLog: __, setId: ___, ...facts } = properties;
    return { id, geometry, properties: { ...unsaidAreaFacts, ...facts } };
  };

  test('tell every decided action once, and every area, also those without a decision', () => {
    const areas = [area(1, [1, 2]), area(2, [2]), area(3, [7])];
    const declined = action(5, { areaId: areaNumber(2), decision: 'decline', reason: 'torn down' });
    const actions = [late, ahead, declined, action(6), action(9, { decision: null })];
    const slides = meetingSlides({ id: walkNumber(1) }, areas, actions);
    expect(slides.map(({ kind }) => kind)).toEqual([
      'start',
      'answer',
      'answer',
      'answer',
      'undecided',
      'follow',
    ]);
    const told = slides.flatMap((slide) =>
      slide.kind === 'answer' ? [...slide.doing, ...slide.declined] : [],
    );
    expect(ids(told).sort()).toEqual(ids([late, ahead, declined, action(6)]).sort());
    expect(slides[0]).toMatchObject({ areas: 3, doing: 3, declined: 1 });
    expect(slides[4]).toMatchObject({ areas: [{ id: areaNumber(3) }] });
  });

  test('of a walk without anything still say how to follow', () => {
    const other = action(1, { walkId: walkNumber(2) });
    expect(meetingSlides({ id: walkNumber(1) }, [], [other]).map(({ kind }) => kind)).toEqual([
      'start',
      'follow',
    ]);
  });
});
