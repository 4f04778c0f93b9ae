import { gunzipSync } from 'node:zlib';
import { UnreadableFile } from '../../domain/import/source-row.ts';

/** A file larger than this is not read, compressed or not: a small gzip file can unpack to fill all memory. */
const largestBytes = 512 * 1024 * 1024;

/**
 * The text of a file: unpacked where it is gzip, decoded by its byte order mark, as UTF-8 where it is UTF-8, and
 * otherwise as Windows-1252, which contains Latin-1 and is what older spreadsheets write.
 * @throws UnreadableFile for what is no text
 */
export function decodeFile(
  bytes: Uint8Array,
  bytesAtMost = largestBytes,
): { text: string; encoding: string } {
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes, bytesAtMost) : bytes;
  if (content.length > bytesAtMost)
    throw new UnreadableFile({
      sv: `filen är större än ${Math.floor(bytesAtMost / 1024 / 1024)} MB; dela den`,
      en: `the file is larger than ${Math.floor(bytesAtMost / 1024 / 1024)} MB; divide it`,
    });
  const encoding = encodingOf(content);
  const text = new TextDecoder(encoding).decode(content);
  if (text.includes('\u0000'))
    throw new UnreadableFile({
      sv: 'filen är ingen text; spara den som CSV eller GeoJSON',
      en: 'the file is not text; save it as CSV or GeoJSON',
    });
  return { text, encoding };
}

function unpack(bytes: Uint8Array, bytesAtMost: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesAtMost });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile({
      sv: `filen är packad med gzip men går inte att packa upp: ${reason}`,
      en: `the file is packed with gzip but cannot be unpacked: ${reason}`,
    });
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
