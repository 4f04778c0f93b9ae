import type { ChangeOf } from '../../domain/changes.ts';
import { pickWords } from '../../domain/promise/promise-words.ts';
import { can } from '../../domain/roles.ts';
import { daysAfter } from '../../domain/walk-day.ts';
import type { Mail } from '../mail/mailer.ts';
import type { JobRequest } from '../storage/store.ts';
import type { JobDeps, ReminderJob } from './job.ts';

const daysBefore = 14;
/** In the morning, by a clock that is near enough to that of the place. */
const reminderHour = 'T07:00:00.000Z';

/**
 * The reminders of a follow-up, each at its own time; none for days that had passed when it was planned or moved. The
 * day is part of the key: one that was moved has reminders of its new day, and those of the old day say nothing.
 */
export function remindersOf(
  { id, dueOn }: ChangeOf<'promise-made'>['followUps'][number],
  at: string,
): readonly JobRequest[] {
  return [
    { name: 'remind-follow-up', day: daysAfter(dueOn, -daysBefore) },
    { name: 'remind-missed-follow-up', day: daysAfter(dueOn, 1) },
  ].flatMap(({ name, day }) => {
    const afterMilliseconds = Date.parse(`${day}${reminderHour}`) - Date.parse(at);
    return afterMilliseconds > 0
      ? [{ name, key: `${id} ${dueOn}`, afterMilliseconds, atMostMilliseconds: afterMilliseconds }]
      : [];
  });
}

const words = {
  due: {
    subject: (title: string, day: string) => `Uppföljning av ${title} senast ${day}`,
    text: (day: string) =>
      `Uppföljningen ska publiceras senast ${day}. Hämta läget, skriv vad det betyder, och låt kommunen och polisen godkänna. ` +
      'Den räknas först när den är publicerad.\n\n' +
      `The follow-up is to be published by ${day}. It counts only once it is published.`,
  },
  missed: {
    subject: (title: string, day: string) => `Uppföljningen av ${title} den ${day} är inte publicerad`,
    text: (day: string) =>
      `Uppföljningen skulle ha publicerats senast ${day}. Den visas som missad. Den kan fortfarande publiceras, ` +
      'och räknas då det år den publiceras.\n\n' +
      `The follow-up was to be published by ${day} and is shown as missed. It can still be published.`,
  },
} as const;

async function remind(
  key: string,
  { store, reminders }: Pick<JobDeps, 'store' | 'reminders'>,
  said: (typeof words)[keyof typeof words],
): Promise<void> {
  const [followUpId = '', day] = key.split(' ');
  const followUp = await store.record(followUpId);
  if (reminders === undefined || reminders === null || followUp?.kind !== 'follow-up') return;
  const { publishedAt, dueOn, promiseId } = followUp.feature.properties;
  // Reminders that were asked for by an older version name no day.
  if (day !== undefined && day !== dueOn) return;
  const promise = await store.record(promiseId);
  if (publishedAt !== null || promise?.kind !== 'promise') return;
  const title = pickWords(promise.feature.properties.title, 'sv');
  const link = reminders.publicUrl === null ? '' : `\n\n${reminders.publicUrl}/promises/${promiseId}`;
  const letter = { subject: said.subject(title, dueOn), text: `${said.text(dueOn)}${link}` };
  const readers = (await reminders.people.list()).filter(({ role }) => can(role, 'follow-up.approve'));
  await sendAll(
    readers.map(({ email }) => ({ to: email, ...letter })),
    reminders.mailer,
  );
}

/** Sends each; a letter box that refuses keeps nobody else waiting. @throws the first fault when none was sent */
async function sendAll(letters: readonly Mail[], mailer: { send(mail: Mail): Promise<void> }): Promise<void> {
  const faults: unknown[] = [];
  for (const letter of letters) await mailer.send(letter).catch((fault: unknown) => faults.push(fault));
  // Trying again after some were sent would send those twice.
  if (faults.length > 0 && faults.length === letters.length) throw faults[0];
}

const once = { afterMilliseconds: 0, atMostMilliseconds: 0 } as const;

/** Two weeks before a follow-up is due. */
export const remindFollowUp: ReminderJob = {
  ...once,
  run: (key, deps) => remind(key, deps, words.due),
};

/** The day after a follow-up was due and not published. */
export const remindMissedFollowUp: ReminderJob = {
  ...once,
  run: (key, deps) => remind(key, deps, words.missed),
};
