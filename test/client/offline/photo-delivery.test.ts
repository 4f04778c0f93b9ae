import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeptPhoto } from '../../../client/offline/local-db.ts';
import {
  deliverPhotos,
  type PhotoPorts,
  pieceBytes,
  type UploadAnswer,
} from '../../../client/offline/photo-delivery.ts';
import { problem } from '../../../domain/problem.ts';

const refusal = (code: 'upload-damaged' | 'upload-gap' | 'not-allowed'): UploadAnswer => ({
  kind: 'refused',
  problem: problem(code, { detail: 'as in the test', action: 'none' }),
});

/** A phone with photos of these sizes and a server that keeps what it is sent; `weather` says what comes instead. */
function setting(
  sizes: readonly number[],
  weather: (request: number) => UploadAnswer | undefined = () => undefined,
) {
  const photos = new Map<string, KeptPhoto>(
    sizes.map((size, place) => [
      `photo-${place}`,
      {
        photoId: `photo-${place}`,
        author: 'participant:somebody',
        draft: 0,
        findingId: 'finding',
        picture: new Blob([new Uint8Array(size)]),
        sha256: '',
        state: 'kept',
        sentBytes: 0,
        attempts: 0,
        problem: null,
        keptAt: `2026-11-23T10:00:0${place}.000Z`,
      },
    ]),
  );
  const received = new Map<string, { bytes: number; isWhole: boolean }>();
  const sent: string[] = [];
  let requests = 0;
  const note = (photoId: string, changed: Partial<KeptPhoto>): Promise<void> => {
    const photo = photos.get(photoId);
    if (photo !== undefined) photos.set(photoId, { ...photo, ...changed });
    return Promise.resolve();
  };
  const progress = (photoId: string): UploadAnswer => {
    const { bytes = 0, isWhole = false } = received.get(photoId) ?? {};
    return { kind: 'progress', receivedBytes: bytes, state: isWhole ? 'received' : 'awaited' };
  };
  const ports: PhotoPorts = {
    next: async () => [...photos.values()].find(({ state }) => state === 'kept' || state === 'sending'),
    ask: async (_author, photoId) => weather(requests++) ?? progress(photoId),
    put: async (_author, photoId, offset, piece, isLast) => {
      const lost = weather(requests++);
      sent.push(`${photoId}:${offset}`);
      const { bytes = 0 } = received.get(photoId) ?? {};
      if (offset !== bytes) return refusal('upload-gap');
      if (lost?.kind === 'refused' && lost.problem.code === 'upload-damaged') {
        received.delete(photoId);
        return lost;
      }
      // An answer that is lost has still been received.
      received.set(photoId, { bytes: bytes + piece.size, isWhole: isLast });
      return lost ?? progress(photoId);
    },
    noteSent: (photoId, sentBytes) => note(photoId, { state: 'sending', sentBytes }),
    noteWaits: (photoId) => note(photoId, { state: 'kept' }),
    noteDamaged: (photoId) => note(photoId, { attempts: (photos.get(photoId)?.attempts ?? 0) + 1 }),
    noteRefused: (photoId, reason) => note(photoId, { state: 'attention', problem: reason }),
    remove: async (photoId) => {
      photos.delete(photoId);
    },
    mayGoOn: () => true,
  };
  return { photos, received, sent, ports };
}

describe('photos on their way', () => {
  test('go in pieces, oldest first, and leave the phone when the server has them', async () => {
    const { photos, received, sent, ports } = setting([pieceBytes * 2 + 5, 10]);
    expect(await deliverPhotos(ports)).toEqual({ waitMilliseconds: undefined });
    expect(photos.size).toBe(0);
    expect(sent).toEqual(['photo-0:0', `photo-0:${pieceBytes}`, `photo-0:${pieceBytes * 2}`, 'photo-1:0']);
    expect([...received.values()]).toEqual([
      { bytes: pieceBytes * 2 + 5, isWhole: true },
      { bytes: 10, isWhole: true },
    ]);
  });

  test('whatever is lost on the way, every photo arrives whole once the network is calm', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: pieceBytes * 3 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.boolean(), { maxLength: 12 }),
        async (sizes, lost) => {
          const { photos, received, ports } = setting(sizes, (request) =>
            lost[request] === true ? { kind: 'later' } : undefined,
          );
          for (let round = 0; round <= lost.length && photos.size > 0; round += 1) await deliverPhotos(ports);
          expect(photos.size).toBe(0);
          expect([...received.values()].map(({ bytes }) => bytes)).toEqual(sizes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a refused one stays with its reason and holds up no other', async () => {
    const { photos, ports } = setting([10, 10], (request) =>
      request === 0 ? refusal('not-allowed') : undefined,
    );
    await deliverPhotos(ports);
    expect([...photos.values()].map(({ photoId, state }) => [photoId, state])).toEqual([
      ['photo-0', 'attention'],
    ]);
    expect(photos.get('photo-0')?.problem?.code).toBe('not-allowed');
  });

  test('damaged bytes are sent again a few times, then somebody must look', async () => {
    const { photos, sent, ports } = setting([10], (request) =>
      request % 2 === 1 ? refusal('upload-damaged') : undefined,
    );
    await deliverPhotos(ports);
    expect(sent).toEqual(Array(4).fill('photo-0:0'));
    expect(photos.get('photo-0')).toMatchObject({ state: 'attention', problem: { code: 'upload-damaged' } });
  });

  test('stop between two pieces when words wait', async () => {
    const { photos, sent, ports } = setting([pieceBytes * 3]);
    let pieces = 0;
    await deliverPhotos({ ...ports, mayGoOn: () => pieces++ < 2 });
    expect(sent).toEqual(['photo-0:0']);
    expect(photos.get('photo-0')?.state).toBe('sending');
  });

  test('one whose mark was taken back leaves the phone', async () => {
    const { photos, ports } = setting([10], () => ({
      kind: 'progress',
      receivedBytes: 0,
      state: 'withdrawn',
    }));
    await deliverPhotos(ports);
    expect(photos.size).toBe(0);
  });
});
