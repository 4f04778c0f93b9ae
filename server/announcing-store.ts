import { type ChangeKind, walkOfChange } from '../domain/changes.ts';
import type { WalkId } from '../domain/ids.ts';
import type { Announcements } from './announcements.ts';
import type { Store } from './storage/store.ts';

/**
 * The store, telling after each commit which walks moved. Routes and jobs share it, so that whoever writes,
 * open screens hear of it.
 */
export function announcingStore(store: Store, announcements: Announcements): Store {
  const newest = newestSequence(store);
  return {
    ...boundTo(store),
    lastSequence: newest.read,
    async addIncidents(change, incidents) {
      return await store.addIncidents(change, incidents).finally(newest.forget);
    },
    async replaceLamps(change, lamps) {
      return await store.replaceLamps(change, lamps).finally(newest.forget);
    },
    async commit(changes, options) {
      const verdicts = await store.commit(changes, options).finally(newest.forget);
      const moved = new Map<WalkId, { sequence: number; kinds: Set<ChangeKind> }>();
      verdicts.forEach((verdict, index) => {
        const change = changes[index]?.change;
        const walkId = change === undefined ? null : walkOfChange(change);
        if (change === undefined || walkId === null) return;
        if (verdict.verdict !== 'applied' && verdict.verdict !== 'conflict') return;
        const walk = moved.get(walkId) ?? { sequence: 0, kinds: new Set() };
        walk.sequence = Math.max(walk.sequence, verdict.sequence);
        walk.kinds.add(change.kind);
        moved.set(walkId, walk);
      });
      // With allOrNothing a verdict may say "applied" of a change that was rolled back with the others.
      const nothingKept =
        options?.allOrNothing === true && verdicts.some(({ verdict }) => verdict === 'refused');
      if (!nothingKept)
        for (const [walkId, { sequence, kinds }] of moved)
          announcements.announce({ walkId, sequence, kinds: [...kinds] });
      announcements.announceCommit();
      return verdicts;
    },
  };
}

/** Another process, as the command line is, may write too; its changes are seen this much later. */
const sequenceForMilliseconds = 100;

/** The newest sequence, asked of the engine only when something may have been written: pages ask before every answer. */
function newestSequence(store: Store) {
  let known: { sequence: Promise<number>; until: number } | undefined;
  return {
    read: () => {
      const now = performance.now();
      if (known === undefined || now >= known.until)
        known = { sequence: store.lastSequence(), until: now + sequenceForMilliseconds };
      return known.sequence;
    },
    forget: () => {
      known = undefined;
    },
  };
}

/** Engines may be classes, whose methods a spread would lose. */
function boundTo(store: Store): Store {
  return {
    commit: (changes, options) => store.commit(changes, options),
    record: (id) => store.record(id),
    recordsSince: (query) => store.recordsSince(query),
    recordsOfKind: (kind, walkId) => store.recordsOfKind(kind, walkId),
    findings: (query) => store.findings(query),
    walkByJoinCode: (joinCode) => store.walkByJoinCode(joinCode),
    walkBySurveyCode: (surveyCode) => store.walkBySurveyCode(surveyCode),
    participantByTokenHash: (tokenHash) => store.participantByTokenHash(tokenHash),
    participantByReceiptHash: (receiptHash) => store.participantByReceiptHash(receiptHash),
    contributions: (walkId) => store.contributions(walkId),
    noteContact: (walkId, contact) => store.noteContact(walkId, contact),
    contacts: (walkId) => store.contacts(walkId),
    areaRuns: (of, limit) => store.areaRuns(of, limit),
    changesSince: (sequence, limit) => store.changesSince(sequence, limit),
    ledger: () => store.ledger(),
    lastSequence: () => store.lastSequence(),
    releaseJobs: () => store.releaseJobs(),
    claimJob: (now, leaseMilliseconds) => store.claimJob(now, leaseMilliseconds),
    finishJob: (id) => store.finishJob(id),
    failJob: (id, retryAt, attemptsAtMost, reason) => store.failJob(id, retryAt, attemptsAtMost, reason),
    nextJobAt: () => store.nextJobAt(),
    checkHealth: () => store.checkHealth(),
    addIncidents: (change, incidents) => store.addIncidents(change, incidents),
    incidentCounts: (filters) => store.incidentCounts(filters),
    incidentPoints: (filters, options) => store.incidentPoints(filters, options),
    dropIncidents: (datasetId, rows) => store.dropIncidents(datasetId, rows),
    dropUnfinishedIncidents: (rows) => store.dropUnfinishedIncidents(rows),
    withdrawnDatasets: () => store.withdrawnDatasets(),
    incidentTile: (tile, filters) => store.incidentTile(tile, filters),
    replaceLamps: (change, lamps) => store.replaceLamps(change, lamps),
    lampCounts: (lampSetIds) => store.lampCounts(lampSetIds),
    lampPoints: (lampSetIds, box) => store.lampPoints(lampSetIds, box),
    brokenLamps: (lampSetIds, limit) => store.brokenLamps(lampSetIds, limit),
    lampTile: (tile, lampSetIds) => store.lampTile(tile, lampSetIds),
    dropLamps: (lampSetId, rows, isWithdrawn) => store.dropLamps(lampSetId, rows, isWithdrawn),
    addFollower: (follower, forgetting) => store.addFollower(follower, forgetting),
    followerByLink: (linkHash) => store.followerByLink(linkHash),
    confirmFollower: (id, at, knownNewsIds) => store.confirmFollower(id, at, knownNewsIds),
    followers: () => store.followers(),
    claimNews: (followerId, newsIds, linkHash) => store.claimNews(followerId, newsIds, linkHash),
    releaseNews: (linkHash) => store.releaseNews(linkHash),
    forgetFollower: (id) => store.forgetFollower(id),
    forgetUnconfirmed: (id) => store.forgetUnconfirmed(id),
    close: () => store.close(),
  };
}
