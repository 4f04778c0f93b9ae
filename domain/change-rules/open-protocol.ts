import type { Action } from '../action.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Finding } from '../finding.ts';
import { answeredColumns } from '../protocol/draft-rows.ts';
import type { KeptRecord } from './rule.ts';

/**
 * The protocol that is not published yet, where these actions change its rows: a decision is written in one place, at
 * the action. One that was approved is a draft again, because it says something else now.
 */
export function openProtocolWith(
  protocols: readonly KeptRecord<'protocol'>[],
  findings: readonly Finding[],
  actions: readonly Action[],
): KeptRecord<'protocol'>[] {
  const inOrder = actions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return protocols.flatMap((record) => {
    const { properties } = record.feature;
    if (properties.state === 'published') return [];
    const rows = properties.rows.map((row) => ({
      ...row,
      ...answeredColumns(row.findingId, findings, inOrder),
    }));
    if (canonicalJson(rows) === canonicalJson(properties.rows)) return [];
    const after = { ...properties, rows, state: 'draft' as const, approvedAt: null };
    return [{ ...record, feature: { ...record.feature, properties: after } }];
  });
}
