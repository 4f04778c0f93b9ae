import {
  followUpIdSchema,
  newId,
  type OrganisationId,
  promiseActivityIdSchema,
  promiseIdSchema,
  promiseItemIdSchema,
  type WalkId,
} from '../../../domain/ids.ts';
import { yearsIn } from '../../../domain/promise/day-window.ts';
import type { Evidence } from '../../../domain/promise/evidence.ts';
import { followUpDays } from '../../../domain/promise/follow-up-days.ts';
import { partialYears } from '../../../domain/promise/promise-of-published.ts';
import { stateOfItem } from '../../../domain/promise/promise-state.ts';
import type { Author } from '../../../domain/roles.ts';
import { daysAfter } from '../../../domain/walk-day.ts';
import type { DemoWriter } from '../demo-writer.ts';
import { demoItems } from './demo-items.ts';

interface Around {
  now: Date;
  municipalityId: OrganisationId;
  policeId: OrganisationId;
  /** Those that belong to the promise; they count once their feedback is given. */
  walkIds: readonly WalkId[];
}

const staff = (role: 'leader' | 'police', organisationId: OrganisationId): Author => ({
  ...{ kind: 'staff', userId: `demo-${role}`, role, organisationId },
});
const withdrawnBecause = 'Bussarna flyttar till stationen, så platsen behövs inte längre.';
const atNoon = (day: string) => new Date(`${day}T11:00:00.000Z`);

/**
 * The promise of the invented town, some ten months old: kept and unkept parts, two published follow-ups, and one that
 * was missed.
 */
