import type { Catalogue } from '../catalogue.ts';
import type { Position } from '../geo.ts';
import type { CheckpointId, ParticipantId, WalkId } from '../ids.ts';
import type { EntityByKind } from '../record.ts';
import type { AnalysisInput, AreaMark, Passer } from './area-input.ts';

/** The living records of one walk or of several; withdrawn ones must be left out. */
export interface RecordsForAnalysis {
  walks: readonly EntityByKind['walk'][];
  participants: readonly EntityByKind['participant'][];
  findings: readonly EntityByKind['finding'][];
  ratings: readonly EntityByKind['rating'][];
  checkpoints: readonly EntityByKind['checkpoint'][];
}

function markOf(finding: EntityByKind['finding'], catalogue: Catalogue): AreaMark[] {
  const { severity, polarity, lightCondition, status, ...properties } = finding.properties;
  if (polarity !== 'unsafe' || severity === null) return [];
  return [
    {
      id: finding.id,
      position: finding.geometry.coordinates,
      voice: properties.participantId,
      walkId: properties.walkId,
      severity,
      recordedAt: properties.recordedAt,
      category: properties.category,
      isLightOrSight: catalogue.find(properties.category)?.lightOrSight ?? false,
      inDark: lightCondition === 'dark_lit' || lightCondition === 'dark_unlit',
      resolved: status === 'verified',
    },
  ];
}

/** Where each person says they were: all their marks, good places too, and the stops that they rated. */
function placesByVoice({
  findings,
  ratings,
  checkpoints,
}: RecordsForAnalysis): Map<ParticipantId, Position[]> {
  const stops = new Map<CheckpointId, Position>(
    checkpoints.map((stop) => [stop.id, stop.geometry.coordinates]),
  );
  const places = new Map<ParticipantId, Position[]>();
  const add = (voice: ParticipantId, position: Position | undefined) => {
    if (position === undefined) return;
    const known = places.get(voice);
    if (known === undefined) places.set(voice, [position]);
    else known.push(position);
  };
  for (const { geometry, properties } of findings) add(properties.participantId, geometry.coordinates);
  for (const { properties } of ratings) add(properties.participantId, stops.get(properties.checkpointId));
  return places;
}

/**
 * What the analyses are given of these records. Only marks of unsafe places count as marks; everybody who took part
 * counts as a passer. Who was imported did not walk the route, so only their own places tell where they were.
 */
export function analysisInputOf(records: RecordsForAnalysis, catalogue: Catalogue): AnalysisInput {
  const routes = new Map<WalkId, Passer['route']>(
    records.walks.map((walk) => [walk.id, walk.properties.route]),
  );
  const places = placesByVoice(records);
  return {
    marks: records.findings.flatMap((finding) => markOf(finding, catalogue)),
    passers: records.participants.map(({ id, properties }) => ({
      voice: id,
      walkId: properties.walkId,
      route: properties.source === 'import' ? null : (routes.get(properties.walkId) ?? null),
      positions: places.get(id) ?? [],
    })),
    places: records.checkpoints.map(({ geometry, properties }) => ({
      position: geometry.coordinates,
      functions: properties.functions,
    })),
  };
}
