import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { organisationIdSchema } from '../ids.ts';
import type { AnyRecord } from '../record.ts';
import type { Author } from '../roles.ts';

/** The two that promise together. */
export const partySides = ['municipality', 'police'] as const;
export const partySideSchema = z.enum(partySides);
export type PartySide = z.infer<typeof partySideSchema>;

/** One party of a promise; `organisationId` where its people sign in here. */
export const promisePartySchema = z.strictObject({
  side: partySideSchema,
  name: textSchema(120),
  organisationId: organisationIdSchema.nullable(),
});
export type PromiseParty = z.infer<typeof promisePartySchema>;

/**
 * For which party somebody speaks. The police are who has that role, and administrators of a police organisation;
 * everybody else who signs in speaks for the municipality. Null for the server itself.
 * @param employer the record of the organisation that the author works for
 */
export function partySideOf(author: Author, employer: AnyRecord | undefined): PartySide | null {
  if (author.kind !== 'staff') return null;
  if (author.role === 'police') return 'police';
  const isPolice =
    employer?.kind === 'organisation' &&
    employer.id === author.organisationId &&
    employer.feature.properties.organisationKind === 'police';
  return isPolice ? 'police' : 'municipality';
}
