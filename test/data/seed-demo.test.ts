import { beforeAll, describe, expect, test } from 'vitest';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import { type DemoSeed, seedDemo } from '../../data/demo/seed-demo.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { analysisInputOf } from '../../domain/analysis/input-of-records.ts';
import { distanceMetres } from '../../domain/geo.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { loadCatalogue } from '../../server/load-catalogue.ts';
import { loadTemplates } from '../../server/load-templates.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { Store } from '../../server/storage/store.ts';

const now = new Date('2026-11-23T18:00:00.000Z');
const town = generateTown(demoTownSeed);
const catalogue = await loadCatalogue('data/categories');
const templates = await loadTemplates('data/templates');

async function seeded(seed: number, at = now): Promise<{ store: Store; demo: DemoSeed }> {
  const store = await openStore(':memory:', { catalogue, templates, jobsFor: () => [] });
  return {
    store,
    demo: await seedDemo(store, { now: at, seed, town, catalogue, templates, receiptHash: 'a'.repeat(64) }),
  };
}

async function contents(store: Store): Promise<readonly string[]> {
  return (await store.changesSince(0, 10_000)).map(({ content }) => content);
}

describe('the demo', () => {
  let store: Store;
  let demo: DemoSeed;
  let walks: readonly KeptRecord<'walk'>[];
  let findings: readonly KeptRecord<'finding'>[];
  beforeAll(async () => {
    ({ store, demo } = await seeded(1));
    walks = await store.recordsOfKind('walk');
    findings = await store.recordsOfKind('finding');
  });

  test('has two organisations, a walk that was answered, one that waits for decisions and one that is open', async () => {
    const organisations = await store.recordsOfKind('organisation');
    expect(organisations.map(({ feature }) => feature.properties.organisationKind).sort()).toEqual([
      'municipality',
      'police',
    ]);
    const statuses = new Map(walks.map(({ id, feature }) => [id, feature.properties.status]));
    expect(demo.finishedWalkIds.map((id) => statuses.get(id))).toEqual(['feedback_given', 'protocol_draft']);
    expect(statuses.get(demo.openWalkId)).toBe('in_progress');
  });

  test('each walk has 14 to 20 people, 6 to 8 stops and a route that follows the streets past every stop', async () => {
    const nodes = new Set(town.graph.nodes.map(String));
    for (const walk of walks) {
      const people = await store.recordsOfKind('participant', walk.feature.id);
      expect(people.length).toBeGreaterThanOrEqual(14);
      expect(people.length).toBeLessThanOrEqual(20);
      const stops = await store.recordsOfKind('checkpoint', walk.feature.id);
      expect(stops.length).toBeGreaterThanOrEqual(6);
      expect(stops.length).toBeLessThanOrEqual(8);
      const route = walk.feature.properties.route?.coordinates ?? [];
      expect(route.every((position) => nodes.has(String(position)))).toBe(true);
      for (const stop of stops) {
        const nearest = Math.min(
          ...route.map((position) => distanceMetres(position, stop.feature.geometry.coordinates)),
        );
        expect(nearest, stop.feature.properties.name).toBeLessThan(100);
      }
    }
  });

  test('has some 120 findings in many categories, most with words, none saying the same', () => {
    expect(findings.length).toBeGreaterThanOrEqual(110);
    expect(findings.length).toBeLessThanOrEqual(130);
    const properties = findings.map(({ feature }) => feature.properties);
    expect(new Set(properties.map(({ category }) => category)).size).toBeGreaterThanOrEqual(15);
    const texts = properties.flatMap(({ text }) => text ?? []);
    expect(texts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('nothing happens after the given time, and people mark while their walk lasts', async () => {
    for (const { receivedAt } of await store.changesSince(0, 10_000))
      expect(Date.parse(receivedAt)).toBeLessThanOrEqual(now.getTime());
    for (const { feature } of findings) {
      const walk = walks.find(({ id }) => id === feature.properties.walkId);
      const minutes =
        (Date.parse(feature.properties.recordedAt) -
          Date.parse(walk?.feature.properties.plannedStartAt ?? '')) /
        60_000;
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(90);
    }
  });

  test('the planted places become areas, and the marks of chance do not', async () => {
    const [participants, ratings, checkpoints, groups] = await Promise.all([
      store.recordsOfKind('participant'),
      store.recordsOfKind('rating'),
      store.recordsOfKind('checkpoint'),
      store.recordsOfKind('group'),
    ]);
    const features = <Feature>(records: readonly { feature: Feature }[]): Feature[] =>
      records.map(({ feature }) => feature);
    const input = analysisInputOf(
      {
        walks: features(walks),
        participants: features(participants),
        findings: features(findings),
        ratings: features(ratings),
        checkpoints: features(checkpoints),
        groups: features(groups),
      },
      catalogue,
    );
    const areas = computeAreas(input, { asOf: now.toISOString(), minVoices: 3 });
    const planted = ['underpass', 'slab-parking', 'broken-lamps', 'park-dark-path', 'marina'] as const;
    for (const id of planted) {
      const nearest = Math.min(
        ...areas.map(({ properties }) => distanceMetres(properties.centre, town.places[id].position)),
      );
      expect(nearest, id).toBeLessThan(60);
    }
    const inAreas = new Set(areas.flatMap(({ properties }) => properties.findingIds));
    expect(input.marks.filter(({ id }) => !inAreas.has(id)).length).toBeGreaterThanOrEqual(8);
    expect(areas.length).toBeLessThanOrEqual(12);
  });

  test('the same seed and time give the same changes, another seed gives others', async () => {
    const [again, other] = await Promise.all([seeded(1), seeded(2)]);
    expect(await contents(again.store)).toEqual(await contents(store));
    expect(await contents(other.store)).not.toEqual(await contents(store));
  });

  test('fits at any time of the year and for any seed', async () => {
    for (const [index, time] of [
      '2027-01-01T00:05:00Z',
      '2027-06-21T12:00:00Z',
      '2028-02-29T23:59:00Z',
    ].entries()) {
      const { store: one } = await seeded(index + 10, new Date(time));
      expect((await one.recordsOfKind('finding')).length).toBe(findings.length);
    }
  });
});
