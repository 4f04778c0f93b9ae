import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { Change } from '../../domain/changes.ts';
import { changeIdSchema, findingIdSchema, type IdSource, newId, type WalkId } from '../../domain/ids.ts';
import { headsOf } from '../../domain/merge.ts';
import { joinCodeAlphabet } from '../../domain/walk.ts';
import {
  authored,
  checkpointAdded,
  findingAdded,
  findingEdited,
  joinCodeIssued,
  leader,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import type { PageGlobals, PageProgram } from '../support/phone/page-program.ts';
import { Phone } from '../support/phone/phone.ts';
import type { TownServer } from '../support/phone/town-server.ts';
import { type SentAnswer, type SentRequest, Wire } from '../support/phone/wire.ts';
import { chanceOf, type WorldClock } from '../support/phone/world-clock.ts';
import type { History } from './sync-steps.ts';

/** A verdict that left the server, whether or not it reached a phone. */
export interface Acknowledged {
  id: string;
  verdict: 'applied' | 'conflict' | 'duplicate';
  sequence: number;
}

type Mark = Omit<Parameters<typeof findingAdded>[2] & object, never>;

/** One walk with its phones, on a server that may be shared with other walks. */
export class Town {
  readonly clock: WorldClock;
  readonly walkId: WalkId;
  readonly code: string;
  readonly phones: readonly Phone[];
  readonly acknowledged: Acknowledged[] = [];
  readonly server: TownServer;
  readonly #withdrawnByLeader: string[] = [];
  readonly #ids: IdSource;

  constructor(
    server: TownServer,
    clock: WorldClock,
    history: History,
    walk: number,
    start: (globals: PageGlobals) => PageProgram,
  ) {
    this.server = server;
    this.clock = clock;
    this.walkId = walkNumber(walk);
    this.code = codeOf(walk);
    const chance = chanceOf(history.seed);
    this.#ids = {
      now: () => new Date(server.now()),
      randomBytes: () => Uint8Array.from({ length: 16 }, () => chance() * 256),
    };
    this.phones = Array.from({ length: history.phones }, (_, number) => {
      // Another walk may have the same seed, and its people are others all the same.
      const own = chanceOf((history.seed * 31 + number) * 101 + walk);
      return new Phone({
        clock,
        chance: own,
        wire: new Wire(clock, own, history.weather, (request) => this.#answer(request)),
        hasLocks: history.hasLocks,
        clockSkewMilliseconds: history.skewsMilliseconds[number] ?? 0,
        serverNow: () => server.now(),
        start,
      });
    });
  }

  /** The walk, its two stops and its code, as the leader made them before. */
  async prepare(walk: number): Promise<void> {
    const expiresAt = new Date(this.server.now() + 30 * 24 * 3_600_000).toISOString();
    const stop = (number: number) => {
      const made = checkpointAdded(walk * 10 + number, walk);
      const properties = { ...made.checkpoint.properties, order: number };
      return { ...made, checkpoint: { ...made.checkpoint, properties } };
    };
    await this.byLeader([
      walkCreated(walk),
      walkAdvanced('in_progress', walk),
      { ...joinCodeIssued(walk, this.code), expiresAt },
      stop(1),
      stop(2),
    ]);
  }

  async byLeader(changes: readonly Change[]): Promise<void> {
    const receivedAt = new Date(this.server.now()).toISOString();
    const fresh = changes.map((change): AuthoredChange => {
      const own = { ...change, id: newId(changeIdSchema, this.#ids), at: receivedAt };
      return authored(own, leader, receivedAt);
    });
    const verdicts = await this.server.commit(fresh);
    for (const verdict of verdicts)
      if (verdict.verdict === 'refused') throw new Error(`the leader was refused: ${verdict.problem.detail}`);
  }

  /** A mark by this phone's person, as the marking screens make it. */
  newMark(phone: Phone, ids: IdSource, number: number, more: Mark): Change {
    const { membership } = phone;
    if (membership === undefined) throw new Error('this phone has not joined');
    const at = ids.now().toISOString();
    const coordinates: [number, number] = [Math.round(1_760_000 + number) / 1e5, 57.25];
    const made = findingAdded(number, 1, { ...more, walkId: this.walkId, recordedAt: at, coordinates });
    const properties = { ...made.finding.properties, participantId: membership.participantId };
    const finding = { ...made.finding, id: newId(findingIdSchema, ids), properties };
    return { ...made, id: newId(changeIdSchema, ids), at, walkId: this.walkId, finding };
  }

  /** An edit by the leader, based on what stands there now or on what stood there first. */
  async editByLeader(pick: number, value: number): Promise<void> {
    const findings = await this.server.read((store) => store.recordsOfKind('finding', this.walkId));
    const finding = findings[pick % Math.max(findings.length, 1)];
    if (finding === undefined) return;
    const basedOn = (field: string) =>
      value % 2 === 0 ? headsOf(finding.versions, field, finding.createdBy) : [finding.createdBy];
    const text = { value: `by the leader ${value}`, basedOn: basedOn('text') };
    const light = { value: 'dark_lit' as const, basedOn: basedOn('lightCondition') };
    const edit = findingEdited(1, value % 3 === 0 ? { text, lightCondition: light } : { text });
    await this.byLeader([{ ...edit, walkId: this.walkId, findingId: finding.feature.id }]);
  }

  async withdrawByLeader(pick: number): Promise<void> {
    const findings = await this.server.read((store) => store.recordsOfKind('finding', this.walkId));
    const finding = findings[pick % Math.max(findings.length, 1)];
    if (finding === undefined) return;
    this.#withdrawnByLeader.push(finding.id);
    const base = { id: newId(changeIdSchema, this.#ids), at: new Date(this.server.now()).toISOString() };
    await this.byLeader([
      {
        ...base,
        kind: 'finding-withdrawn',
        walkId: this.walkId,
        findingId: finding.feature.id,
        reason: null,
      },
    ]);
  }

  async #answer(request: SentRequest): Promise<SentAnswer> {
    const answer = await this.server.answer(request);
    if (request.path === '/api/changes' && answer.status === 200) {
      const { verdicts }: { verdicts: (Acknowledged | { verdict: 'refused' })[] } = JSON.parse(answer.body);
      for (const verdict of verdicts) if (verdict.verdict !== 'refused') this.acknowledged.push(verdict);
      for (const phone of this.phones) phone.wire.hint();
    }
    return answer;
  }

  /** Every finding that somebody ever asked to take back, whether or not that has arrived anywhere. */
  withdrawnFindings(): ReadonlySet<string> {
    const byPhones = this.phones.flatMap((phone) =>
      [...phone.ledger.values()].flatMap(({ change }) =>
        change.kind === 'finding-withdrawn' ? [change.findingId] : [],
      ),
    );
    return new Set([...byPhones, ...this.#withdrawnByLeader]);
  }
}

/** A join code of its own for each walk. */
function codeOf(walk: number): string {
  const letter = (place: number) =>
    joinCodeAlphabet[Math.floor(walk / joinCodeAlphabet.length ** place) % joinCodeAlphabet.length];
  return `ABC${letter(2)}${letter(1)}${letter(0)}`;
}
