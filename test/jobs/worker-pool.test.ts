import { afterAll, expect, test } from 'vitest';
import { randomFrom } from '../../domain/random.ts';
import { createWorkerPool } from '../../server/jobs/worker-pool.ts';

const workers = createWorkerPool();
afterAll(() => workers.close());

const day = 86_400_000;

/** So many that judging them takes seconds. */
function manyIncidents() {
  const random = randomFrom(7);
  const drawn = (from: number, to: number) =>
    Float64Array.from({ length: 300_000 }, () => random.between(from, to));
  return { longitude: drawn(16, 17), latitude: drawn(57, 57.5), occurredAt: drawn(0, 700 * day) };
}

test('what takes long lets everything else past, tells how far it is, and ends when nobody waits', async () => {
  const stop = new AbortController();
  const told: number[] = [];
  let hasEnded = false;
  const periods = { fitFrom: 0, scoreFrom: 500, scoreBefore: 700 };
  const begun = Promise.withResolvers<void>();
  const long = workers
    .run(
      'assessIncidentRisk',
      { incidents: manyIncidents(), layer: 'expected', periods },
      {
        signal: stop.signal,
        onProgress: (share) => {
          told.push(share);
          begun.resolve();
        },
      },
    )
    .finally(() => {
      hasEnded = true;
    });
  long.catch(() => undefined);
  await begun.promise;

  const file = { fileName: 'lampor.csv', bytesAtMost: 1e6, rowsAtMost: 100, language: 'sv' as const };
  const bytes = new TextEncoder().encode('latitude;longitude\n57,26;16,44\n');
  const answer = await workers.run('readLampFile', {
    ...{ file: { ...file, bytes }, reading: { map: new Map() }, withLamps: true },
  });
  expect(answer).toMatchObject({ good: 1 });
  expect(hasEnded).toBe(false);
  expect(told.length).toBeGreaterThan(0);
  stop.abort();
  await expect(long).rejects.toThrow();
});