export function writePromise(writer: DemoWriter, { now, municipalityId, policeId, walkIds }: Around): void {
  const today = now.toISOString().slice(0, 10);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 10, 1));
  const period = {
    from: first.toISOString().slice(0, 10),
    to: daysAfter(
      new Date(Date.UTC(first.getUTCFullYear() + 2, first.getUTCMonth(), 1)).toISOString().slice(0, 10),
      -1,
    ),
  };
  const followUpYears = yearsIn(period).map(({ year, whole, from, to }) => {
    const months = Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
    return { year, amount: whole ? 4 : Math.max(1, Math.round(months / 3)) };
  });
  const madeAt = atNoon(period.from);
  const ids = writer.idsAt(madeAt);
  const promiseId = newId(promiseIdSchema, ids);
  const partial = new Set(partialYears({ period }));
  const items = demoItems.map(({ name, noted, ...said }) => ({
    ...{ name, noted },
    made: {
      ...{ id: newId(promiseItemIdSchema, ids), ...said, window: period, definition: null, place: null },
      yearTargets:
        said.measure === 'recurrence'
          ? followUpYears
              .filter(({ year }) => partial.has(year))
              .map(({ year, amount }) => ({ year, target: amount }))
          : [],
    },
  }));
  const followUps = followUpDays(period, followUpYears).map((dueOn) => ({
    ...{ id: newId(followUpIdSchema, ids), dueOn },
  }));
  writer.write(madeAt, {
    kind: 'promise-made',
    promiseId,
    promise: {
      title: { sv: 'Medborgarlöfte för Lyktehamn', en: 'Citizens’ promise for Lyktehamn' },
      summary: {
        sv: 'Det kommunen och polisen lovar tillsammans, efter samtal med dem som bor här.',
        en: 'What the municipality and the police promise together, after talking with those who live here.',
      },
      parties: [
        { side: 'municipality', name: 'Lyktehamns kommun', organisationId: municipalityId },
        { side: 'police', name: 'Polisen Lyktehamn', organisationId: policeId },
      ],
      period,
      signedOn: daysAfter(period.from, -9),
      focusAreas: [
        { sv: 'Trafiken vid skolan', en: 'Traffic at the school' },
        { sv: 'Mörka platser i centrum', en: 'Dark places in the centre' },
      ],
      situationalPicture: {
        period: { from: daysAfter(period.from, -200), to: daysAfter(period.from, -20) },
        sources: [
          { sv: 'Samtal på torget två kvällar', en: 'Talks on the square on two evenings' },
          { sv: 'Skolans elevenkät', en: 'The school’s survey of pupils' },
        ],
        findings: [
          {
            sv: 'Många går omvägar efter att det har blivit mörkt.',
            en: 'Many take the long way round once it is dark.',
          },
        ],
        causes: [
          {
            sv: 'Lampor är trasiga länge, och buskar skymmer gångvägen.',
            en: 'Lamps stay broken, and bushes hide the footway.',
          },
        ],
      },
      followUpYears,
      publishedIn: null,
      publishedId: null,
    },
    items: items.map(({ made }) => made),
    followUps,
  });
  const withdrawnOn = daysAfter(period.from, 150);
  const [municipality, police] = [staff('leader', municipalityId), staff('police', policeId)];
  const activities = items.flatMap(({ made, noted }) =>
    noted
      .map((activity) => ({ ...activity, date: daysAfter(period.from, activity.day), item: made }))
      .filter(({ date }) => date < daysAfter(today, -3)),
  );
  // In the order of time, so that the ledger reads as it would have been written.
  const steps: { at: Date; write: (at: Date) => void }[] = [];
  const later = (at: Date, write: (at: Date) => void) => steps.push({ at, write });
  for (const { item, date, amount, note, place = null } of activities)
    later(atNoon(date), (at) =>
      writer.write(
        at,
        {
          ...{ kind: 'promise-activity-noted', promiseId, itemId: item.id },
          activityId: newId(promiseActivityIdSchema, writer.idsAt(at)),
          ...{ date, amount, place, note },
        },
        item.owner === 'police' ? police : municipality,
      ),
    );
  const linked = items.find(({ name }) => name === 'walks')?.made.id;
  for (const walkId of walkIds) {
    if (linked === undefined) break;
    later(new Date(now.getTime() - 3_600_000), (at) =>
      writer.write(
        at,
        { kind: 'promise-walk-linked', promiseId, itemId: linked, linkedWalkId: walkId, linked: true },
        municipality,
      ),
    );
  }
  const given = items.find(({ name }) => name === 'post')?.made.id;
  if (given !== undefined && withdrawnOn < today)
    later(atNoon(withdrawnOn), (at) =>
      writer.write(
        at,
        { kind: 'promise-item-withdrawn', promiseId, itemId: given, reason: withdrawnBecause },
        municipality,
      ),
    );

  // The first two were told of in time; the third was forgotten.
  const published: Evidence[] = [];
  for (const [index, { id: followUpId, dueOn }] of followUps.slice(0, 2).entries()) {
    const day = daysAfter(dueOn, -3);
    if (day >= today) break;
    const at = atNoon(day);
    const gathered = {
      ...{ at: at.toISOString(), asOf: day, ledgerHead: null },
      items: items.map(({ made, name }) => {
        const evidence: Evidence[] = activities
          .filter(({ item }) => item.id === made.id)
          .map((one, number) => ({
            source: 'activity',
            id: String(number),
            date: one.date,
            amount: one.amount,
          }));
        const counted = name === 'follow-ups' ? published : evidence;
        const isGone = name === 'post' && day > withdrawnOn;
        const withdrawn = isGone ? { on: withdrawnOn, reason: withdrawnBecause } : null;
        const { state, count, target, expectedByNow } = stateOfItem(
          { ...made, withdrawn, added: null },
          counted,
          day,
        );
        return { itemId: made.id, state, count, target, expectedByNow };
      }),
    };
    const of = { promiseId, followUpId };
    const words = followUpWords[index] ?? followUpWords[0];
    const seen = { gatheredAt: gathered.at, words };
    later(at, () => {
      writer.write(at, { kind: 'follow-up-gathered', ...of, gathered });
      writer.write(at, { kind: 'follow-up-written', ...of, words }, municipality);
      writer.write(at, { kind: 'follow-up-approved', ...of, side: 'municipality', ...seen }, municipality);
      writer.write(at, { kind: 'follow-up-approved', ...of, side: 'police', ...seen }, police);
      writer.write(
        at,
        { kind: 'follow-up-published', ...of, toldIn: 'kommunens webbplats och anslagstavlan' },
        municipality,
      );
    });
    published.push({ source: 'follow-up', id: followUpId, date: day, amount: 1 });
  }
  for (const { at, write } of steps.sort((a, b) => a.at.getTime() - b.at.getTime())) write(at);
}

const followUpWords = [
  {
    sv: 'Fältarna är på skolgården som vi lovade. Kontrollerna av hastighet kom i gång sent. Vandringarna är bestämda men inte gjorda.',
    en: 'The field workers are in the school yard as we promised. The speed checks began late. The walks are decided on but not yet walked.',
  },
  {
    sv: 'Föräldrakvällen är hållen. Kontrollerna av hastighet är fortfarande efter den jämna takten. Vaktboden blir inte av, eftersom bussarna flyttar.',
    en: 'The evening for parents was held. The speed checks are still behind an even pace. The guard post will not be built, because the buses move.',
  },
] as const;
