import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { ChangeOf } from '../../domain/changes.ts';
import { datasetIdSchema } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { changeNumber, noon, system } from './change-makers.ts';

export const killedDataset = datasetIdSchema.parse('0193588c-2e00-8a6b-8000-000000000077');
/** More than are written at a time. */
export const rowsOfEach = 5000;

export function importNumber(
  number: number,
): AuthoredChange & { change: ChangeOf<'incident-dataset-added'> } {
  const file = { name: 'file.csv', sha256: 'a'.repeat(64), rows: rowsOfEach, refused: 0, importedAt: noon };
  return {
    author: system,
    receivedAt: noon,
    change: {
      kind: 'incident-dataset-added',
      id: changeNumber(7000 + number),
      ...{ at: noon, datasetId: killedDataset, name: 'Set', file: { ...file, notes: [] } },
    },
  };
}

export const rowsOfImport = (number: number): Incident[] =>
  Array.from({ length: rowsOfEach }, (_, row) => {
    const key = new Uint8Array(16);
    new DataView(key.buffer).setUint32(0, number * rowsOfEach + row);
    const position = [17.6 + (row % 100) / 1000, 57.25 + row / 100_000] as const;
    return { key, position, occurredAt: noon, weekday: 0, hour: 12, type: 'theft', masked: false };
  });
