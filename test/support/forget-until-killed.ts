import { writeSync } from 'node:fs';
import { openStore } from '../../server/storage/open-store.ts';
import { authored, leader, testCatalogue } from './change-makers.ts';
import { activityNoted, activityWithdrawn, admin, promiseMade } from './promise-makers.ts';

// Notes something and withdraws it, for ever, and writes how many are forgotten; ended from outside by SIGKILL.

const store = await openStore(process.argv[2] ?? '', { catalogue: testCatalogue, jobsFor: () => [] });
await store.commit([authored(promiseMade(), admin)]);
for (let number = 1; ; number += 1) {
  const note = `Anna Andersson ${number}`;
  await store.commit([authored(activityNoted(number, { note }), leader)]);
  const [verdict] = await store.commit([authored(activityWithdrawn(number), leader)]);
  if (verdict?.verdict === 'applied') writeSync(1, `${number}\n`);
}
