import type { IdSource } from '../../domain/ids.ts';
import { readMeta, writeMeta } from './local-db.ts';

/** An answer that took longer says too little about the moment at which the server looked at its clock. */
const usableRoundTripMilliseconds = 10_000;

let skewMilliseconds = 0;
let measured = false;

/** How far the server's clock is ahead of ours, from one request: its time lies in the middle of the round trip. */
export function skewOf(sentAt: number, answeredAt: number, serverTime: string): number | undefined {
  const server = Date.parse(serverTime);
  if (Number.isNaN(server) || answeredAt - sentAt > usableRoundTripMilliseconds) return undefined;
  return Math.round(server - (sentAt + answeredAt) / 2);
}

/** Learns from an answer, so that times recorded without network are right although this device's clock is not. */
export async function noteServerTime(sentAt: number, answeredAt: number, serverTime: string): Promise<void> {
  const skew = skewOf(sentAt, answeredAt, serverTime);
  if (skew === undefined) return;
  skewMilliseconds = skew;
  measured = true;
  await writeMeta('clock', { skewMilliseconds: skew, measuredAt: new Date(answeredAt).toISOString() });
}

export async function loadClock(): Promise<void> {
  const kept = await readMeta('clock');
  if (kept === undefined) return;
  skewMilliseconds = kept.skewMilliseconds;
  measured = true;
}

/** Now, by the server's clock as far as we know it. */
export function correctedNow(): Date {
  return new Date(Date.now() + skewMilliseconds);
}

/** How far this device's clock is ahead of the server's; null while no answer has told. */
export function clockAheadMilliseconds(): number | null {
  // Adding zero: a clock that is right must not be "minus zero" ahead.
  return measured ? 0 - skewMilliseconds : null;
}

/** For ids made on this device. */
export const deviceIds: IdSource = {
  now: correctedNow,
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
};
