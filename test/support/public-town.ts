import sharp from 'sharp';
import type { Change } from '../../domain/changes.ts';
import type { Position } from '../../domain/geo.ts';
import { randomFrom } from '../../domain/random.ts';
import { findingAdded, findingNumber, joined, participantNumber, walkNumber } from './change-makers.ts';
import { makeTestServer, type TestServer } from './make-test-server.ts';
import {
  actionAdded,
  actionPhotoApproved,
  actionVerified,
  protocolDrafted,
  walkEdited,
} from './process-makers.ts';
import { publish, write } from './protocol-walk.ts';

/** A mark as it was planted, for the attack to be judged by. */
export interface PlantedMark {
  id: string;
  person: string;
  position: Position;
  words: string | null;
}

export interface AttackedTown {
  server: TestServer;
  marks: readonly PlantedMark[];
}

/** What one person did, in metres east and north of the middle. */
export interface OnesMark {
  at: readonly [east: number, north: number];
  minutes?: number;
  category?: string;
  words?: string;
  isGood?: boolean;
}

/** Everything that one person can make of an evening: nothing, a mark here or there, then or now, of this or that. */
export const onesWorlds: readonly (readonly OnesMark[])[] = [
  [],
  [{ at: [0, 0] }],
  [{ at: [0, 0], minutes: 37 }],
  [{ at: [310, 120] }],
  [{ at: [-260, 80], category: 'social' }],
  [{ at: [20, 10], words: 'A stranger with a red hat follows me home' }],
  [{ at: [5, 5], isGood: true, category: 'good_place' }],
  [{ at: [0, 0] }, { at: [12, 3] }, { at: [310, 120] }, { at: [-40, -5] }],
];

// With so many digits that they stand in no picture by chance.
const middle: Position = [17.6012347, 57.2501239];
const positionAt = (east: number, north: number): [number, number] => [
  Number((middle[0] + east / 60_300).toFixed(7)),
  Number((middle[1] + north / 111_195).toFixed(7)),
];
/** People 1 to 3 are there already, as are their tokens. */
const firstPerson = 4;
const target = 99;

/** The change that makes a mark, and what it must not give away. */
function plant(number: number, person: number, mark: OnesMark): { change: Change; planted: PlantedMark } {
  const position = positionAt(...mark.at);
  const recordedAt = new Date(
    Date.parse('2026-11-20T11:00:00Z') + (mark.minutes ?? 0) * 60_000,
  ).toISOString();
  const isGood = mark.isGood === true;
  return {
    change: findingAdded(number, person, {
      coordinates: position,
      category: mark.category ?? 'lighting',
      polarity: isGood ? 'positive' : 'unsafe',
      severity: isGood ? null : 3,
      text: mark.words ?? null,
      recordedAt,
    }),
    planted: {
      id: findingNumber(number),
      person: participantNumber(person),
      position,
      words: mark.words ?? null,
    },
  };
}

/** A walk with a crowd that marked around two places and a published protocol, the same for the same seed. */
export async function makeAttackedTown({
  people,
  seed,
}: {
  people: number;
  seed: number;
}): Promise<AttackedTown> {
  const random = randomFrom(seed);
  const server = await makeTestServer();
  const walk = await server.deps.store.record(walkNumber(1));
  const basedOn = walk === undefined ? [] : [walk.createdBy];
  const route = {
    type: 'LineString' as const,
    coordinates: [positionAt(-300, 0), positionAt(0, 0), positionAt(320, 130)],
  };
  const walkers = Array.from({ length: people }, (_, index) => firstPerson + index);
  await write(
    server,
    walkEdited({ abbreviation: { value: 'KB', basedOn }, route: { value: route, basedOn } }),
    ...[...walkers, target].map((person) => joined(person)),
  );
  const planted = walkers.flatMap((person, index) => {
    const [east, north] = random.chance(0.7) ? [0, 0] : [310, 120];
    const near = (): [number, number] => [east + 14 * random.normal(), north + 14 * random.normal()];
    const marks = Array.from({ length: random.integer(1, 3) }, () => ({
      at: near(),
      minutes: random.integer(0, 50),
    }));
    return marks.map((mark, order) => plant(10 + index * 5 + order, person, mark));
  });
  await write(server, ...planted.map(({ change }) => change));
  await write(
    server,
    actionAdded(1, [10], { title: 'Mend the lamps', responsible: 'Street unit' }),
    protocolDrafted(1),
  );
  await publish(server, 1);
  await showPicture(server, seed);
  return { server, marks: planted.map(({ planted: mark }) => mark) };
}

/** What was done is verified with a picture that somebody approved for everybody. */
async function showPicture(server: TestServer, seed: number): Promise<void> {
  const bytes = new Uint8Array(
    await sharp({
      create: { width: 60, height: 40, channels: 3, background: { r: seed % 256, g: 90, b: 40 } },
    })
      .webp()
      .toBuffer(),
  );
  const photo = { sha256: await server.deps.blobs.put(bytes), width: 60, height: 40 };
  await write(server, actionVerified(1, 'fixed', photo), actionPhotoApproved(1, photo.sha256));
}

/** One person marks this, and the next version of the protocol is published. */
export async function letOneMark({ server }: Pick<AttackedTown, 'server'>, world: readonly OnesMark[]) {
  const planted = world.map((mark, index) => plant(900 + index, target, mark));
  if (planted.length > 0) await write(server, ...planted.map(({ change }) => change));
  return planted.map(({ planted: mark }) => mark);
}

export async function publishNext({ server }: Pick<AttackedTown, 'server'>): Promise<void> {
  await write(server, protocolDrafted(2));
  await publish(server, 2);
}
