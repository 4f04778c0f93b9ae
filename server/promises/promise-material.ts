import { monthlySums } from '../../domain/patrol/monthly-sums.ts';
import { placeDay } from '../../domain/place-time.ts';
import { type EvidenceSources, evidenceOf } from '../../domain/promise/gather-evidence.ts';
import { type ItemState, stateOfItem } from '../../domain/promise/promise-state.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';

/** A promise with its parts and what each item has come to on the day. */
export interface PromiseMaterial {
  promise: KeptRecord<'promise'>;
  /** In their order. */
  items: readonly { record: KeptRecord<'promise-item'>; state: ItemState }[];
  /** By day, the first first. */
  followUps: readonly KeptRecord<'follow-up'>[];
  sources: EvidenceSources;
  /** By the clock of the place. */
  today: string;
}

type Reads = Pick<Store, 'recordsOfKind'>;

/**
 * Everything from which promises are judged. Of the police only sums of whole months come through: here the single
 * visits and checks end, and nothing that calls this can reach further.
 */
async function evidenceSources(store: Reads, now: Date): Promise<EvidenceSources> {
  const visits = (await store.recordsOfKind('patrol-visit')).map(({ feature }) => feature.properties);
  const counts = (await store.recordsOfKind('counted-activity')).map(({ feature: { properties } }) => ({
    ...properties,
    kind: properties.activity,
  }));
  return {
    walks: await store.recordsOfKind('walk'),
    actions: await store.recordsOfKind('action'),
    activities: await store.recordsOfKind('promise-activity'),
    followUps: await store.recordsOfKind('follow-up'),
    sums: monthlySums(visits, counts, { asOf: now.toISOString() }),
  };
}

/** Every promise, the newest period first, judged as of now. */
export async function promiseMaterial(store: Reads, now: Date): Promise<PromiseMaterial[]> {
  const today = placeDay(now.toISOString());
  const sources = await evidenceSources(store, now);
  const items = [...(await store.recordsOfKind('promise-item'))].sort(
    (a, b) => a.feature.properties.order - b.feature.properties.order,
  );
  return (await store.recordsOfKind('promise'))
    .map((promise) => ({
      promise,
      items: items
        .filter(({ feature }) => feature.properties.promiseId === promise.id)
        .map((record) => ({
          record,
          state: stateOfItem(record.feature.properties, evidenceOf(record.feature, sources), today),
        })),
      followUps: sources.followUps
        .filter(({ feature }) => feature.properties.promiseId === promise.id)
        .sort((a, b) => (a.feature.properties.dueOn < b.feature.properties.dueOn ? -1 : 1)),
      sources,
      today,
    }))
    .sort((a, b) => (startOf(b) < startOf(a) ? -1 : 1));
}

function startOf({ promise }: Pick<PromiseMaterial, 'promise'>): string {
  return `${promise.feature.properties.period.from} ${promise.id}`;
}
