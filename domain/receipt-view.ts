import type { Finding } from './finding.ts';
import type { SafetyWalk } from './walk.ts';

/** One's own mark as the receipt shows it: what became of it, and nothing that says who made it. */
export interface ReceiptFinding {
  category: string;
  subcategory: string | null;
  severity: number | null;
  polarity: Finding['properties']['polarity'];
  /** The day in UTC. */
  date: string;
  status: Finding['properties']['status'];
  /** What the municipality decided and why; null until it has. */
  decision: string | null;
  reason: string | null;
  text: string | null;
  photos: number;
}

export interface Receipt {
  walk: { name: string; date: string | null };
  findings: readonly ReceiptFinding[];
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** The day that the walk began, or is planned for; null when neither is known. In UTC. */
function dayOfWalk({ statusLog, plannedStartAt }: SafetyWalk['properties']): string | null {
  const began = statusLog.find(({ status }) => status === 'in_progress')?.at ?? plannedStartAt;
  return began === null ? null : dayOf(began);
}

/**
 * What whoever holds a receipt code sees: built from a whitelist, without ids, times and places, because the paper
 * may lie on a table. In the order in which the marks were made.
 */
export function receiptOf(walk: SafetyWalk, ownFindings: readonly Finding[]): Receipt {
  const inOrder = ownFindings.toSorted((a, b) =>
    `${a.properties.recordedAt} ${a.id}` < `${b.properties.recordedAt} ${b.id}` ? -1 : 1,
  );
  const findings = inOrder.map(({ properties }): ReceiptFinding => {
    const { category, subcategory, severity, polarity, recordedAt, status, text, photoIds } = properties;
    const mark = { category, subcategory, severity, polarity, date: dayOf(recordedAt), text };
    return { ...mark, status, decision: null, reason: null, photos: photoIds.length };
  });
  return { walk: { name: walk.properties.name, date: dayOfWalk(walk.properties) }, findings };
}
