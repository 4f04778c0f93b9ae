import { describe, expect, test } from 'vitest';
import { parseRescueFile, type RescueFile } from '../../domain/rescue.ts';
import {
  findingAdded,
  findingNumber,
  organisationAdded,
  participantNumber,
  photoAttached,
  photoNumber,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';

const file: RescueFile = {
  format: 'lykta-rescue',
  version: 1,
  walkId: walkNumber(1),
  participantId: participantNumber(1),
  madeAt: '2026-11-20T19:00:00.000Z',
  changes: [findingAdded(1), photoAttached(1)],
  photos: [
    {
      photoId: photoNumber(1),
      findingId: findingNumber(1),
      sourceSha256: 'a'.repeat(64),
      base64: Buffer.from('a picture').toString('base64'),
    },
  ],
};
const read = (more: object) => parseRescueFile(JSON.stringify({ ...file, ...more }));
const [photo] = file.photos;

describe('a file that is refused whole, with the place', () => {
  test.each([
    ['that is cut off', JSON.stringify(file).slice(0, 200)],
    ['that is empty', ''],
    ['that is a picture', '\u0000\u0001PNG'],
  ])('%s', (_name, text) => expect(parseRescueFile(text).problem?.code).toBe('malformed-json'));

  test.each([
    ['of something else', { format: 'geojson' }, '/format', /not a rescue file/],
    ['of a later version', { version: 2 }, '/version', /version 2/],
    ['of no version', { version: null }, '/version', /./],
    ['without a walk', { walkId: undefined }, '/walkId', /walkId/],
    ['with a member that nobody knows', { extra: 1 }, '', /extra/],
    ['with something that is no change', { changes: [{ kind: 'poem' }] }, '/changes/0/kind', /poem/],
    [
      'with a broken change',
      { changes: [findingAdded(1), { ...findingAdded(2), walkId: 'x' }] },
      '/changes/1/walkId',
      /./,
    ],
    ['with another walk’s change', { changes: [walkCreated(2)] }, '/changes/0/walkId', /another walk/],
    ['with a change of no walk', { changes: [organisationAdded()] }, '/changes/0/walkId', /another walk/],
    [
      'with a hash that is none',
      { photos: [{ ...photo, sourceSha256: 'x' }] },
      '/photos/0/sourceSha256',
      /./,
    ],
    ['with bytes that are none', { photos: [{ ...photo, base64: '%%%%' }] }, '/photos/0/base64', /base64/],
    ['with an empty picture', { photos: [{ ...photo, base64: '' }] }, '/photos/0/base64', /empty/],
  ])('%s', (_name, more, pointer, words) => {
    const { problem } = read(more);
    expect([problem?.code === 'invalid-input' || problem?.code === 'unknown-kind', problem?.action]).toEqual([
      true,
      expect.stringMatching(/\./),
    ]);
    expect(problem?.detail).toMatch(words);
    expect(problem?.errors?.[0]?.pointer).toBe(pointer);
  });

  test.each(['null', '[]', '7', '"lykta-rescue"'])('%s', (text) =>
    expect(parseRescueFile(text).problem?.errors?.[0]?.pointer).toBe('/format'),
  );

  test('with a picture larger than a photo may be', () => {
    const base64 = 'A'.repeat(20_000_004);
    expect(read({ photos: [{ ...photo, base64 }] }).problem?.detail).toMatch(/larger/);
  });
});

test('a whole file comes back as it was made', () => {
  expect(parseRescueFile(JSON.stringify(file))).toEqual({ value: file });
});
