import { expect, test } from 'vitest';
import { parseChange } from '../../domain/changes.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { ledgerStart } from '../../domain/promise/ledger.ts';
import { authored, leader } from '../support/change-makers.ts';
import {
  activityNoted,
  activityNumber,
  activityWithdrawn,
  admin,
  itemChanged,
  itemWithdrawn,
  promiseMade,
} from '../support/promise-makers.ts';
import { type Bench, prepare, words } from './contract.ts';

/** The ledger moves with the changes that it tells of, in the same transaction. */
export function ledgerContract({ engine, open }: Bench): void {
  test('the ledger has an entry for each part of a promise, chained in order', async () => {
    const store = await open();
    await prepare(store, [authored(promiseMade(), admin), authored(itemChanged({ target: 80 }), leader)]);
    const lines = await store.ledger();
    expect(lines.map(({ event }) => event)).toEqual([
      'promise-made',
      'item-made',
      ...Array.from({ length: 6 }, () => 'follow-up-planned'),
      'item-changed',
    ]);
    expect(lines.map(({ previous }) => previous)).toEqual([
      ledgerStart,
      ...lines.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(lines.at(-1)).toMatchObject({
      number: 9,
      by: { side: 'municipality', role: 'leader' },
      facts: { target: 80, 'before target': 70 },
      opened: { reason: { words: 'Parterna har kommit överens' } },
    });
  });

  test('what is refused, rolled back or sent twice writes nothing into the ledger', async () => {
    const store = await open();
    const made = authored(promiseMade(), admin);
    await prepare(store, [made]);
    const before = await store.ledger();
    const stale = authored(itemChanged({ target: 90 }), leader);
    expect(words(await store.commit([made]))).toEqual(['duplicate']);
    const change = { ...stale.change, id: 'no id' as ChangeId };
    expect(
      words(
        await store.commit([stale, { ...stale, change: { ...change, id: made.change.id } }], {
          allOrNothing: true,
        }),
      ),
    ).toContain('duplicate-id');
    expect(await store.ledger()).toEqual(before);
  });

  test('the words of what was withdrawn are forgotten, and the chain still holds', async () => {
    const store = await open();
    const note = 'Anna Andersson, Hamngatan 3';
    await prepare(store, [
      authored(promiseMade(), admin),
      authored(activityNoted(1, { note }), leader),
      authored(activityWithdrawn(1), leader),
    ]);
    const lines = await store.ledger();
    expect(lines.slice(-2).map(({ event, opened }) => [event, Object.keys(opened)])).toEqual([
      ['activity-noted', []],
      ['activity-withdrawn', ['reason']],
    ]);
    expect(lines.at(-2)?.words.note).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(lines)).not.toContain('Andersson');
  });

  test('so does the log: that it was noted stays, sent again it brings no words back, and nothing is forgotten twice', async () => {
    const store = await open();
    const noted = authored(activityNoted(1, { note: 'Anna Andersson', place: 'Hamngatan 3' }), leader);
    const other = authored(activityNoted(2, { note: 'Fältare på rasten' }), leader);
    const withdrawn = authored(activityWithdrawn(1), leader);
    await prepare(store, [authored(promiseMade(), admin), noted, other, withdrawn]);
    const log = await store.changesSince(0, 100);
    expect(log.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const { change } = parseChange(JSON.parse(log[1]?.content ?? ''));
    expect(change).toEqual({ ...noted.change, note: '–', place: null });
    expect(JSON.parse(log[2]?.content ?? '')).toEqual(other.change);
    expect(words(await store.commit([noted, withdrawn]))).toEqual(['duplicate', 'duplicate']);
    const another = { ...noted, change: { ...noted.change, amount: 7 } };
    expect(words(await store.commit([another]))).toEqual(['duplicate-id']);
    expect(await store.changesSince(0, 100)).toEqual(log);
    expect(JSON.stringify([log, await store.record(activityNumber(1))])).not.toMatch(/Andersson|Hamngatan/);
  });

  test('what is noted and withdrawn in one breath is forgotten too, and what is rolled back is not', async () => {
    const store = await open();
    await prepare(store, [authored(promiseMade(), admin)]);
    const noted = authored(activityNoted(1, { note: 'Anna Andersson' }), leader);
    await prepare(store, [noted]);
    await store.commit([authored(activityWithdrawn(1), leader), authored(itemWithdrawn(9), leader)], {
      allOrNothing: true,
    });
    expect(JSON.stringify(await store.changesSince(0, 100))).toContain('Andersson');
    await prepare(store, [authored(activityWithdrawn(1), leader)]);
    await store.commit([
      authored(activityNoted(3, { note: 'Bertil Bengtsson' }), leader),
      authored(activityWithdrawn(3), leader),
    ]);
    expect(JSON.stringify(await store.changesSince(0, 100))).not.toMatch(/Andersson|Bengtsson/);
  });

  test.runIf(engine.keeps)('the ledger is there again after closing', async () => {
    const address = engine.newAddress();
    const store = await open({}, address);
    await prepare(store, [authored(promiseMade(), admin)]);
    const lines = await store.ledger();
    await store.close();
    expect(await (await open({}, address)).ledger()).toEqual(lines);
  });
}
