import type { OrganisationId } from '../ids.ts';
import type { AnyRecord } from '../record.ts';
import type { Reader } from '../roles.ts';

/** Whose patrols somebody handles; null is the police of an installation that names no organisation for them. */
export interface PoliceTenant {
  policeId: OrganisationId | null;
}

/**
 * The police whose hot spots, shifts and visits are this person's to handle; undefined for everybody else. The
 * permission table says what a role may at most; this says whose the data is. Police of one organisation are nobody to
 * those of another.
 * @param employer the record of the organisation that the person works for
 */
export function policeOf(reader: Reader, employer: AnyRecord | undefined): PoliceTenant | undefined {
  if (reader.kind === 'system') return { policeId: null };
  if (reader.kind !== 'staff') return undefined;
  if (reader.organisationId === null) return reader.role === 'police' ? { policeId: null } : undefined;
  const isPolice =
    employer?.kind === 'organisation' &&
    employer.id === reader.organisationId &&
    employer.feature.properties.organisationKind === 'police';
  const mayHandle = reader.role === 'police' || reader.role === 'admin';
  return isPolice && mayHandle ? { policeId: reader.organisationId } : undefined;
}
