import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

/** So many rows are read in about 3 ms. */
const rowsOfPart = 1500;

/** Rows on their way out of a thread: as one value they would be read in one go, with everybody else waiting. */
export interface RowsInParts<Row> {
  readonly parts: readonly Uint8Array[];
  /** Never there; what the parts hold. */
  readonly row?: Row;
}

/** @param rows plain data, as it can be copied between threads */
export function inParts<Row>(rows: readonly Row[]): RowsInParts<Row> {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < rows.length; start += rowsOfPart)
    parts.push(serialize(rows.slice(start, start + rowsOfPart)));
  return { parts };
}

/** All rows, read with the loop of events free in between. Only for what `inParts` made. */
export async function fromParts<Row>({ parts }: RowsInParts<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of parts) {
    const read: Row[] = deserialize(part);
    for (const row of read) rows.push(row);
    await setImmediate();
  }
  return rows;
}
