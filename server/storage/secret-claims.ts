import type { AnyRecord } from '../../domain/record.ts';

/**
 * Values that only one may hold: the columns in which nobody else may have it, and what makes somebody else. One door
 * takes both kinds of code, so no code may be of both kinds; the versions of one walk's protocol share their number.
 */
export const secrets = {
  code: { columns: ['join_code', 'survey_code'], holder: 'id' },
  token: { columns: ['token_hash'], holder: 'id' },
  receipt: { columns: ['receipt_hash'], holder: 'id' },
  number: { columns: ['number_prefix'], holder: 'walk_id' },
} as const;
export type SecretKind = keyof typeof secrets;

/** A value that a record wants for itself. */
export interface SecretClaim {
  kind: SecretKind;
  value: string;
  /** What its own id is among holders. */
  own: string;
}

/** What a record claims; nothing for most. */
export function claimsOf(record: AnyRecord): readonly SecretClaim[] {
  const claim = (kind: SecretKind, value: string | null, own: string = record.id): SecretClaim[] =>
    value === null ? [] : [{ kind, value, own }];
  switch (record.kind) {
    case 'walk': {
      const { joinCode, surveyCode } = record.feature.properties;
      return [...claim('code', joinCode), ...claim('code', surveyCode)];
    }
    case 'protocol':
      return claim('number', record.feature.properties.prefix, record.walkId ?? '');
    case 'participant': {
      const { tokenHash, receiptHash } = record.feature.properties;
      return [...claim('token', tokenHash), ...claim('receipt', receiptHash)];
    }
    default:
      return [];
  }
}

/**
 * The record that already holds one of this record's codes, token, receipt or protocol number: the record itself
 * where it gives one code for both of its doors.
 * @param holderOf somebody else who has the value
 */
export function holderOfSameSecret(
  record: AnyRecord,
  holderOf: (claim: SecretClaim) => string | undefined,
): string | undefined {
  const claims = claimsOf(record);
  if (record.kind === 'walk' && claims.length === 2 && claims[0]?.value === claims[1]?.value)
    return record.id;
  for (const claim of claims) {
    const holder = holderOf(claim);
    if (holder !== undefined) return holder;
  }
  return undefined;
}
