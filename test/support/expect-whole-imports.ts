import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openStore } from '../../server/storage/open-store.ts';
import { testCatalogue } from './change-makers.ts';
import { importNumber, killedDataset, rowsOfEach, rowsOfImport } from './killed-imports.ts';

/** Kills a process in the middle of an import: what was acknowledged is there, of the others nothing is seen. */
export async function expectWholeImports(address: string): Promise<void> {
  const script = fileURLToPath(new URL('./import-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, address], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    // Long enough for some rows of the next, and too short for all of them.
    if (told.length === 3) sleep(30).then(() => child.kill('SIGKILL'));
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  const acknowledged = told.slice(1);
  expect(acknowledged.every((accepted) => Number(accepted) === rowsOfEach)).toBe(true);

  const store = await openStore(address, { catalogue: testCatalogue, jobsFor: () => [] });
  const all = { datasetIds: [killedDataset] };
  const imports = await store.changesSince(0, 1000);
  expect(imports.length).toBeGreaterThanOrEqual(acknowledged.length);
  const { matched } = await store.incidentCounts(all);
  expect(matched).toBe(imports.length * rowsOfEach);
  expect((await store.incidentPoints(all)).longitude).toHaveLength(matched);
  const { spots } = await store.incidentTile({ z: 0, x: 0, y: 0 }, all);
  expect(spots.reduce((sum, { amount }) => sum + amount, 0)).toBe(matched);
  // The file that was not taken is taken whole when it comes again.
  const again = await store.addIncidents(importNumber(imports.length), rowsOfImport(imports.length));
  expect(again).toMatchObject({ accepted: rowsOfEach, duplicates: 0 });
  await store.close();
}
