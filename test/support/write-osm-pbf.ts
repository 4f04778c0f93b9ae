import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

interface PbfTown {
  points: readonly { id: number; lng: number; lat: number; tags?: Readonly<Record<string, string>> }[];
  ways: readonly { tags: Readonly<Record<string, string>>; points: readonly number[] }[];
}

/** A small extract as PBF, by the format's description: https://wiki.openstreetmap.org/wiki/PBF_Format */
export function writeOsmPbf({ points, ways }: PbfTown, replicatedAt?: number): Buffer {
  const header = new PbfWriter();
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature);
  if (replicatedAt !== undefined) header.writeVarintField(32, replicatedAt);
  return Buffer.concat([block('OSMHeader', header.finish()), block('OSMData', data({ points, ways }))]);
}

function block(type: string, content: Uint8Array): Buffer {
  const packed = new PbfWriter();
  packed.writeVarintField(2, content.length);
  packed.writeBytesField(3, deflateSync(content));
  const body = packed.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, body.length);
  const headBytes = head.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  return Buffer.concat([length, headBytes, body]);
}

const steps = (numbers: readonly number[]) =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? 0));

function data({ points, ways }: PbfTown): Uint8Array {
  const texts = [
    '',
    ...new Set([...ways, ...points].flatMap(({ tags = {} }) => Object.entries(tags).flat())),
  ];
  const numberOf = (text: string) => texts.indexOf(text);
  const writer = new PbfWriter();
  writer.writeMessage(
    1,
    (list: readonly string[], pbf: PbfWriter) => {
      for (const text of list) pbf.writeBytesField(1, Buffer.from(text));
    },
    texts,
  );
  writer.writeMessage(
    2,
    (list: PbfTown['points'], group: PbfWriter) =>
      group.writeMessage(
        2,
        (dense: PbfTown['points'], pbf: PbfWriter) => {
          pbf.writePackedSVarint(1, steps(dense.map(({ id }) => id)));
          pbf.writePackedSVarint(8, steps(dense.map(({ lat }) => Math.round(lat * 1e7))));
          pbf.writePackedSVarint(9, steps(dense.map(({ lng }) => Math.round(lng * 1e7))));
          // Names and values of each point in turn, with a nought after it.
          if (dense.some(({ tags }) => tags !== undefined))
            pbf.writePackedVarint(
              10,
              dense.flatMap(({ tags = {} }) => [...Object.entries(tags).flat().map(numberOf), 0]),
            );
        },
        list,
      ),
    points,
  );
  writer.writeMessage(
    2,
    (list: PbfTown['ways'], group: PbfWriter) => {
      for (const [index, way] of list.entries())
        group.writeMessage(
          3,
          ({ tags, points: refs }: PbfTown['ways'][number], pbf: PbfWriter) => {
            pbf.writeVarintField(1, index + 1);
            pbf.writePackedVarint(2, Object.keys(tags).map(numberOf));
            pbf.writePackedVarint(3, Object.values(tags).map(numberOf));
            pbf.writePackedSVarint(8, steps(refs));
          },
          way,
        );
    },
    ways,
  );
  return writer.finish();
}
