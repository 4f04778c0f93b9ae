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
 * For which party somebody speaks: the police for whom they work for or have the role of; the municipality for who
 * works for it or for nobody in particular. Null for people of other organisations, and for the server itself.
 * @param employer the record of the organisation that the author works for
 */
export function partySideOf(author: Author, employer: AnyRecord | undefined): PartySide | null {
  if (author.kind !== 'staff') return null;
  if (author.role === 'police') return 'police';
  if (author.organisationId === null) return 'municipality';
  if (employer?.kind !== 'organisation' || employer.id !== author.organisationId) return null;
  const { organisationKind } = employer.feature.properties;
  return organisationKind === 'police' || organisationKind === 'municipality' ? organisationKind : null;
}
