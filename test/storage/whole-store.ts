import type { Store } from '../../server/storage/store.ts';
import {
  authored,
  findingAdded,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  leader,
  noon,
  participantNumber,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { activityNoted, activityWithdrawn, admin, promiseMade } from '../support/promise-makers.ts';
import { prepare } from './contract.ts';
import { addIncidents, datasetNumber, incident } from './contract-incidents.ts';
import { answersOf } from './engine-answers.ts';

const all = { datasetIds: [datasetNumber(1), datasetNumber(2)] };

/** Puts something into every table of a store. */
export async function fillWholeStore(store: Store): Promise<void> {
  await prepare(store, [
    ...[walkCreated(), joined(1), findingAdded(1), findingAdded(2), findingAdded(3), findingWithdrawn(2)].map(
      (change) => authored(change),
    ),
    authored(joinCodeIssued(1, 'ABC234')),
    authored(promiseMade(), admin),
    authored(activityNoted(1, { note: 'Åtta lampor är lagade' }), leader),
    authored(activityNoted(2, { note: 'En till' }), leader),
    authored(activityWithdrawn(2), leader),
  ]);
  const rows = Array.from({ length: 300 }, (_, number) =>
    incident(number, {
      position: [17.6 + (number % 17) / 997, 57.25 + (number % 13) / 1009],
      occurredAt: number === 9 ? null : noon,
      type: ['theft', 'assault', null, 'åverkan'][number % 4] ?? null,
    }),
  );
  await addIncidents(store, rows);
  await addIncidents(store, rows.slice(0, 3), { dataset: 2, change: 2 });
  await store.noteContact(walkNumber(1), {
    ...{ participantId: participantNumber(1), at: noon, undelivered: null, undeliveredPhotos: 2 },
  });
  await store.addFollower(
    {
      ...{ id: 'one', email: 'Anna@Post.example', subject: 'areas/hamnen', language: 'sv' },
      ...{ linkHash: 'first', askedAt: noon },
    },
    { name: 'forget-follower', key: 'one', afterMilliseconds: 5, atMostMilliseconds: 7 },
  );
  await store.confirmFollower('one', noon, ['old']);
  await store.claimNews('one', ['new'], 'second');
}

/** Everything that can be read of it; sums of places are rounded, as engines add in their own order. */
export async function wholeStore(store: Store) {
  const { box, ...counts } = await store.incidentCounts(all);
  const tile = { x: Math.floor(((17.61 + 180) / 360) * 2 ** 14), y: 4793, z: 14 };
  return {
    ...(await answersOf(store)),
    changes: (await store.checkHealth()).changes,
    ledger: await store.ledger(),
    counts,
    box: box?.map((edge) => edge.toFixed(9)),
    points: await store.incidentPoints(all),
    boxed: await store.incidentPoints(all, { box: [17.601, 57.2501, 17.61, 57.258] }),
    far: await store.incidentTile({ x: 0, y: 0, z: 0 }, all),
    near: await store.incidentTile(tile, { ...all, types: ['theft', 'åverkan'] }),
    places: await store.incidentTile(tile, all),
    contacts: await store.contacts(walkNumber(1)),
    followers: await store.followers(),
    link: await store.followerByLink('second'),
    walk: await store.walkByJoinCode('abc 234'),
  };
}
