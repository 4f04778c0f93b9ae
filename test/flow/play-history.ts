import type { OwnFinding } from '../../client/offline/optimistic-view.ts';
import { changeIdSchema, findingIdSchema, newId } from '../../domain/ids.ts';
import { headsOf } from '../../domain/merge.ts';
import { findingEdited } from '../support/change-makers.ts';
import type { Page } from '../support/phone/page.ts';
import type { Phone } from '../support/phone/phone.ts';
import { clearWeather } from '../support/phone/wire.ts';
import type { History, Step } from './sync-steps.ts';
import type { Town } from './sync-town.ts';

const retryJoinMilliseconds = 7000;
/** People join before they walk; with a poor network some come late. */
const joinMilliseconds = 3000;
const categories = [
  { category: 'lighting', polarity: 'unsafe', severity: 3 },
  { category: 'unsafe_spot', polarity: 'unsafe', severity: 1 },
  { category: 'positive', polarity: 'positive', severity: null },
] as const;

/** Puts every step of a history on the town's clock. @returns when the last one happens */
export function playHistory(town: Town, { steps, tabs }: History): number {
  const player = new Player(town);
  for (const phone of town.phones) town.clock.after(0, () => player.join(phone));
  for (let tab = 1; tab < tabs; tab += 1)
    for (const phone of town.phones) town.clock.after(joinMilliseconds, () => void phone.openPage());
  let at = town.clock.now + joinMilliseconds;
  for (const [number, step] of steps.entries()) {
    at += step.waitMilliseconds;
    town.clock.at(at, () => player.take(step, number));
  }
  return at;
}

/** Everything works again: now all must arrive. */
export function heal(town: Town): void {
  for (const phone of town.phones) {
    phone.wire.weather = clearWeather;
    phone.disk.faults.length = 0;
    phone.setNetwork(true);
    if (phone.pages.length === 0) phone.openPage();
  }
  for (const phone of town.phones)
    if (phone.membership === undefined) town.clock.after(0, () => new Player(town).join(phone));
}

/** What people, their phones and the world around them do. */
class Player {
  readonly #town: Town;
  readonly #undos = new Map<Phone, string[]>();

  constructor(town: Town) {
    this.#town = town;
  }

  /** Tries until this phone has joined, as a person does with a poor network. */
  join(phone: Phone): void {
    if (phone.membership !== undefined) return;
    const page = phone.pages[0] ?? phone.openPage();
    page.program.joinWalk(this.#town.code, 'sv').catch(() => undefined);
    this.#town.clock.after(retryJoinMilliseconds, () => this.join(phone));
  }

  async take(step: Step, number: number): Promise<void> {
    const { phones } = this.#town;
    const phone = phones[step.phone % phones.length];
    if (phone === undefined) return;
    await this.#do(step, number, phone, phone.pages[step.tab % phone.pages.length] ?? phone.openPage());
    for (const one of phones) checkView(one, this.#town);
  }

  async #do(step: Step, number: number, phone: Phone, page: Page): Promise<void> {
    const own = ownFinding(phone, step.mark, this.#town);
    switch (step.kind) {
      case 'mark':
        return this.#mark(phone, page, step, number);
      case 'edit':
        return own && this.#edit(phone, page, own, step);
      case 'withdraw':
        return own && this.#withdraw(phone, page, own);
      case 'undo':
        return this.#undo(phone, page);
      case 'attend':
        return own && this.#attend(page, own, step);
      case 'leader-edit':
        return this.#town.editByLeader(step.mark, step.value);
      case 'leader-withdraw':
        return this.#town.withdrawByLeader(step.mark);
      case 'network':
        return phone.setNetwork(step.isUp);
      case 'open-tab':
        if (phone.pages.length < 3) phone.openPage();
        return;
      case 'kill-tab':
        return phone.killPage(page);
      case 'look':
        return page.look();
      case 'deliver':
        return page.program.deliverNow();
      case 'power-cut':
        return phone.powerCut();
      case 'close-storage':
        return page.closeStorage(step.tells);
      case 'storage-fault':
        phone.disk.faults.push(step.fault);
        return;
      case 'clock':
        phone.skewMilliseconds += step.jumpMilliseconds;
        return;
      case 'server-ends':
        return this.#town.server.endSoon(step.death, step.missed);
    }
  }

  /** Holds the client to its word: what it calls saved is on the disk at that moment. */
  #save(phone: Phone, saving: Promise<void>, id: string): void {
    saving.then(
      () => {
        if (!phone.ledger.has(id)) phone.faults.push(`${id} was called saved and is not on the disk`);
      },
      () => undefined,
    );
  }

  #mark(phone: Phone, page: Page, { value }: Step, number: number): void {
    if (phone.membership === undefined) return;
    const { deviceIds, enqueue } = page.program;
    const chosen = categories[value % categories.length] ?? categories[0];
    const text = value % 4 === 0 ? null : `mark ${number}`;
    const change = this.#town.newMark(phone, deviceIds, number, { ...chosen, text });
    this.#undos.set(phone, [...(this.#undos.get(phone) ?? []), change.id]);
    this.#save(phone, enqueue(authorOf(phone), [change]), change.id);
  }

