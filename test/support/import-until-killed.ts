import { writeSync } from 'node:fs';
import { openStore } from '../../server/storage/open-store.ts';
import { testCatalogue } from './change-makers.ts';
import { importNumber, rowsOfImport } from './killed-imports.ts';

// Imports recorded incidents for ever and writes a line for each acknowledged import; ended from outside by SIGKILL.

const store = await openStore(process.argv[2] ?? '', { catalogue: testCatalogue, jobsFor: () => [] });
writeSync(1, 'open\n');
for (let number = 0; ; number += 1) {
  const { accepted } = await store.addIncidents(importNumber(number), rowsOfImport(number));
  writeSync(1, `${accepted}\n`);
}
