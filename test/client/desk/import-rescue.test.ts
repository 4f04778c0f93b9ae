import { expect, test } from 'vitest';
import { ProblemAnswer, Unreachable } from '../../../client/api.ts';
import {
  importRescue,
  type RescueOutcome,
  type RescuePorts,
  rescueCounts,
} from '../../../client/features/rescue/import-rescue.ts';
import { problem } from '../../../domain/problem.ts';
import type { RescueFile } from '../../../domain/rescue.ts';
import {
  findingAdded,
  findingNumber,
  noon,
  participantNumber,
  photoAttached,
  photoNumber,
  rated,
  walkNumber,
} from '../../support/change-makers.ts';

const bytes = Buffer.alloc(600_000, 7);
const file: RescueFile = {
  format: 'lykta-rescue',
  version: 1,
  walkId: walkNumber(1),
  participantId: participantNumber(1),
  madeAt: noon,
  changes: [
    ...Array.from({ length: 60 }, (_, index) => findingAdded(index + 1)),
    rated(1, 1, 1),
    photoAttached(1),
  ],
  photos: [
    {
      photoId: photoNumber(1),
      findingId: findingNumber(1),
      sourceSha256: 'a'.repeat(64),
      base64: bytes.toString('base64'),
    },
  ],
};
const fault = (code: 'upload-damaged' | 'upload-gap' | 'unknown-record') =>
  new ProblemAnswer(problem(code, { detail: 'as made up here', action: 'None.' }));

/** A server that remembers ids and bytes, and fails as it is told. */
function fakeServer(faults: { put?: Error[]; send?: Error[] } = {}) {
  const known = new Set<string>();
  const received: Buffer[] = [];
  let stored = false;
  let batches = 0;
  const size = () => received.reduce((sum, piece) => sum + piece.length, 0);
  const progress = () => ({
    receivedBytes: size(),
    state: stored ? ('stored' as const) : ('awaited' as const),
  });
  const ports: RescuePorts = {
    async send(changes) {
      batches += 1;
      const failing = faults.send?.shift();
      if (failing !== undefined) throw failing;
      return changes.map(({ id }) => {
        const verdict = known.has(id) ? ('duplicate' as const) : ('applied' as const);
        known.add(id);
        return { verdict };
      });
    },
    async ask() {
      return progress();
    },
    async put(_, offset, piece, isLast) {
      const failing = faults.put?.shift();
      if (failing !== undefined) {
        if (failing instanceof ProblemAnswer && failing.problem.code === 'upload-damaged')
          received.length = 0;
        throw failing;
      }
      expect(offset).toBe(size());
      received.push(Buffer.from(await piece.arrayBuffer()));
      stored = isLast;
      return progress();
    },
  };
  return { ports, whole: () => Buffer.concat(received), batches: () => batches };
}

async function handIn(ports: RescuePorts): Promise<{ states: string[]; broke: unknown }> {
  const outcomes: RescueOutcome[] = [];
  const broke = await importRescue(file, ports, (outcome) => outcomes.push(outcome)).catch(
    (error: unknown) => error,
  );
  return { states: outcomes.map(({ state }) => state), broke };
}

test('everything is new the first time and here already the second, in batches and pieces', async () => {
  const server = fakeServer();
  const first = await handIn(server.ports);
  expect(first.broke).toBeUndefined();
  expect(first.states).toEqual(Array.from({ length: 63 }, () => 'new'));
  expect(server.batches()).toBe(2);
  expect(server.whole().equals(bytes)).toBe(true);
  const second = await handIn(server.ports);
  expect(second.states).toEqual(Array.from({ length: 63 }, () => 'here'));
  expect(server.whole().equals(bytes)).toBe(true);
});

test('an upload goes on after a gap or damage, and is told of when it never gets through', async () => {
  const mended = fakeServer({ put: [fault('upload-gap'), fault('upload-damaged')] });
  expect((await handIn(mended.ports)).states.at(-1)).toBe('new');
  expect(mended.whole().equals(bytes)).toBe(true);
  const never = fakeServer({ put: Array.from({ length: 9 }, () => fault('upload-damaged')) });
  const { states, broke } = await handIn(never.ports);
  expect([states.at(-1), broke]).toEqual(['refused', undefined]);
});

test('a lost network stops it, what was told stays told, and handing in again goes on from there', async () => {
  const server = fakeServer({ put: [new Unreachable('no network')] });
  const first = await handIn(server.ports);
  expect(first.broke).toBeInstanceOf(Unreachable);
  expect(first.states).toHaveLength(62);
  const second = await handIn(server.ports);
  expect(second.states).toEqual([...Array.from({ length: 62 }, () => 'here'), 'new']);
});

test('counts what a leader would ask for', () => {
  expect(rescueCounts(file)).toEqual({ marks: 60, ratings: 1, photos: 1, others: 0 });
});