  #edit(phone: Phone, page: Page, own: OwnFinding, { value }: Step): void {
    const { deviceIds, enqueue } = page.program;
    const basedOn = (field: string) => headsOf(own.versions, field, own.createdBy);
    const chosen = categories[value % categories.length] ?? categories[0];
    const text = { text: { value: `edit ${value}`, basedOn: basedOn('text') } };
    const judged = {
      category: { value: chosen.category, basedOn: basedOn('category') },
      subcategory: { value: null, basedOn: basedOn('subcategory') },
      polarity: { value: chosen.polarity, basedOn: basedOn('polarity') },
      severity: { value: chosen.severity, basedOn: basedOn('severity') },
    };
    const made = findingEdited(1, value % 2 === 0 ? text : { ...text, ...judged });
    const { walkId } = this.#town;
    const base = { id: newId(changeIdSchema, deviceIds), at: deviceIds.now().toISOString(), walkId };
    const change = { ...made, ...base, findingId: findingIdSchema.parse(own.id) };
    this.#save(phone, enqueue(authorOf(phone), [change]), change.id);
  }

  /** As the button does it: held back for a while, so that it can be undone. */
  #withdraw(phone: Phone, page: Page, own: OwnFinding): void {
    const { deviceIds, enqueue } = page.program;
    const change = {
      kind: 'finding-withdrawn' as const,
      id: newId(changeIdSchema, deviceIds),
      at: deviceIds.now().toISOString(),
      walkId: this.#town.walkId,
      findingId: findingIdSchema.parse(own.id),
      reason: null,
    };
    this.#undos.set(phone, [...(this.#undos.get(phone) ?? []), change.id]);
    const { holdMilliseconds } = this.#town.server;
    this.#save(phone, enqueue(authorOf(phone), [change], { holdMilliseconds }), change.id);
  }

  #undo(phone: Phone, page: Page): void {
    const id = this.#undos.get(phone)?.pop();
    if (id !== undefined) page.program.cancelUnsent(id).catch(() => undefined);
  }

  /** Refused: once more, thrown away, or mended, as the person likes. */
  #attend(page: Page, own: OwnFinding, { value }: Step): void {
    if (own.delivery !== 'attention') return;
    const { deviceIds, discardRefused, replaceRefused, sendAgain } = page.program;
    const refused = own.queued.find(({ state }) => state === 'attention')?.change;
    if (value % 3 === 0) sendAgain(own.queued).catch(() => undefined);
    else if (value % 3 === 1) discardRefused(own.queued).catch(() => undefined);
    else if (refused?.kind === 'finding-added') {
      const at = deviceIds.now().toISOString();
      const properties = { ...refused.finding.properties, recordedAt: at };
      const finding = { ...refused.finding, properties };
      const mended = { ...refused, id: newId(changeIdSchema, deviceIds), at, finding };
      replaceRefused(own.queued, mended).catch(() => undefined);
    }
  }
}

function authorOf({ membership }: Phone): `participant:${string}` {
  if (membership === undefined) throw new Error('this phone has not joined');
  return `participant:${membership.participantId}`;
}

function ownFinding(phone: Phone, pick: number, { server }: Town): OwnFinding | undefined {
  const findings = phone.view(server.catalogue)?.findings ?? [];
  return findings[pick % Math.max(findings.length, 1)];
}

/** Whatever state it is in: a mark that was saved and that nobody took back is on its phone's screen. */
function checkView(phone: Phone, town: Town): void {
  const shown = new Set(phone.view(town.server.catalogue)?.findings.map(({ id }) => id));
  const withdrawn = town.withdrawnFindings();
  for (const { change, state, leftAs } of phone.ledger.values()) {
    if (change.kind !== 'finding-added' || withdrawn.has(change.finding.id)) continue;
    const isTakenBack = state === 'gone' && leftAs !== 'delivered';
    if (!isTakenBack && !shown.has(change.finding.id))
      phone.faults.push(`the mark ${change.finding.id} (${state}) is not on the screen`);
  }
}
