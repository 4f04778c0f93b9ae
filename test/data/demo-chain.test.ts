import { beforeAll, describe, expect, test } from 'vitest';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import { demoReceiptCode } from '../../data/demo/process/write-receipt.ts';
import { type DemoSeed, seedDemo } from '../../data/demo/seed-demo.ts';
import { isActionOverdue } from '../../domain/action-due.ts';
import { type WalkId, walkIdSchema } from '../../domain/ids.ts';
import { receiptOf } from '../../domain/receipt-view.ts';
import type { EntityByKind, RecordKind } from '../../domain/record.ts';
import { factsOf } from '../../domain/walk-facts.ts';
import { missingFor } from '../../domain/walk-phases.ts';
import { analyseWalk } from '../../server/jobs/analyse-walk.ts';
import { keepAreaSnapshot, takeAreaSnapshot } from '../../server/jobs/area-snapshot.ts';
import { loadCatalogue } from '../../server/load-catalogue.ts';
import { loadTemplates } from '../../server/load-templates.ts';
import { receiptHashOf } from '../../server/receipt-hash.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { Store } from '../../server/storage/store.ts';

const now = new Date('2026-11-23T18:00:00.000Z');
const today = '2026-11-23';
const town = generateTown(demoTownSeed);
const catalogue = await loadCatalogue('data/categories');
const templates = await loadTemplates('data/templates');
const receiptHash = receiptHashOf(demoReceiptCode(demoTownSeed));

async function seeded(seed: number): Promise<{ store: Store; demo: DemoSeed }> {
  const store = await openStore(':memory:', { catalogue, templates, jobsFor: () => [] });
  return { store, demo: await seedDemo(store, { now, seed, town, catalogue, templates, receiptHash }) };
}

async function featuresOf<Kind extends RecordKind>(
  store: Store,
  kind: Kind,
  walkId: WalkId,
): Promise<EntityByKind[Kind][]> {
  return (await store.recordsOfKind(kind, walkId)).map(({ feature }) => feature);
}

async function factsOfWalk(store: Store, walkId: WalkId) {
  const [walk] = await featuresOf(store, 'walk', walkId);
  if (walk === undefined) throw new Error('no walk');
  const actions = await featuresOf(store, 'action', walkId);
  const areas = await featuresOf(store, 'area', walkId);
  const protocols = await featuresOf(store, 'protocol', walkId);
  const stops = (await featuresOf(store, 'checkpoint', walkId)).length;
  return { walk, actions, areas, protocols, facts: factsOf({ walk, stops, areas, actions, protocols }) };
}

describe('the walk that was answered', () => {
  let store: Store;
  let walkId: WalkId;
  beforeAll(async () => {
    const made = await seeded(demoTownSeed);
    store = made.store;
    walkId = walkIdSchema.parse(made.demo.finishedWalkIds[0]);
  });

  test('lacks nothing that the method asks before a walk is closed', async () => {
    const { facts, areas } = await factsOfWalk(store, walkId);
    expect(areas.length).toBeGreaterThan(0);
    expect(facts.areas.every(({ answered }) => answered)).toBe(true);
    expect(missingFor(facts, 'closed')).toEqual([]);
  });

  test('has a published protocol with numbered rows, whose words were all read by somebody', async () => {
    const { protocols } = await factsOfWalk(store, walkId);
    expect(protocols.map(({ properties }) => [properties.state, properties.version])).toEqual([
      ['published', 1],
    ]);
    const { rows, prefix, header } = protocols[0]?.properties ?? { rows: [], prefix: '', header: null };
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(rows.map(({ no }) => no)).size).toBe(rows.length);
    expect(rows.every(({ no }) => no.startsWith(`${prefix}-`))).toBe(true);
    expect(header?.groups.map(({ people }) => people)).toEqual([9, 9]);
    expect(rows.filter(({ decision }) => decision === 'decline').every(({ reason }) => reason !== null)).toBe(
      true,
    );
    const findings = await featuresOf(store, 'finding', walkId);
    const approved = new Map(findings.map(({ id, properties }) => [id, properties.textModeration?.text]));
    for (const row of rows) expect(row.observation).toBe(approved.get(row.findingId) ?? null);
    expect(rows.some(({ decision }) => decision === 'decline')).toBe(true);
  });

  test('has actions done and seen to, planned for spring, passed on to a private owner, and declined', async () => {
    const { actions } = await factsOfWalk(store, walkId);
    const properties = actions.map((action) => action.properties);
    expect(new Set(properties.map(({ status }) => status))).toEqual(
      new Set(['planned', 'in_progress', 'done', 'verified', 'forwarded', 'not_done']),
    );
    expect(properties.some(({ season, status }) => season === 'spring' && status === 'planned')).toBe(true);
    expect(properties.find(({ decision }) => decision === 'refer')?.assetOwner).toBe(
      'Garagebolaget i Fyrängen',
    );
    expect(properties.find(({ decision }) => decision === 'decline')?.reason).toBeTruthy();
    expect(properties.flatMap(({ verification }) => verification?.result ?? []).sort()).toEqual([
      'fixed',
      'fixed',
      'fixed',
      'half',
    ]);
    expect(properties.every(({ responsible }) => responsible !== null)).toBe(true);
  });

  test('its receipts tell: something done, planned and declined, and one person hears of two of them', async () => {
    const { walk, actions, areas } = await factsOfWalk(store, walkId);
    const findings = await featuresOf(store, 'finding', walkId);
    const people = await featuresOf(store, 'participant', walkId);
    const summaries = people.map(({ id }) => {
      const own = findings.filter(({ properties }) => properties.participantId === id);
      const marks = own.map((feature) => ({ feature, withdrawn: false }));
      return receiptOf(walk, marks, actions, areas).summary;
    });
    const sum = (pick: (one: (typeof summaries)[number]) => number) =>
      summaries.reduce((total, one) => total + pick(one), 0);
    for (const part of ['done', 'planned', 'declined'] as const)
      expect(
        sum((one) => one[part]),
        part,
      ).toBeGreaterThan(2);
    expect(sum(({ done, planned, declined, waiting }) => done + planned + declined + waiting)).toBe(
      findings.length,
    );
    expect(summaries.some(({ done, planned }) => done > 0 && planned > 0)).toBe(true);
    const answers = actions.flatMap(({ properties }) => properties.answers.map(({ answer }) => answer));
    expect(answers.sort()).toEqual(['agree', 'half']);
  });

  test('gives one receipt to the person who can see the most on it', async () => {
    const person = await store.participantByReceiptHash(receiptHash);
    expect(person?.walkId).toBe(walkId);
    const { walk, actions, areas } = await factsOfWalk(store, walkId);
    const own = (await featuresOf(store, 'finding', walkId)).filter(
      ({ properties }) => properties.participantId === person?.id,
    );
    const marks = own.map((feature) => ({ feature, withdrawn: false }));
    const { summary } = receiptOf(walk, marks, actions, areas);
    expect([summary.done, summary.planned, summary.declined].filter((count) => count > 0).length).toBe(3);
  });

  test('each group kept its own three places, what it agreed on and what not', async () => {
    const groups = await featuresOf(store, 'group', walkId);
    expect(groups.map(({ properties }) => properties.topThree.length)).toEqual([3, 3]);
    for (const { properties } of groups) expect(properties.notes?.dissent).toBeTruthy();
    const findings = await featuresOf(store, 'finding', walkId);
    expect(findings.filter(({ properties }) => properties.duplicateOf !== null)).toHaveLength(1);
  });
});

