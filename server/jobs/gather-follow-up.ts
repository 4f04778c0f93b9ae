import { changeIdSchema, newId } from '../../domain/ids.ts';
import { promiseMaterial } from '../promises/promise-material.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { FollowUpJob } from './job.ts';

/** Somebody asked for the state of a promise: what every item has come to is kept with the follow-up, as of now. */
export const gatherFollowUp: FollowUpJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(followUpId, { store, source }) {
    const followUp = await store.record(followUpId);
    if (followUp?.kind !== 'follow-up' || followUp.feature.properties.publishedAt !== null) return;
    const { promiseId } = followUp.feature.properties;
    const now = source.now();
    const material = (await promiseMaterial(store, now)).find(({ promise }) => promise.id === promiseId);
    if (material === undefined) return;
    const items = material.items.map(({ record, state: { state, count, target, expectedByNow } }) => ({
      ...{ itemId: record.feature.id, state, count, target, expectedByNow },
    }));
    const ledgerHead = (await store.ledger()).at(-1)?.hash ?? null;
    const at = now.toISOString();
    await commitAsSystem(store, 'gather-follow-up', now, {
      ...{ id: newId(changeIdSchema, source), kind: 'follow-up-gathered', at, promiseId, followUpId },
      gathered: { at, asOf: material.today, items, ledgerHead },
    });
  },
};
