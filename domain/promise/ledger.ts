import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { timeSchema } from '../feature.ts';
import { changeIdSchema, promiseIdSchema, recordIdSchema } from '../ids.ts';
import { partySideSchema } from './promise-party.ts';

export const ledgerEvents = [
  'promise-made',
  'item-made',
  'item-added',
  'item-changed',
  'item-withdrawn',
  'walk-linked',
  'walk-unlinked',
  'activity-noted',
  'activity-withdrawn',
  'follow-up-planned',
  'follow-up-moved',
  'follow-up-approved',
  'follow-up-published',
] as const;
export type LedgerEvent = (typeof ledgerEvents)[number];

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');
const factSchema = z.union([z.string(), z.number(), z.null()]);
const factsSchema = z.record(z.string(), factSchema);
export type LedgerFacts = z.infer<typeof factsSchema>;

/**
 * What a rule wants to be written down for good. `facts` are dates, numbers, states and ids: never words of people.
 * Words go in `words`: the ledger holds on to their hash, and the words themselves can be forgotten later.
 */
export interface LedgerNote {
  event: LedgerEvent;
  promiseId: string;
  /** The record that it is about. */
  subjectId: string;
  facts: LedgerFacts;
  words: Readonly<Record<string, string>>;
  /** The words of all earlier entries about the subject are forgotten; their hashes stay. */
  forgets?: true;
}

/** One entry of the ledger: everything that its hash is made of, and the hash. */
const ledgerEntrySchema = z.strictObject({
  /** 1, 2, 3 … without a gap. */
  number: z.int().min(1),
  at: timeSchema,
  changeId: changeIdSchema,
  event: z.enum(ledgerEvents),
  promiseId: promiseIdSchema,
  subjectId: recordIdSchema,
  /** For which party and in what role, never who. */
  by: z.strictObject({ side: partySideSchema.nullable(), role: z.string() }),
  facts: factsSchema,
  /** SHA-256 of salt and words, by name. */
  words: z.record(z.string(), hashSchema),
  /** The hash of the entry before; zeros before the first. */
  previous: hashSchema,
  hash: hashSchema,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** An entry as it is exported: with the words that are still kept, each with its salt. */
export const ledgerLineSchema = z.strictObject({
  ...ledgerEntrySchema.shape,
  opened: z.record(z.string(), z.strictObject({ salt: z.string(), words: z.string() })),
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** The last line of an export: how many entries there are, and the hash of the last. */
export const ledgerEndSchema = z.strictObject({
  end: z.literal(true),
  entries: z.int().min(0),
  head: hashSchema,
  exportedAt: timeSchema,
});
export type LedgerEnd = z.infer<typeof ledgerEndSchema>;

/** The hash that stands before the first entry. */
export const ledgerStart = '0'.repeat(64);

/** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
export type Sha256 = (text: string) => string;

/** The hash of an entry: of its canonical JSON without `hash`; the hash before it is part of it. */
export function hashOfEntry(entry: Omit<LedgerEntry, 'hash'>, sha256: Sha256): string {
  const { number, at, changeId, event, promiseId, subjectId, by, facts, words, previous } = entry;
  return sha256(
    canonicalJson({ number, at, changeId, event, promiseId, subjectId, by, facts, words, previous }),
  );
}

/** The salt keeps short words from being guessed by their hash once they are forgotten. */
export function hashOfWords(salt: string, words: string, sha256: Sha256): string {
  return sha256(`${salt}\n${words}`);
}

/**
 * The entry that follows another in the chain.
 * @param before the last entry; undefined before the first
 */
export function nextEntry(
  before: Pick<LedgerEntry, 'number' | 'hash'> | undefined,
  said: Omit<LedgerEntry, 'number' | 'previous' | 'hash'>,
  sha256: Sha256,
): LedgerEntry {
  const entry = { ...said, number: (before?.number ?? 0) + 1, previous: before?.hash ?? ledgerStart };
  return { ...entry, hash: hashOfEntry(entry, sha256) };
}
