import type { AreaView, FindingView } from '../../client/state/wire.ts';

/** A finding as a staff screen reads it, with nothing special about it but what is given. */
export function findingView(
  id: string,
  properties: Partial<FindingView['properties']> = {},
  [longitude, latitude]: readonly [number, number] = [17.6, 57.25],
): FindingView {
  return {
    id,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: {
      walkId: 'walk',
      participantId: 'person',
      source: 'walk',
      category: 'lighting',
      subcategory: null,
      polarity: 'unsafe',
      severity: 2,
      text: null,
      suggestion: null,
      lightCondition: null,
      recordedAt: '2026-11-23T18:00:00.000Z',
      status: 'received',
      accuracyMetres: null,
      checkpointId: null,
      observer: null,
      photoIds: [],
      confirmations: 0,
      textModeration: null,
      duplicateOf: null,
      mergedLog: [],
      ...properties,
    },
  };
}

/** What a screen reads of an area where nothing more was said. */
export const unsaidAreaFacts = {
  marked: null,
  chance: null,
  stability: null,
  minVoices: null,
  parameters: null,
  codeVersion: null,
  dataHash: null,
  version: null,
  setId: null,
  override: null,
  bandLog: [],
} satisfies Partial<AreaView['properties']>;
