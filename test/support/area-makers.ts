import type { PriorityArea } from '../../domain/area.ts';
import type { ChangeOf } from '../../domain/changes.ts';
import { situationWeights } from '../../domain/priority.ts';
import { areaNumber, changeNumber, findingNumber, noon, walkNumber } from './change-makers.ts';

/** An area as a computation makes them, around these findings. */
export function areaOf(
  number: number,
  findings: readonly number[],
  more: Partial<PriorityArea['properties']> = {},
): PriorityArea {
  const corner = 17.6 + number / 1000;
  return {
    type: 'Feature',
    id: areaNumber(number),
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [corner, 57.2],
          [corner + 0.001, 57.2],
          [corner + 0.001, 57.201],
          [corner, 57.2],
        ],
      ],
    },
    properties: {
      kind: 'area',
      walkIds: [walkNumber(1)],
      method: 'dbscan-voices',
      parameters: {
        radiusMetres: 40,
        minVoices: null,
        bufferMetres: 15,
        passedWithinMetres: 30,
        redraws: 999,
        seed: 1,
        asOf: noon,
      },
      codeVersion: 'areas-7',
      minVoices: 3,
      marked: { low: 0.409275, high: 0.928521 },
      chance: { tested: true, p: 0.004, pFalseDiscovery: 0.008, mayBeChance: false, expectedAreas: 0.3 },
      stability: { weights: { stays: 12, of: 14 }, grid: { stays: 9, of: 9 } },
      findingIds: findings.map(findingNumber),
      nMarked: 6,
      nPassed: 8,
      nWalks: 1,
      categories: [{ category: 'lighting', nMarked: 6 }],
      score: 40,
      components: {
        concern: 0.3,
        situation: 1.25,
        concernSum: 3,
        concernSumFresh: 3,
        nPassed: 8,
        priorVoices: 10,
        priorMean: 0.1,
        parts: { walks: 0, dark: 1, use: 0, corroboration: 0, overdue: 0 },
        weights: situationWeights,
      },
      confidence: 'B',
      band: 'medium',
      goAgain: false,
      lastConfirmedAt: noon,
      centre: [corner, 57.2],
      squareMetres: 1000,
      version: 1,
      runId: areaNumber(1000),
      runAt: noon,
      dataHash: 'd'.repeat(64),
      override: null,
      ...more,
    },
  };
}

let lastComputation = 0;
export function areasComputed(
  areas: readonly PriorityArea[],
  gone: readonly number[] = [],
): ChangeOf<'areas-computed'> {
  return {
    id: changeNumber(500_000 + ++lastComputation),
    kind: 'areas-computed',
    at: noon,
    walkId: walkNumber(1),
    areas: [...areas],
    gone: gone.map(areaNumber),
  };
}
