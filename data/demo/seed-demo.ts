import { newId, type OrganisationId, organisationIdSchema, type WalkId } from '../../domain/ids.ts';
import { dayMilliseconds, minuteMilliseconds } from '../../domain/milliseconds.ts';
import { randomFrom } from '../../domain/random.ts';
import type { Store } from '../../server/storage/store.ts';
import { darkStart } from './demo-light.ts';
import { type DemoReference, type DemoWriter, makeDemoWriter } from './demo-writer.ts';
import { writePatrols } from './patrol/write-patrols.ts';
import { harbourProcess } from './process/harbour-process.ts';
import { parkProcess } from './process/park-process.ts';
import { stationProcess } from './process/station-process.ts';
import { writeReceipt } from './process/write-receipt.ts';
import { writePromise } from './promise/write-promise.ts';
import type { Town } from './town-types.ts';
import { harbourWalk } from './walks/harbour-walk.ts';
import { parkWalk } from './walks/park-walk.ts';
import { stationWalk } from './walks/station-walk.ts';
import { writeWalk } from './write-walk.ts';

interface DemoSettings extends DemoReference {
  /** The demo happens around this time: a walk that has been answered, one that waits for decisions, one under way. */
  now: Date;
  seed: number;
  town: Town;
  /** SHA-256 of the code of the receipt that visitors may read, in hexadecimal. */
  receiptHash: string;
}

/** What the demo holds, for the words that are printed at the start. */
export interface DemoSeed {
  municipalityId: OrganisationId;
  policeId: OrganisationId;
  finishedWalkIds: readonly WalkId[];
  /** The walk that visitors join; its code is issued by the job that follows each new walk. */
  openWalkId: WalkId;
}

/**
 * Fills an empty store with the fictional town's organisations, walks and findings, through changes like any
 * other. The same seed, time and town give the same bytes. All is kept or nothing.
 * @throws Error when a change is refused, with the reason
 */
export async function seedDemo(store: Store, settings: DemoSettings): Promise<DemoSeed> {
  const { demo, writer } = composeDemo(settings);
  const verdicts = await store.commit(writer.changes, { allOrNothing: true });
  for (const verdict of verdicts)
    if (verdict.verdict === 'refused') throw new Error(`the demo does not fit: ${verdict.problem.detail}`);
  return demo;
}

function composeDemo({ now, seed, town, catalogue, templates, receiptHash }: DemoSettings): {
  demo: DemoSeed;
  writer: DemoWriter;
} {
  const random = randomFrom(seed);
  const processRandom = randomFrom(seed + 1);
  const writer = makeDemoWriter(random, { catalogue, templates });
  const foundedAt = new Date(now.getTime() - 60 * dayMilliseconds);
  const municipalityId = writeOrganisation(writer, foundedAt, 'Lyktehamns kommun', 'municipality');
  const policeId = writeOrganisation(writer, foundedAt, 'Polisen Lyktehamn', 'police');
  const evening = (daysAgo: number): Date =>
    darkStart(new Date(now.getTime() - daysAgo * dayMilliseconds), town.centre);
  const finished = [
    { plan: stationWalk, process: stationProcess, startsAt: evening(34) },
    { plan: parkWalk, process: parkProcess, startsAt: evening(13) },
  ].map((walk) =>
    writeWalk(writer, town, random, {
      ...walk,
      minutes: 80,
      organisationId: municipalityId,
      ...{ catalogue, processRandom },
    }),
  );
  const [answered] = finished;
  const toldAt = new Date(now.getTime() - 5 * dayMilliseconds);
  if (answered !== undefined) writeReceipt(writer.beside(processRandom), answered, receiptHash, toldAt);
  const openWalkId = writeWalk(writer, town, random, {
    plan: harbourWalk,
    startsAt: new Date(now.getTime() - 50 * minuteMilliseconds),
    process: harbourProcess,
    minutes: 45,
    organisationId: municipalityId,
    ...{ catalogue, processRandom },
  });
  const patrolRandom = randomFrom(seed + 2);
  writePatrols(writer.beside(patrolRandom), town, patrolRandom, now);
  writePromise(writer.beside(randomFrom(seed + 3)), { now, municipalityId, policeId, walkIds: finished });
  return { demo: { municipalityId, policeId, finishedWalkIds: finished, openWalkId }, writer };
}

function writeOrganisation(
  writer: DemoWriter,
  at: Date,
  name: string,
  organisationKind: 'municipality' | 'police',
): OrganisationId {
  const id = newId(organisationIdSchema, writer.idsAt(at));
  writer.write(at, {
    kind: 'organisation-added',
    organisation: {
      type: 'Feature',
      id,
      geometry: null,
      properties: { kind: 'organisation', name, organisationKind },
    },
  });
  return id;
}
