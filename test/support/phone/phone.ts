import type { Membership, PulledRecord, QueuedChange } from '../../../client/offline/local-db.ts';
import { optimisticView, type WalkView } from '../../../client/offline/optimistic-view.ts';
import type { Catalogue } from '../../../domain/catalogue.ts';
import type { Change } from '../../../domain/changes.ts';
import { Disk } from './disk.ts';
import { TransactionOrder } from './memory-indexed-db.ts';
import { Page, type PhoneParts } from './page.ts';
import type { PageGlobals, PageProgram } from './page-program.ts';
import { PhoneLocks } from './phone-locks.ts';
import type { Wire } from './wire.ts';
import type { Chance, WorldClock } from './world-clock.ts';

/** What became of a change that this phone once had on its disk. */
export interface LedgerEntry {
  change: Change;
  state: QueuedChange['state'] | 'gone';
  /** Why it left the queue: it was delivered and came back as a record, or the person said so. */
  leftAs: 'delivered' | 'unsent' | 'refused' | null;
  wasRefused: boolean;
}

export interface PhoneSettings {
  clock: WorldClock;
  chance: Chance;
  wire: Wire;
  hasLocks: boolean;
  clockSkewMilliseconds: number;
  serverNow(): number;
  start(globals: PageGlobals): PageProgram;
}

const isQueued = (value: unknown): value is QueuedChange =>
  typeof value === 'object' && value !== null && 'change' in value && 'state' in value;

const isPulled = (value: unknown): value is PulledRecord =>
  typeof value === 'object' && value !== null && 'sequence' in value && 'reader' in value;

/** A simulated phone: a disk, tabs with the client's code, and a book of everything that was ever saved on it. */
export class Phone {
  readonly disk = new Disk();
  readonly wire: Wire;
  readonly ledger = new Map<string, LedgerEntry>();
  readonly faults: string[] = [];
  pages: Page[] = [];
  skewMilliseconds: number;
  readonly #parts: PhoneParts;
  readonly #start: PhoneSettings['start'];

  constructor({ clock, chance, wire, hasLocks, clockSkewMilliseconds, serverNow, start }: PhoneSettings) {
    this.wire = wire;
    this.skewMilliseconds = clockSkewMilliseconds;
    this.#start = start;
    this.#parts = {
      clock,
      chance,
      wire,
      disk: this.disk,
      order: new TransactionOrder(),
      locks: hasLocks ? new PhoneLocks(clock) : undefined,
      now: () => serverNow() + this.skewMilliseconds,
      broadcast: (from, message) => {
        for (const page of this.pages) if (page !== from) page.receive(message);
      },
    };
    this.disk.watch('queue', (before, after) => this.#note(before, after));
    this.disk.watch('records', (before, after) => {
      if (isPulled(before) && isPulled(after) && after.sequence < before.sequence)
        this.faults.push(`the record ${after.id} went back from ${before.sequence} to ${after.sequence}`);
    });
  }

  openPage(): Page {
    const page = new Page(this.#parts, this.#start);
    this.pages.push(page);
    page.program.runDelivery();
    return page;
  }

  killPage(page: Page): void {
    page.kill();
    this.pages = this.pages.filter((other) => other !== page);
  }

  powerCut(): void {
    for (const page of this.pages) page.kill();
    this.pages = [];
    this.disk.powerCut();
    // What was let go without waiting for the disk is there again; it had been delivered, and still counts as that.
    for (const { id, state } of this.queue()) {
      const entry = this.ledger.get(id);
      if (entry !== undefined) entry.state = state;
    }
  }

  setNetwork(isUp: boolean): void {
    if (isUp) this.wire.isUp = true;
    else this.wire.cut();
    for (const page of this.pages) page.tellOnline(isUp);
  }

  queue(): QueuedChange[] {
    return this.disk.values('queue').filter(isQueued);
  }

  records(): PulledRecord[] {
    return this.disk.values('records').filter(isPulled);
  }

  /** The walk that its screens show; undefined before it has joined. */
  get membership(): Membership | undefined {
    // Written by keepMembership alone, which chooses what it keeps.
    const kept = this.disk.values('memberships') as Membership[];
    const chosen = JSON.stringify(this.disk.values('meta'));
    return kept.find(({ participantId }) =>
      chosen.includes(`{"kind":"current","value":{"participantId":"${participantId}"}}`),
    );
  }

  /** What the person's screen shows, from one moment of the disk. */
  view(catalogue: Catalogue): WalkView | undefined {
    const { membership } = this;
    if (membership === undefined) return undefined;
    const now = new Date(this.#parts.now()).toISOString();
    return optimisticView(membership, this.records(), this.queue(), catalogue, now);
  }

  #note(before: unknown, after: unknown): void {
    const [was, is] = [isQueued(before) ? before : undefined, isQueued(after) ? after : undefined];
    if (was !== undefined && was.id !== is?.id) this.#noteGone(was);
    if (is === undefined) return;
    const entry = this.ledger.get(is.id);
    if (entry?.state === 'delivered' && is.state !== 'delivered')
      this.faults.push(`${is.change.kind} ${is.id} went back from delivered to ${is.state}`);
    if (entry?.state === 'gone')
      this.faults.push(`${is.change.kind} ${is.id} came back as ${is.state} after it was ${entry.leftAs}`);
    if (is.state === 'attention' && is.problem === null)
      this.faults.push(`${is.change.kind} ${is.id} needs attention and does not say why`);
    this.ledger.set(is.id, {
      change: is.change,
      state: is.state,
      leftAs: null,
      wasRefused: (entry?.wasRefused ?? false) || is.state === 'attention',
    });
  }

  #noteGone({ id, state, attempts, change, sequence }: QueuedChange): void {
    const entry = this.ledger.get(id);
    if (entry === undefined) return;
    entry.state = 'gone';
    if (state === 'delivered') {
      entry.leftAs = 'delivered';
      const findingId =
        change.kind === 'finding-added' ? change.finding.id : Reflect.get(change, 'findingId');
      const record = this.records().find((pulled) => pulled.id === findingId);
      if (record === undefined || record.sequence < (sequence ?? 0))
        this.faults.push(`${change.kind} ${id} left the queue before it came back as a record`);
    } else if (state === 'attention') entry.leftAs = 'refused';
    else if (state === 'kept' && attempts === 0) entry.leftAs = 'unsent';
    else this.faults.push(`${change.kind} ${id} vanished while it was ${state}`);
  }
}
