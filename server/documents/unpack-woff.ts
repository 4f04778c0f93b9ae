import { inflateSync } from 'node:zlib';

/** Where the parts of a table's entry stand in a WOFF, and in the font that it holds. */
const woffHead = 44;
const woffEntry = 20;
const fontHead = 12;
const fontEntry = 16;

/**
 * The font (TrueType or OpenType) in a WOFF 1.0 file: the same tables, each unpacked. What draws text in pictures reads
 * no WOFF. Method: W3C, WOFF File Format 1.0, sections 3 to 5.
 * @throws Error where the bytes are no WOFF
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('these bytes are no WOFF file');
  const tables = woff.readUInt16BE(12);
  const head = Buffer.alloc(fontHead + fontEntry * tables);
  const selector = Math.floor(Math.log2(tables));
  const range = fontEntry * 2 ** selector;
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(tables, 4);
  head.writeUInt16BE(range, 6);
  head.writeUInt16BE(selector, 8);
  head.writeUInt16BE(fontEntry * tables - range, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let table = 0; table < tables; table += 1) {
    const from = woffHead + woffEntry * table;
    const [start, packedLength, length] = [4, 8, 12].map((at) => woff.readUInt32BE(from + at));
    if (start === undefined || packedLength === undefined || length === undefined) continue;
    const packed = woff.subarray(start, start + packedLength);
    const to = fontHead + fontEntry * table;
    woff.copy(head, to, from, from + 4);
    woff.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(offset, to + 8);
    head.writeUInt32BE(length, to + 12);
    // Tables begin at multiples of four.
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(packedLength < length ? inflateSync(packed) : packed, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
