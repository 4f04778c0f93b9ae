import { createHash } from 'node:crypto';

/** How a receipt code is kept: its SHA-256 in hexadecimal. */
export function receiptHashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
