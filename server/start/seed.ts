import type { DemoReference } from '../../data/demo/demo-writer.ts';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import { demoReceiptCode } from '../../data/demo/process/write-receipt.ts';
import { seedDemo } from '../../data/demo/seed-demo.ts';
import { receiptHashOf } from '../receipt-hash.ts';
import type { Store } from '../storage/store.ts';

/** Fills an empty database with the fictional town's walks. */
export async function fillWithDemo(store: Store, now: Date, reference: DemoReference): Promise<void> {
  const { catalogue, templates } = reference;
  const receiptHash = receiptHashOf(demoReceiptCode(demoTownSeed));
  await seedDemo(store, {
    now,
    seed: demoTownSeed,
    town: generateTown(demoTownSeed),
    catalogue,
    templates,
    receiptHash,
  });
}
