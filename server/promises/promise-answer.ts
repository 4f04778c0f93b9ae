import { burnUpOf } from '../../domain/promise/burn-up.ts';
import type { Evidence, NotCounted } from '../../domain/promise/evidence.ts';
import { type FollowUp, followUpStatus, itemStates } from '../../domain/promise/follow-up.ts';
import type { EvidenceSources } from '../../domain/promise/gather-evidence.ts';
import type { LedgerLine } from '../../domain/promise/ledger.ts';
import type { PartySide } from '../../domain/promise/promise-party.ts';
import type {
  EvidenceView,
  FollowUpView,
  HistoryView,
  ItemView,
  PromiseSummary,
  PromiseView,
} from '../../domain/promise/promise-view.ts';
import { isEarlier } from '../../domain/time-order.ts';
import type { PromiseMaterial } from './promise-material.ts';

/** A promise as it stands in a list. */
export function promiseSummary({ promise, items, followUps, today }: PromiseMaterial): PromiseSummary {
  const { title, parties, period, signedOn } = promise.feature.properties;
  const slots = followUps.map(({ feature }) => followUpView(feature, today));
  const open = slots.filter(({ publishedAt }) => publishedAt === null);
  return {
    ...{ id: promise.id, title, parties, period, signedOn },
    items: items.length,
    states: itemStates
      .map((state) => ({ state, items: items.filter((item) => item.state.state === state).length }))
      .filter((one) => one.items > 0),
    followUps: {
      published: slots.length - open.length,
      missed: slots.filter(({ missed }) => missed).length,
      planned: slots.length,
    },
    nextDueOn: open.find(({ missed }) => !missed)?.dueOn ?? null,
  };
}

/** A promise with what each number is made of. Of the police only sums of months are in the material at all. */
export function promiseAnswer(
  { promise, items, followUps, sources, today }: PromiseMaterial,
  side: PartySide | null,
  ledger: readonly LedgerLine[],
): PromiseView {
  const { kind: _, ...properties } = promise.feature.properties;
  return {
    ...{ id: promise.id, ...properties, today, side },
    items: items.map(({ record, state }): ItemView => {
      const { kind: __, promiseId: ___, ...said } = record.feature.properties;
      const { counted, notCounted, periods, target: wholeTarget, why, ...judged } = state;
      return {
        ...{ id: record.id, ...said, ...judged, wholeTarget },
        periods: periods.map(({ from, to, ...period }) => period),
        burnUp: copyOf(burnUpOf(state, said.window, today)),
        why: [...why],
        evidence: [
          ...counted.map((evidence) => evidenceView(evidence, null, sources)),
          ...notCounted.map((one) => evidenceView(one.evidence, one.why, sources)),
        ],
      };
    }),
    followUps: followUps.map(({ feature }) => followUpView(feature, today)),
    history: ledger
      .filter(({ promiseId }) => promiseId === promise.id)
      .map(historyView)
      .reverse(),
  };
}

function copyOf(burnUp: ReturnType<typeof burnUpOf>): ItemView['burnUp'] {
  return burnUp === undefined ? null : { ...burnUp, points: [...burnUp.points] };
}

function evidenceView(
  evidence: Evidence,
  notCounted: NotCounted | null,
  { walks, actions, activities, followUps }: EvidenceSources,
): EvidenceView {
  const { source, id, amount } = evidence;
  const said = { source, id, amount, notCounted, title: null, place: null, recordedBy: null };
  if (evidence.source === 'police-month') return { ...said, when: evidence.month };
  const when = evidence.date;
  const find = <Part extends { id: string }>(parts: readonly Part[]) => parts.find((one) => one.id === id);
  switch (evidence.source) {
    case 'walk':
      return { ...said, when, title: find(walks)?.feature.properties.name ?? null };
    case 'action':
      return { ...said, when, title: find(actions)?.feature.properties.title ?? null };
    case 'follow-up':
      return { ...said, when, title: find(followUps)?.feature.properties.dueOn ?? null };
    case 'activity': {
      const activity = find(activities)?.feature.properties;
      const { note = null, place = null, recordedBy = null } = activity ?? {};
      return { ...said, when, title: note, place, recordedBy };
    }
  }
}

function followUpView({ id, properties }: FollowUp, today: string): FollowUpView {
  const { dueOn, movedFrom, words, gathered, askedAt, approvals, publishedAt, toldIn } = properties;
  const gathering = askedAt !== null && (gathered === null || isEarlier(gathered.at, askedAt));
  return {
    ...{ id, dueOn, movedFrom, words, gathered, gathering, approvals, publishedAt, toldIn },
    ...followUpStatus(properties, today),
  };
}

function historyView(line: LedgerLine): HistoryView {
  const { number, at, event, subjectId, by, facts, words, opened, hash } = line;
  const kept = Object.keys(words).map((name) => [name, opened[name]?.words ?? null]);
  return { number, at, event, subjectId, by, facts, words: Object.fromEntries(kept), hash };
}
