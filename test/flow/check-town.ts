import { type Change, changeContent, parseChange } from '../../domain/changes.ts';
import type { LoggedChange } from '../../server/storage/store.ts';
import type { Phone } from '../support/phone/phone.ts';
import { actualValues, expectedFindings } from './sync-model.ts';
import type { Town } from './sync-town.ts';

/** Why a change may still need attention in the end, when the network and the server have long been well. */
const explained = new Set(['time-in-future', 'unknown-record', 'duplicate-id']);

/** Everything that is wrong once all was delivered, in words; an empty list is what we want. */
export async function faultsOf(town: Town): Promise<string[]> {
  const log = await readLog(town);
  return [
    ...town.phones.flatMap((phone, number) => phone.faults.map((fault) => `phone ${number}: ${fault}`)),
    ...acknowledgedFaults(town, log),
    ...town.phones.flatMap((phone) => ledgerFaults(phone, log)),
    ...(await findingFaults(town, log)),
    ...(await pulledFaults(town)),
  ];
}

type Log = readonly (LoggedChange & { change: Change })[];

async function readLog(town: Town): Promise<Log> {
  const all: LoggedChange[] = [];
  await town.server.read(async (store) => {
    for (;;) {
      const page = await store.changesSince(all.at(-1)?.sequence ?? 0, 1000);
      if (page.length === 0) return;
      all.push(...page);
    }
  });
  return all.flatMap((logged) => {
    const { change } = parseChange(JSON.parse(logged.content));
    const isHere = change !== undefined && 'walkId' in change && change.walkId === town.walkId;
    return isHere ? [{ ...logged, change }] : [];
  });
}

/** What the server once called kept is in its log once, at the place that it named. */
function acknowledgedFaults(town: Town, log: Log): string[] {
  const places = Map.groupBy(log, ({ change }) => change.id as string);
  const applied = new Map<string, number>();
  const faults: string[] = [];
  for (const { id, verdict, sequence } of town.acknowledged) {
    const found = places.get(id) ?? [];
    if (found.length !== 1) faults.push(`acknowledged ${id} stands ${found.length} times in the log`);
    else if (found[0]?.sequence !== sequence) faults.push(`acknowledged ${id} was told a wrong sequence`);
    if (verdict !== 'duplicate') applied.set(id, (applied.get(id) ?? 0) + 1);
  }
  for (const [id, times] of applied) if (times > 1) faults.push(`${id} was applied ${times} times`);
  return faults;
}

/** Nothing that was saved vanished: it is in the log as it was saved, or asks for attention and says why. */
function ledgerFaults(phone: Phone, log: Log): string[] {
  const faults: string[] = [];
  const logged = new Map(log.map(({ change }) => [change.id as string, change]));
  const waiting = new Map(phone.queue().map((item) => [item.id, item]));
  for (const [id, { change, state, leftAs }] of phone.ledger) {
    const kept = logged.get(id);
    const name = `${change.kind} ${id}`;
    if (leftAs === 'unsent' || leftAs === 'refused') {
      if (kept !== undefined) faults.push(`${name} was taken back as ${leftAs} and stands in the log`);
    } else if (state === 'attention') {
      const problem = waiting.get(id)?.problem;
      if (problem == null) faults.push(`${name} needs attention and does not say why`);
      else if (!explained.has(problem.code)) faults.push(`${name} was refused: ${problem.code}`);
      if (kept !== undefined) faults.push(`${name} needs attention and stands in the log`);
    } else if (state === 'kept' || state === 'sending') faults.push(`${name} is ${state} to the end`);
    else if (kept === undefined) faults.push(`${name} is called delivered and is not in the log`);
    else if (changeContent(kept) !== changeContent(change)) faults.push(`${name} arrived otherwise`);
  }
  return faults;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The records at the server, and what their own phones show, are what the log says. */
async function findingFaults(town: Town, log: Log): Promise<string[]> {
  const { catalogue } = town.server;
  const expected = expectedFindings(
    log.map(({ change }) => change),
    catalogue,
  );
  const faults: string[] = [];
  const living = expected.filter(({ withdrawn }) => !withdrawn);
  const kept = await town.server.read((store) => store.recordsOfKind('finding', town.walkId));
  const actual = new Map(kept.map((record) => [record.id, record]));
  if (kept.length !== living.length)
    faults.push(`${kept.length} findings at the server, not ${living.length}`);
  for (const { id, values } of living) {
    const record = actual.get(id);
    if (record === undefined) faults.push(`the finding ${id} is not at the server`);
    else if (!same(actualValues(record.feature), values))
      faults.push(`${id} is ${JSON.stringify(actualValues(record.feature))}, not ${JSON.stringify(values)}`);
  }
  for (const phone of town.phones) {
    const view = phone.view(catalogue)?.findings.filter(({ delivery }) => delivery === 'delivered') ?? [];
    const own = living.filter(({ participantId }) => participantId === phone.membership?.participantId);
    for (const { id, values } of own) {
      const shown = view.find((finding) => finding.id === id);
      const waits = phone.queue().some(({ change }) => JSON.stringify(change).includes(id));
      if (!waits && (shown === undefined || !same(actualValues(shown.finding), values)))
        faults.push(`the phone shows ${id} as ${JSON.stringify(shown && actualValues(shown.finding))}`);
    }
  }
  return faults;
}

/** What each phone has pulled over time is what the server would tell it if it asked from the beginning. */
async function pulledFaults(town: Town): Promise<string[]> {
  const faults: string[] = [];
  for (const [number, phone] of town.phones.entries()) {
    const { membership } = phone;
    if (membership === undefined) {
      faults.push(`phone ${number} has not joined`);
      continue;
    }
    const answer = await town.server.answer({
      method: 'GET',
      path: `/api/walks/${town.walkId}/records?since=0&limit=1000`,
      headers: new Headers({ authorization: `Bearer ${membership.token}` }),
      body: undefined,
    });
    const { records, more }: { records: { id: string }[]; more: boolean } = JSON.parse(answer.body);
    if (answer.status !== 200 || more) faults.push(`the records of phone ${number}: ${answer.status}`);
    const reader = `participant:${membership.participantId}`;
    const pulled = phone.records().filter((record) => record.reader === reader);
    const texts = (all: readonly { id: string }[]) =>
      new Set(all.map((record) => JSON.stringify(Object.entries({ ...record, reader }).sort())));
    const [mine, theirs] = [texts(pulled), texts(records)];
    for (const text of mine) if (!theirs.has(text)) faults.push(`only phone ${number} has ${text}`);
    for (const text of theirs) if (!mine.has(text)) faults.push(`phone ${number} has not pulled ${text}`);
  }
  return faults;
}
