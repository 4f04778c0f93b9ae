import { expect, test } from 'vitest';
import { buildFinding } from '../../../client/features/capture/build-finding.ts';
import { emptyDraft } from '../../../client/features/capture/draft.ts';
import { buildEdit, buildMended } from '../../../client/features/mine/build-edit.ts';
import type { OwnFinding } from '../../../client/offline/optimistic-view.ts';
import type { Category } from '../../../domain/catalogue.ts';
import { addedFinding } from '../../../domain/change-rules/finding-changes.ts';
import type { IdSource } from '../../../domain/ids.ts';
import {
  changeNumber,
  findingAdded,
  noon,
  participantNumber,
  testCatalogue,
  walkNumber,
} from '../../support/change-makers.ts';

const source: IdSource = { now: () => new Date(noon), randomBytes: () => new Uint8Array(16).fill(7) };
const placed = {
  geometry: { type: 'Point' as const, coordinates: [17.6, 57.25] as [number, number] },
  accuracyMetres: 8,
  positionSource: 'here' as const,
  checkpointId: null,
  observer: { position: [17.6001, 57.25] as [number, number], accuracyMetres: 8 },
};
const membership = { walkId: walkNumber(1), participantId: participantNumber(1) };
const marker = { ...membership, groupId: null, mode: 'standard' as const, clockSkewMilliseconds: 1200 };

function category(id: string): Category {
  const found = testCatalogue.find(id);
  if (found === undefined) throw new Error(`no category ${id}`);
  return found;
}

test('a draft becomes a finding with trimmed words and the time of the source', () => {
  const draft = { ...emptyDraft(0), category: 'lighting', severity: 3 as const, text: '  Mörkt \n' };
  const { change } = buildFinding(draft, category('lighting'), placed, marker, source);
  if (change?.kind !== 'finding-added') throw new Error('no finding was built');
  expect(change.at).toBe(noon);
  expect(change.finding.properties).toMatchObject({
    ...membership,
    polarity: 'unsafe',
    severity: 3,
    text: 'Mörkt',
    recordedAt: noon,
    source: 'walk',
    positionSource: 'here',
    observer: placed.observer,
    clockSkewMilliseconds: 1200,
  });
});

test('a good place has no severity, and empty words are none', () => {
  const draft = { ...emptyDraft(0), severity: 3 as const, text: '   ' };
  const { change } = buildFinding(draft, category('good_place'), placed, marker, source);
  expect(change).toMatchObject({
    finding: { properties: { polarity: 'positive', severity: null, text: null } },
  });
});

test('the light is the sun’s, and in the dark the person’s word; lit where nobody says otherwise', () => {
  const lightOf = (at: string, light: 'lit' | 'unlit' | null) => {
    const draft = { ...emptyDraft(0), severity: 1 as const, light };
    const night = { ...source, now: () => new Date(at) };
    const { change } = buildFinding(draft, category('lighting'), placed, marker, night);
    if (change?.kind !== 'finding-added') throw new Error('no finding was built');
    return change.finding.properties.lightCondition;
  };
  expect(lightOf('2026-11-23T11:00:00Z', 'unlit')).toBe('daylight');
  expect(lightOf('2026-11-23T20:00:00Z', null)).toBe('dark_lit');
  expect(lightOf('2026-11-23T20:00:00Z', 'lit')).toBe('dark_lit');
  expect(lightOf('2026-11-23T20:00:00Z', 'unlit')).toBe('dark_unlit');
});

test('a class sends no words on behaviour, and all others', () => {
  const wordsOn = (id: string) => {
    const draft = { ...emptyDraft(0), severity: 1 as const, text: 'Mörkt' };
    const { change } = buildFinding(draft, category(id), placed, { ...marker, mode: 'class' }, source);
    if (change?.kind !== 'finding-added') throw new Error('no finding was built');
    return change.finding.properties.text;
  };
  const behaviour = testCatalogue.categories.find(({ branch }) => branch === 'behaviour');
  if (behaviour === undefined) throw new Error('no category on behaviour');
  expect(wordsOn(behaviour.id)).toBeNull();
  expect(wordsOn('lighting')).toBe('Mörkt');
});

test('words that are too long are refused with a problem instead of being cut', () => {
  const draft = { ...emptyDraft(0), severity: 1 as const, text: 'x'.repeat(301) };
  const { problem } = buildFinding(draft, category('lighting'), placed, marker, source);
  expect(problem?.code).toBe('invalid-input');
});

const added = findingAdded(1, 1);
const record = addedFinding(added);
const own: OwnFinding = {
  id: record.id,
  finding: record.feature,
  createdBy: record.createdBy,
  versions: {
    text: { heads: [{ value: 'a', changeId: changeNumber(77), at: noon, by: '' }], superseded: [] },
  },
  delivery: 'delivered',
  problem: null,
  queued: [],
};
const { category: categoryId, subcategory, severity, text } = own.finding.properties;
const same = { category: category(categoryId), subcategory, severity, text: text ?? '' };

test('an edit names just the fields that differ and what they were based on', () => {
  expect(buildEdit(own, same, source)).toBeUndefined();
  const built = buildEdit(own, { ...same, text: 'Ny text', severity: 4 }, source);
  if (built?.change?.kind !== 'finding-edited') throw new Error('no edit was built');
  expect(built.change.fields).toEqual({
    severity: { value: 4, basedOn: [added.id] },
    text: { value: 'Ny text', basedOn: [changeNumber(77)] },
  });
});

test('changing to a good place takes the severity with it', () => {
  const built = buildEdit(own, { ...same, category: category('good_place'), subcategory: null }, source);
  expect(built?.change).toMatchObject({
    fields: { category: { value: 'good_place' }, polarity: { value: 'positive' }, severity: { value: null } },
  });
});

test('a mended mark is the whole finding as a new change with the same finding id', () => {
  const { change } = buildMended(own, added, { ...same, text: 'Bättre' }, source);
  if (change?.kind !== 'finding-added') throw new Error('nothing was built');
  expect(change.id).not.toBe(added.id);
  expect(change.finding.id).toBe(added.finding.id);
  expect(change.finding.properties.text).toBe('Bättre');
});
