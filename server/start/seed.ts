import { randomBytes } from 'node:crypto';
import type { DemoReference } from '../../data/demo/demo-writer.ts';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import { demoReceiptCode } from '../../data/demo/process/write-receipt.ts';
import { seedDemo } from '../../data/demo/seed-demo.ts';
import { townLamps } from '../../data/demo/town-lamps.ts';
import { keepLamps } from '../import/import-lamps.ts';
import { receiptHashOf } from '../receipt-hash.ts';
import type { Store } from '../storage/store.ts';

/** Fills an empty database with the fictional town's walks and its street lamps. */
export async function fillWithDemo(store: Store, now: Date, reference: DemoReference): Promise<void> {
  const { catalogue, templates } = reference;
  const receiptHash = receiptHashOf(demoReceiptCode(demoTownSeed));
  const town = generateTown(demoTownSeed);
  const settings = { now, seed: demoTownSeed, town, catalogue, templates, receiptHash };
  const { municipalityId } = await seedDemo(store, settings);
  const told = { refused: 0, notes: [], sha256: receiptHashOf('lamps of the demo') };
  await keepLamps(
    { store, source: { now: () => now, randomBytes: () => randomBytes(16) } },
    townLamps(town),
    told,
    {
      owner: municipalityId,
      author: { kind: 'system', name: 'demo' },
      fileName: 'gatlampor-lyktehamn.csv',
    },
  );
}
