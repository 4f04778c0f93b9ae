import type { Catalogue } from '../catalogue.ts';
import type { Position } from '../geo.ts';
import type { CheckpointId, GroupId, ParticipantId, WalkId } from '../ids.ts';
import type { EntityByKind } from '../record.ts';
import type { AnalysisInput, AreaMark, Passer } from './area-input.ts';
import { walkedPart } from './walked-part.ts';

/** The living records of one walk or of several; withdrawn ones must be left out. */
export interface RecordsForAnalysis {
  walks: readonly EntityByKind['walk'][];
  participants: readonly EntityByKind['participant'][];
  findings: readonly EntityByKind['finding'][];
  ratings: readonly EntityByKind['rating'][];
  checkpoints: readonly EntityByKind['checkpoint'][];
  groups: readonly EntityByKind['group'][];
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

/** How far each person walked on the route of their group or walk, and where they stood still. */
function waysOf({ walks, checkpoints, groups }: RecordsForAnalysis) {
  const routes = new Map<WalkId, Passer['route']>(walks.map((walk) => [walk.id, walk.properties.route]));
  const groupOf = new Map<GroupId, EntityByKind['group']>(groups.map((group) => [group.id, group]));
  const stopsOf = new Map<WalkId, EntityByKind['checkpoint'][]>();
  for (const stop of [...checkpoints].sort((a, b) => a.properties.order - b.properties.order)) {
    const stops = stopsOf.get(stop.properties.walkId) ?? [];
    stopsOf.set(stop.properties.walkId, [...stops, stop]);
  }
  return (participant: EntityByKind['participant']): Pick<Passer, 'route' | 'stays'> => {
    const { walkId, groupId, source } = participant.properties;
    const group = groupId === null ? undefined : groupOf.get(groupId);
    const route = source === 'import' ? null : (group?.properties.route ?? routes.get(walkId) ?? null);
    if (route === null) return { route, stays: [] };
    return walkedPart(participant, route, stopsOf.get(walkId) ?? [], group);
  };
}

/** Who only answered the survey before the walk passed nothing that is known, so their marks have no exposure. */
function withoutSurvey(records: RecordsForAnalysis): RecordsForAnalysis {
  return {
    ...records,
    findings: records.findings.filter(({ properties: { source } }) => source !== 'presurvey'),
    participants: records.participants.filter(({ properties: { source } }) => source !== 'presurvey'),
  };
}

/**
 * What the analyses are given of these records. Only marks of unsafe places count as marks; everybody who took part
 * counts as a passer. Who was imported did not walk the route, so only their own places tell where they were.
 */
export function analysisInputOf(all: RecordsForAnalysis, catalogue: Catalogue): AnalysisInput {
  const records = withoutSurvey(all);
  const places = placesByVoice(records);
  const wayOf = waysOf(records);
  return {
    marks: records.findings.flatMap((finding) => markOf(finding, catalogue)),
    passers: records.participants.map((participant) => ({
      voice: participant.id,
      walkId: participant.properties.walkId,
      ...wayOf(participant),
      positions: places.get(participant.id) ?? [],
    })),
    places: records.checkpoints.map(({ geometry, properties }) => ({
      position: geometry.coordinates,
      functions: properties.functions,
    })),
    extents: records.walks.flatMap(({ geometry }) => geometry ?? []),
  };
}
