import { z } from 'zod';
import { joinCodeAlphabet } from './walk.ts';

/** Twelve of 31 signs are 59 bits: written on paper in a minute, guessed by nobody who may try ten times a minute. */
export const receiptCodeLength = 12;
const signsTogether = 4;

/** A receipt code as people write it, in any case and with any spaces and hyphens; parsed, it is as it is hashed. */
export const receiptCodeSchema = z
  .string()
  .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(
        new RegExp(`^[${joinCodeAlphabet}]{${receiptCodeLength}}$`),
        'must be twelve letters and digits',
      ),
  );

/** SHA-256 of a receipt code as `receiptCodeSchema` gives it, in lower-case hexadecimal. */
export const receiptHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal');

/**
 * A receipt code from 16 random bytes. They are read as one number, so that no sign is likelier than another by more
 * than one part in 2^68.
 * @throws RangeError when there are fewer bytes
 */
export function receiptCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length < 16)
    throw new RangeError(`at least 16 random bytes are needed, got ${randomBytes.length}`);
  let number = randomBytes.slice(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const base = BigInt(joinCodeAlphabet.length);
  let code = '';
  for (let sign = 0; sign < receiptCodeLength; sign += 1) {
    code += joinCodeAlphabet[Number(number % base)];
    number /= base;
  }
  return code;
}

/** The code as it is shown and read aloud: three groups of four. */
export function formatReceiptCode(code: string): string {
  return (code.match(new RegExp(`.{1,${signsTogether}}`, 'g')) ?? []).join(' ');
}

/** Where the receipt is read, behind the server's address; for the link and the QR code. */
export function receiptPath(code: string): string {
  return `/r/${code}`;
}
