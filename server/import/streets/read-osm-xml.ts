import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import type { OsmPass, OsmTaker } from './osm-reader.ts';

/** Reads an extract as XML, packed with gzip or not, a piece at a time. */
export async function readOsmXml(
  path: string,
  pass: OsmPass,
  taker: OsmTaker,
  { packed }: { packed: boolean },
): Promise<void> {
  const reader = xmlReader(pass, taker);
  const read = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    const decoder = new TextDecoder('utf-8');
    for await (const piece of pieces) reader.write(decoder.decode(piece, { stream: true }));
    reader.write(decoder.decode());
    reader.close();
  };
  try {
    if (packed) await pipeline(createReadStream(path), createGunzip(), read);
    else await pipeline(createReadStream(path), read);
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UnreadableFile || 'syscall' in error) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR' || /unclosed tag/.test(error.message))
    return new UnreadableFile('The file ends in the middle. Download or copy it again; nothing was changed.');
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new UnreadableFile('The file is damaged inside. Download or copy it again; nothing was changed.');
  if (error instanceof XmlFault)
    return new UnreadableFile(`The file is no whole XML, at ${error.message} Nothing was changed.`);
  return error;
}

class XmlFault extends Error {}
const notAnExtract = () => new UnreadableFile('The file is no OpenStreetMap extract.');

interface XmlReader {
  write(text: string): void;
  close(): void;
}

function xmlReader(pass: OsmPass, taker: OsmTaker): XmlReader {
  const parser = new SaxesParser();
  let depth = 0;
  let seenRoot = false;
  let current: { tags: Record<string, string>; points: number[]; end(): void } | undefined;
  parser.on('error', (error) => {
    throw seenRoot ? new XmlFault(error.message) : notAnExtract();
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    seenRoot = true;
    if (depth === 1) {
      if (name !== 'osm') throw notAnExtract();
      if (attributes.timestamp !== undefined) taker.date(attributes.timestamp);
    } else if (depth === 2) {
      if (name === 'meta' && attributes.osm_base !== undefined) taker.date(attributes.osm_base);
      if (attributes.timestamp !== undefined) taker.date(attributes.timestamp);
      const tags: Record<string, string> = {};
      const points: number[] = [];
      if (name === 'way' && pass === 'ways') current = { tags, points, end: () => taker.way(tags, points) };
      if (name === 'node' && pass === 'points') {
        const [id, longitude, latitude] = [attributes.id, attributes.lon, attributes.lat].map(Number);
        current = {
          tags,
          points,
          end: () => taker.point(id ?? NaN, longitude ?? NaN, latitude ?? NaN, tags),
        };
      }
    } else if (name === 'nd') current?.points.push(Number(attributes.ref));
    else if (name === 'tag' && current !== undefined && attributes.k !== undefined)
      current.tags[attributes.k] = attributes.v ?? '';
  });
  parser.on('closetag', () => {
    if (depth === 2) {
      current?.end();
      current = undefined;
    }
    depth -= 1;
  });
  return {
    write: (text) => {
      parser.write(text);
    },
    close: () => {
      parser.close();
    },
  };
}
