import type { ParticipantId, WalkId } from '../../../domain/ids.ts';
import { randomFrom } from '../../../domain/random.ts';
import { receiptCodeFrom } from '../../../domain/receipt.ts';
import { receiptOf } from '../../../domain/receipt-view.ts';
import type { EntityByKind, RecordKind } from '../../../domain/record.ts';
import type { DemoWriter } from '../demo-writer.ts';

/** The receipt that visitors of the demo may read; it follows from the seed alone, so that any start can tell it. */
export function demoReceiptCode(seed: number): string {
  const random = randomFrom(seed + 2);
  return receiptCodeFrom(Uint8Array.from({ length: 16 }, () => random.integer(0, 255)));
}

/**
 * Gives a receipt to the person of the walk of whose marks the most different things became.
 * @param receiptHash SHA-256 of its code, in hexadecimal
 */
export function writeReceipt(writer: DemoWriter, walkId: WalkId, receiptHash: string, at: Date): void {
  const features = <Kind extends RecordKind>(kind: Kind): EntityByKind[Kind][] =>
    writer.recordsOf(kind, walkId).map(({ feature }) => feature);
  const [walk] = features('walk');
  if (walk === undefined) return;
  const [findings, actions, areas] = [features('finding'), features('action'), features('area')];
  const richness = (id: ParticipantId): number => {
    const own = findings.filter(({ properties }) => properties.participantId === id);
    const marks = own.map((feature) => ({ feature, withdrawn: false }));
    const { done, planned, declined } = receiptOf(walk, marks, actions, areas).summary;
    return [done, planned, declined].filter((count) => count > 0).length * 100 + own.length;
  };
  const [person] = features('participant')
    .map(({ id }) => ({ id, score: richness(id) }))
    .sort((a, b) => b.score - a.score);
  if (person === undefined) return;
  writer.write(at, { kind: 'participant-receipt-set', walkId, participantId: person.id, receiptHash });
}
