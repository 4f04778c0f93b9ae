import { recordKinds } from '../../domain/record.ts';
import type { Store } from '../../server/storage/store.ts';

async function recordsOfWalks(store: Store) {
  const answers: unknown[] = [];
  for (const walk of await store.recordsOfKind('walk')) {
    const of = { walkId: walk.feature.id, kinds: recordKinds };
    for (let since = 0, more = true; more; ) {
      const page = await store.recordsSince({ ...of, since, limit: 100 });
      answers.push(page);
      ({ next: since, more } = page);
    }
    const [person] = await store.recordsOfKind('participant', walk.feature.id);
    if (person !== undefined) {
      const ownKinds = { kinds: ['participant', 'finding'] as const, participantId: person.feature.id };
      answers.push(await store.recordsSince({ ...of, since: 0, limit: 10_000, ownKinds }));
    }
    answers.push(await store.contributions(walk.feature.id));
    answers.push(await store.areaRuns({ walkId: walk.feature.id }, 10));
    answers.push(await store.walkByJoinCode(walk.feature.properties.joinCode ?? ''));
  }
  return answers;
}

async function findings(store: Store) {
  const all = await store.findings({ limit: 10_000 });
  const places = all.features.map((text): [number, number] => JSON.parse(text).geometry.coordinates);
  const [east, north] = places[Math.floor(places.length / 2)] ?? [0, 0];
  return [
    all,
    await store.findings({ limit: 7, box: [east - 0.002, north - 0.001, east, north] }),
    await store.findings({ limit: 10_000, statuses: ['done', 'planned'], polarities: ['unsafe'] }),
    await store.findings({ limit: 3, recordedFrom: '2026-09-01T00:00:00Z', categories: ['lighting'] }),
  ];
}

/** Everything that can be read of a store, to lay beside what another engine answers. Texts as they are. */
export async function answersOf(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const kinds: Record<string, unknown> = {};
  for (const kind of recordKinds) kinds[kind] = await store.recordsOfKind(kind);
  return {
    log: await store.changesSince(0, 1_000_000),
    kinds,
    walks: await recordsOfWalks(store),
    findings: await findings(store),
    nextJobAt: await store.nextJobAt(),
    health: await store.checkHealth(),
    ledgerEntries: (await store.ledger()).map(({ event, facts, number }) => ({ event, facts, number })),
  };
}
