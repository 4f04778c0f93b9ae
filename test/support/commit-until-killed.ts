import { writeSync } from 'node:fs';
import { openStore } from '../../server/storage/open-store.ts';
import { authored, testCatalogue, walkCreated } from './change-makers.ts';

// Commits for ever and writes a line for each acknowledged change; ended from outside by SIGKILL.

const store = await openStore(process.argv[2] ?? '', { catalogue: testCatalogue, jobsFor: () => [] });

async function commitForEver(first: number): Promise<never> {
  for (let number = first; ; number += 3) {
    const [verdict] = await store.commit([authored(walkCreated(number))]);
    if (verdict?.verdict === 'applied') writeSync(1, `${verdict.id}\n`);
  }
}
await Promise.all([1, 2, 3].map(commitForEver));
