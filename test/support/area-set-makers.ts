import type { PriorityArea } from '../../domain/area.ts';
import type { ChangeOf } from '../../domain/changes.ts';
import { areaSetIdSchema } from '../../domain/ids.ts';
import { areaNumber, changeNumber, noon, walkNumber } from './change-makers.ts';

export const areaSetNumber = (number: number) =>
  areaSetIdSchema.parse(`01900000-0000-700a-8000-${number.toString(16).padStart(12, '0')}`);

let last = 0;
/** A computation over walks 1 and 2 as the server writes it. */
export function areaSetComputed(
  set: number,
  version: number,
  areas: readonly PriorityArea[],
  gone: readonly number[] = [],
): ChangeOf<'area-set-computed'> {
  const setId = areaSetNumber(set);
  return {
    id: changeNumber(700_000 + ++last),
    kind: 'area-set-computed',
    at: noon,
    setId,
    name: `Set ${set}`,
    scope: { walkIds: null, from: '2026-01-01', to: null },
    run: {
      version,
      runId: areaNumber(2000 + version),
      runAt: noon,
      codeVersion: 'areas-7',
      parameters: {
        radiusMetres: 40,
        minVoices: null,
        bufferMetres: 15,
        passedWithinMetres: 30,
        redraws: 999,
        seed: 1,
        asOf: noon,
      },
      dataHash: 'd'.repeat(64),
      resultHash: 'e'.repeat(64),
      walkIds: [walkNumber(1), walkNumber(2)],
      marks: 12,
      people: 24,
      minVoices: 3,
      expectedAreas: 0.3,
      untested: null,
      areaCount: areas.length,
    },
    askedBy: 'staff:planner',
    areas: areas.map((area) => ({ ...area, properties: { ...area.properties, setId } })),
    gone: gone.map(areaNumber),
  };
}
