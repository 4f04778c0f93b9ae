import type { AnyRecord } from '../record.ts';
import type { Reader } from '../roles.ts';

/**
 * Whether recorded incidents are this reader's at all: the police, and an administrator only where the police are who
 * they work for. The permission table says what a role may at most; this says whose the data is.
 * @param employer the record of the organisation that the reader works for
 */
export function handlesIncidents(reader: Reader, employer: AnyRecord | undefined): boolean {
  if (reader.kind === 'system') return true;
  if (reader.kind !== 'staff') return false;
  if (reader.role === 'police') return true;
  if (reader.role !== 'admin' || employer?.kind !== 'organisation') return false;
  return employer.id === reader.organisationId && employer.feature.properties.organisationKind === 'police';
}
