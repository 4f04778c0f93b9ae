import { type FileHandle, open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { parse } from 'osm-pbf-parser-node';
import { z } from 'zod';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import type { OsmPass, OsmTaker } from './osm-reader.ts';
import { bytesOf, numberOf, protobufFields } from './protobuf-fields.ts';

/** The format's own bounds: a header below 64 KiB, a block below 32 MiB. */
const [maxHeaderBytes, maxBlockBytes] = [64 * 1024, 32 * 1024 * 1024];
/** What streets need to know of their points. */
const streetTags = ['barrier', 'access', 'foot'];
const replicationTimestamp = 32;

const tagsSchema = z.record(z.string(), z.string()).default({});
const waySchema = z.object({ type: z.literal('way'), refs: z.array(z.number()), tags: tagsSchema });
const nodeSchema = z.object({
  type: z.literal('node'),
  id: z.number(),
  lat: z.number(),
  lon: z.number(),
  tags: tagsSchema,
});

/**
 * Reads an extract as PBF, a block at a time. The frame is read here, because the package reads it in a stream whose
 * faults no caller can catch; the package reads what is inside.
 */
export async function readOsmPbf(path: string, pass: OsmPass, taker: OsmTaker): Promise<void> {
  const file = await open(path, 'r');
  try {
    let isFirst = true;
    for (
      let block = await nextBlock(file, isFirst);
      block !== undefined;
      block = await nextBlock(file, false)
    ) {
      if (isFirst !== (block.type === 'OSMHeader')) throw notAnExtract();
      isFirst = false;
      const content = unpacked(block.content);
      if (block.type === 'OSMHeader') takeDate(content, taker);
      else takeElements(content, pass, taker);
    }
    if (isFirst) throw notAnExtract();
  } finally {
    await file.close();
  }
}

const notAnExtract = () => new UnreadableFile('The file is no OpenStreetMap extract.');
const endsInTheMiddle = () =>
  new UnreadableFile('The file ends in the middle. Download or copy it again; nothing was changed.');

async function bytesFrom(file: FileHandle, count: number): Promise<Buffer> {
  const buffer = Buffer.alloc(count);
  let done = 0;
  while (done < count) {
    const { bytesRead } = await file.read(buffer, done, count - done, null);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

async function nextBlock(
  file: FileHandle,
  isFirst: boolean,
): Promise<{ type: string; content: Uint8Array } | undefined> {
  const length = await bytesFrom(file, 4);
  if (length.length === 0) return undefined;
  const headerBytes = length.length === 4 ? length.readUInt32BE() : 0;
  if (headerBytes === 0 || headerBytes > maxHeaderBytes) throw isFirst ? notAnExtract() : endsInTheMiddle();
  const header = await bytesFrom(file, headerBytes);
  if (header.length < headerBytes) throw isFirst ? notAnExtract() : endsInTheMiddle();
  const fields = fieldsOf(header, isFirst);
  const size = numberOf(fields, 3);
  if (size === undefined || size > maxBlockBytes) throw notAnExtract();
  const content = await bytesFrom(file, size);
  if (content.length < size) throw endsInTheMiddle();
  return { type: Buffer.from(bytesOf(fields, 1) ?? []).toString('utf8'), content };
}

function fieldsOf(message: Uint8Array, isFirst: boolean) {
  try {
    return protobufFields(message);
  } catch {
    throw isFirst ? notAnExtract() : damaged();
  }
}

const damaged = () =>
  new UnreadableFile('The file is damaged inside. Download or copy it again; nothing was changed.');

function unpacked(block: Uint8Array): Uint8Array {
  const fields = fieldsOf(block, false);
  const [plain, packed] = [bytesOf(fields, 1), bytesOf(fields, 3)];
  if (plain !== undefined) return plain;
  if (packed === undefined)
    throw new UnreadableFile(
      'The file is packed in a way that is not read here. Convert it: osmium cat FILE -o NEW.osm.pbf',
    );
  try {
    return inflateSync(packed, { maxOutputLength: maxBlockBytes });
  } catch {
    throw damaged();
  }
}

function takeDate(header: Uint8Array, taker: OsmTaker): void {
  const seconds = numberOf(fieldsOf(header, true), replicationTimestamp);
  if (seconds !== undefined && seconds > 0 && seconds < 2 ** 33)
    taker.date(new Date(seconds * 1000).toISOString());
}

function takeElements(content: Uint8Array, pass: OsmPass, taker: OsmTaker): void {
  let elements: readonly object[];
  try {
    elements = parse(Buffer.from(content), {
      withTags: { node: [...(taker.pointTags ?? streetTags)], way: true, relation: false },
    });
  } catch {
    throw damaged();
  }
  for (const element of elements) {
    if (!('type' in element)) continue;
    if (pass === 'ways' && element.type === 'way') {
      const { tags, refs } = waySchema.parse(element);
      taker.way(tags, refs);
    } else if (pass === 'points' && element.type === 'node') {
      const { id, lon, lat, tags } = nodeSchema.parse(element);
      taker.point(id, lon, lat, tags);
    }
  }
}
