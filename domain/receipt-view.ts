import {
  type Action,
  type ActionAnswer,
  type ActionDecision,
  actionStatusRank,
  addressesFinding,
  findingStatusFrom,
  hadEndedBefore,
  isDeclined,
} from './action.ts';
import type { PriorityArea } from './area.ts';
import { dayOf } from './feature.ts';
import type { Finding } from './finding.ts';
import type { SafetyWalk } from './walk.ts';
import { dayOfWalk } from './walk-day.ts';

/** One's own mark as the receipt shows it: what became of it, and nothing that says who made it. */
export interface ReceiptFinding {
  /** 1 to n in the order in which the marks were made; a mark that is taken away keeps its number. */
  number: number;
  category: string;
  subcategory: string | null;
  severity: number | null;
  polarity: Finding['properties']['polarity'];
  /** The day in UTC. */
  date: string;
  status: Finding['properties']['status'];
  /** What the municipality decided and why; null until it has. */
  decision: ActionDecision | null;
  reason: string | null;
  horizon: Action['properties']['horizon'];
  season: Action['properties']['season'];
  deadline: string | null;
  /** Whether there is an action that the person may answer, and what they last said of it. */
  mayAnswer: boolean;
  answer: ActionAnswer | null;
  text: string | null;
  photos: number;
}

/** How many of one's marks are done, going to be, declined, and still without an answer; together all of them. */
export interface ReceiptSummary {
  done: number;
  planned: number;
  declined: number;
  waiting: number;
}

export interface Receipt {
  walk: { name: string; date: string | null };
  summary: ReceiptSummary;
  findings: readonly ReceiptFinding[];
}

/** An own mark, also one that was taken away: it is not shown, but keeps its number. */
export interface OwnMark {
  feature: Finding;
  withdrawn: boolean;
}

/** Own marks that still stand, with their numbers. */
export function numberedMarks(own: readonly OwnMark[]): { number: number; finding: Finding }[] {
  return own
    .toSorted(({ feature: a }, { feature: b }) =>
      `${a.properties.recordedAt} ${a.id}` < `${b.properties.recordedAt} ${b.id}` ? -1 : 1,
    )
    .map(({ feature, withdrawn }, index) => ({ number: index + 1, finding: feature, withdrawn }))
    .filter(({ withdrawn }) => !withdrawn);
}

function actionsFor(finding: Finding, actions: readonly Action[], areas: readonly PriorityArea[]): Action[] {
  const inArea = areas.filter(({ properties }) => properties.findingIds.includes(finding.id));
  return actions.filter(
    (action) =>
      addressesFinding(action, finding) ||
      (inArea.some(({ id }) => id === action.properties.areaId) &&
        !hadEndedBefore(action, finding.properties.recordedAt)),
  );
}

/** The action that a person is told of: of those that do something the furthest, else one that says why not. */
export function answeringAction(
  finding: Finding,
  actions: readonly Action[],
  areas: readonly PriorityArea[],
): Action | undefined {
  const own = actionsFor(finding, actions, areas);
  const order = ({ properties }: Action) =>
    isDeclined(properties)
      ? -1
      : actionStatusRank(properties.status) + (properties.decision === null ? 0 : 10);
  return own.toSorted((a, b) => order(b) - order(a))[0];
}

function becameOf(finding: Finding, actions: readonly Action[], areas: readonly PriorityArea[]) {
  const all = actionsFor(finding, actions, areas);
  const status = findingStatusFrom(all);
  const action = answeringAction(finding, actions, areas);
  if (action === undefined)
    return {
      status,
      ...{ decision: null, reason: null, horizon: null, season: null, deadline: null },
      ...{ mayAnswer: false, answer: null },
    };
  const { decision, reason, horizon, season, deadline, statusLog, answers } = action.properties;
  const refused = isDeclined(action.properties);
  const { participantId } = finding.properties;
  const given = answers.find((one) => one.findingId === finding.id && one.participantId === participantId);
  return {
    status,
    decision: refused ? ('decline' as const) : decision,
    reason: reason ?? (refused ? (statusLog.at(-1)?.reason ?? null) : null),
    horizon,
    season,
    deadline,
    mayAnswer: true,
    answer: given?.answer ?? null,
  };
}

function summaryOf(findings: readonly ReceiptFinding[]): ReceiptSummary {
  const summary = { done: 0, planned: 0, declined: 0, waiting: 0 };
  for (const { status, decision } of findings) {
    if (status === 'done' || status === 'verified') summary.done += 1;
    else if (status === 'not_done' || decision === 'decline') summary.declined += 1;
    else if (decision !== null || status === 'planned' || status === 'in_progress') summary.planned += 1;
    else summary.waiting += 1;
  }
  return summary;
}

/**
 * What whoever holds a receipt code sees: built from a whitelist, without ids, times and places, because the paper
 * may lie on a table. In the order in which the marks were made.
 */
export function receiptOf(
  walk: SafetyWalk,
  own: readonly OwnMark[],
  actions: readonly Action[],
  areas: readonly PriorityArea[],
): Receipt {
  const findings = numberedMarks(own).map(({ number, finding }): ReceiptFinding => {
    const { category, subcategory, severity, polarity, recordedAt, text, photoIds } = finding.properties;
    const mark = { number, category, subcategory, severity, polarity, date: dayOf(recordedAt), text };
    return { ...mark, ...becameOf(finding, actions, areas), photos: photoIds.length };
  });
  const { name } = walk.properties;
  return { walk: { name, date: dayOfWalk(walk.properties) }, summary: summaryOf(findings), findings };
}
