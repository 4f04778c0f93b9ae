import { z } from 'zod';
import type { NetworkData } from './foot-network.ts';

/*
 * One file: the mark, the length of the head, the head as JSON, then longitudes, latitudes and pieces as little-endian
 * 32 bit numbers. The last four bytes are a sum over all before them, so that half a file is known as one.
 */
const mark = 'LYKTAWAY1';
const headSchema = z.strictObject({
  about: z.strictObject({
    source: z.string(),
    sourceDate: z.string().nullable(),
    importedAt: z.string(),
    credits: z.string(),
  }),
  points: z.int().nonnegative(),
  pieces: z.int().nonnegative(),
});

/** A network as the bytes of its file. */
export function writeNetworkFile({ about, longitudes, latitudes, pieces }: NetworkData): Uint8Array {
  const head = new TextEncoder().encode(
    JSON.stringify({ about, points: longitudes.length, pieces: pieces.length }),
  );
  const start = mark.length + 4 + head.length;
  const bytes = new Uint8Array(start + 4 * (2 * longitudes.length + pieces.length) + 4);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(mark));
  view.setUint32(mark.length, head.length, true);
  bytes.set(head, mark.length + 4);
  let place = start;
  for (const numbers of [longitudes, latitudes, pieces])
    for (const number of numbers) {
      view.setInt32(place, number, true);
      place += 4;
    }
  view.setUint32(place, sumOf(bytes.subarray(0, place)), true);
  return bytes;
}

/** @throws Error in words for people when the bytes are no such file or were changed */
export function readNetworkFile(bytes: Uint8Array): NetworkData {
  const damaged = () => new Error('the file of the streets is damaged; import the extract again');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < mark.length + 8) throw damaged();
  if (new TextDecoder().decode(bytes.subarray(0, mark.length)) !== mark) throw damaged();
  if (view.getUint32(bytes.length - 4, true) !== sumOf(bytes.subarray(0, -4))) throw damaged();
  const start = mark.length + 4 + view.getUint32(mark.length, true);
  const head = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(mark.length + 4, start))));
  let place = start;
  const read = <Numbers extends Int32Array | Uint32Array>(numbers: Numbers): Numbers => {
    for (let index = 0; index < numbers.length; index++, place += 4)
      numbers[index] = view.getInt32(place, true);
    return numbers;
  };
  return {
    about: head.about,
    longitudes: read(new Int32Array(head.points)),
    latitudes: read(new Int32Array(head.points)),
    pieces: read(new Uint32Array(head.pieces)),
  };
}

/** FNV-1a over 32 bits: for faults of disks and copies, not against people. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