test('the chain holds when the server computes the areas again, and those without news are not computed', async () => {
  const { store, demo } = await seeded(demoTownSeed);
  let drawn = 0;
  const source = { now: () => now, randomBytes: () => new Uint8Array(16).fill(++drawn) };
  const deps = { store, source, catalogue };
  const kept: boolean[] = [];
  for (const walkId of demo.finishedWalkIds) {
    const snapshot = await takeAreaSnapshot(walkId, {}, deps, async (task) => analyseWalk(task));
    await keepAreaSnapshot(walkId, snapshot, deps);
    kept.push(snapshot.isKept);
  }
  // Only the first has marks that were seen to be mended.
  expect(kept).toEqual([false, true]);
  const { facts } = await factsOfWalk(store, walkIdSchema.parse(demo.finishedWalkIds[0]));
  expect(missingFor(facts, 'closed')).toEqual([]);
  await store.close();
});

test('the chain holds for other seeds too', async () => {
  for (const seed of [1, 2, 3]) {
    const { store, demo } = await seeded(seed);
    const { facts } = await factsOfWalk(store, walkIdSchema.parse(demo.finishedWalkIds[0]));
    expect(missingFor(facts, 'closed'), String(seed)).toEqual([]);
    await store.close();
  }
});

describe('the other walks', () => {
  let store: Store;
  let demo: DemoSeed;
  beforeAll(async () => {
    ({ store, demo } = await seeded(demoTownSeed));
  });

  test('the second waits for two decisions, and one deadline has passed', async () => {
    const { actions, protocols, facts } = await factsOfWalk(
      store,
      walkIdSchema.parse(demo.finishedWalkIds[1]),
    );
    expect(protocols.map(({ properties }) => properties.state)).toEqual(['draft']);
    expect(facts.undecidedActions).toHaveLength(2);
    const late = actions.filter(({ properties }) => isActionOverdue(properties, today));
    expect(late).toHaveLength(1);
    const codes = missingFor(facts, 'actions_decided').map(({ code }) => code);
    expect(codes).toContain('action-undecided');
  });

  test('the open one has all that a walk under way needs, and meets again in some weeks', async () => {
    const { walk, facts } = await factsOfWalk(store, demo.openWalkId);
    expect(missingFor(facts, 'in_progress')).toEqual([]);
    expect(Date.parse(walk.properties.thirdMeetingAt ?? '')).toBeGreaterThan(now.getTime());
    expect(Date.parse(walk.properties.firstMeetingAt ?? '')).toBeLessThan(now.getTime());
    expect(walk.properties.template?.id).toBe('standard');
  });

  test('every walk follows the standard template and took its steps one by one', async () => {
    for (const { feature } of await store.recordsOfKind('walk')) {
      const { template, statusLog } = feature.properties;
      expect([template?.id, template?.version]).toEqual(['standard', 1]);
      expect(statusLog.map(({ status }) => status).slice(0, 4)).toEqual([
        'planned',
        'invited',
        'premeeting_done',
        'in_progress',
      ]);
      const times = statusLog.map(({ at }) => Date.parse(at));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });
});
