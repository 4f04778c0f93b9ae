import { expect, test } from 'vitest';
import type { ChangeId } from '../../domain/ids.ts';
import { ledgerStart } from '../../domain/promise/ledger.ts';
import { authored, leader } from '../support/change-makers.ts';
import {
  activityNoted,
  activityWithdrawn,
  admin,
  itemChanged,
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

  test.runIf(engine.keeps)('the ledger is there again after closing', async () => {
    const address = engine.newAddress();
    const store = await open({}, address);
    await prepare(store, [authored(promiseMade(), admin)]);
    const lines = await store.ledger();
    await store.close();
    expect(await (await open({}, address)).ledger()).toEqual(lines);
  });
}
