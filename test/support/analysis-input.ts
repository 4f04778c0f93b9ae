import type { AnalysisInput, AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { earthRadiusMetres, type Position } from '../../domain/geo.ts';
import { findingIdSchema, type IdSource, participantIdSchema, walkIdSchema } from '../../domain/ids.ts';

const metresToDegrees = 180 / (Math.PI * earthRadiusMetres);

/** The position so many metres east and north of another; not for use across a pole. */
export function movedBy([longitude, latitude]: Position, east: number, north: number): [number, number] {
  const moved = longitude + (east * metresToDegrees) / Math.cos((latitude * Math.PI) / 180);
  return [((((moved + 180) % 360) + 360) % 360) - 180, latitude + north * metresToDegrees];
}

/** A readable id: the same number gives the same id. */
function numbered(kind: string, number: number): string {
  return `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
}
export const findingNumber = (number: number) => findingIdSchema.parse(numbered('001', number));
export const voiceNumber = (number: number) => participantIdSchema.parse(numbered('002', number));
export const walkNumber = (number: number) => walkIdSchema.parse(numbered('003', number));

export function mark(id: number, voice: number, position: Position, more: Partial<AreaMark> = {}): AreaMark {
  return {
    id: findingNumber(id),
    position,
    voice: voiceNumber(voice),
    walkId: walkNumber(1),
    severity: 3,
    recordedAt: '2026-11-20T18:00:00Z',
    category: 'lighting',
    isLightOrSight: false,
    inDark: false,
    resolved: false,
    ...more,
  };
}

/** The passers that follow from marks alone: each person was where they marked. */
export function passersOf(marks: readonly AreaMark[], route: Passer['route'] = null): Passer[] {
  const byVoice = new Map<string, Passer>();
  for (const { voice, walkId, position } of marks) {
    const known = byVoice.get(voice)?.positions ?? [];
    byVoice.set(voice, { voice, walkId, route, positions: [...known, position] });
  }
  return [...byVoice.values()];
}

export function inputOf(marks: readonly AreaMark[], more: Partial<AnalysisInput> = {}): AnalysisInput {
  return { marks, passers: passersOf(marks), places: [], ...more };
}

/** Ids in a known order. */
export function countingIds(start = 0): IdSource {
  let next = start;
  return {
    now: () => new Date(1_700_000_000_000 + next),
    randomBytes: () => new Uint8Array(16).fill(++next),
  };
}

export const town: Position = [16.447, 57.265];

/** So many people, one mark each, some metres apart on a line. */
export function crowd(
  count: number,
  more: Partial<AreaMark> = {},
  at: Position = town,
  first = 1,
): AreaMark[] {
  return Array.from({ length: count }, (_, n) => mark(first + n, first + n, movedBy(at, n * 5, 0), more));
}
