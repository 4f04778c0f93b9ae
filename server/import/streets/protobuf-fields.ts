/** One field of a protobuf message: numbers for varints, bytes for what has a length. Others are skipped over. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/**
 * The fields of a message, as far as the frame of a PBF file needs them: whole numbers up to 2^53 and bytes.
 * @throws RangeError when the bytes are no message
 */
export function protobufFields(message: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let place = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 63; factor *= 128) {
      const byte = message[place++];
      if (byte === undefined) break;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('a number without an end');
  };
  while (place < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const kind = key % 8;
    if (kind === 0) {
      fields.push({ number, value: varint() });
      continue;
    }
    const length = kind === 2 ? varint() : kind === 1 ? 8 : kind === 5 ? 4 : Number.NaN;
    if (!(place + length <= message.length)) throw new RangeError('a field longer than its message');
    if (kind === 2) fields.push({ number, value: message.subarray(place, place + length) });
    place += length;
  }
  return fields;
}

export function bytesOf(fields: readonly ProtobufField[], number: number): Uint8Array | undefined {
  const value = fields.find((field) => field.number === number)?.value;
  return value instanceof Uint8Array ? value : undefined;
}

export function numberOf(fields: readonly ProtobufField[], number: number): number | undefined {
  const value = fields.find((field) => field.number === number)?.value;
  return typeof value === 'number' ? value : undefined;
}
