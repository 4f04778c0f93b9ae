import { demoTownSeed } from '../../data/demo/generate-town.ts';
import { demoReceiptCode } from '../../data/demo/process/write-receipt.ts';
import { receiptPath } from '../../domain/receipt.ts';
import { receiptHashOf } from '../receipt-hash.ts';
import type { Store } from '../storage/store.ts';

/** Where the demo's receipt is read; undefined in a demo that was made before there was one. */
export async function demoReceiptPath(
  store: Pick<Store, 'participantByReceiptHash'>,
): Promise<string | undefined> {
  const code = demoReceiptCode(demoTownSeed);
  const person = await store.participantByReceiptHash(receiptHashOf(code));
  return person === undefined ? undefined : receiptPath(code);
}
