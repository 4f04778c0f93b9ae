import type { Checkpoint } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import { distanceMetres } from './geo.ts';
import type { CheckpointId, FindingId, ParticipantId } from './ids.ts';

/** A mark of somebody else as people in the walk see it at a stop: never by whom, and only words that were approved. */
export interface MarkAtStop {
  type: 'Feature';
  id: FindingId;
  geometry: Finding['geometry'];
  properties: {
    kind: 'finding';
    category: string;
    subcategory: string | null;
    severity: number | null;
    polarity: Finding['properties']['polarity'];
    confirmations: number;
    confirmedByMe: boolean;
    text: string | null;
    suggestion: string | null;
  };
}

/**
 * Whether the finding belongs to this stop: it names the stop, or lies within its radius without naming another one.
 * Radii may overlap, and a mark of the next stop must not be seen before that one is rated.
 */
export function isAtStop(
  finding: Pick<Finding, 'geometry'> & { properties: { checkpointId: string | null } },
  stop: Pick<Checkpoint, 'geometry'> & { id: string; properties: { radiusMetres: number } },
): boolean {
  const { checkpointId } = finding.properties;
  if (checkpointId !== null) return checkpointId === stop.id;
  return (
    distanceMetres(finding.geometry.coordinates, stop.geometry.coordinates) <= stop.properties.radiusMetres
  );
}

/** Whether this person may see others' marks at the stop: not before having rated or skipped it oneself. */
export function seesOthersAt(stopId: CheckpointId, ratedCheckpointIds: readonly CheckpointId[]): boolean {
  return ratedCheckpointIds.includes(stopId);
}

/** Others' marks at the stop for this person, property by property. */
export function othersMarksAt(
  stop: Checkpoint,
  findings: readonly Finding[],
  reader: ParticipantId,
): readonly MarkAtStop[] {
  return findings
    .filter((finding) => finding.properties.participantId !== reader && isAtStop(finding, stop))
    .map(({ id, geometry, properties }) => {
      const { category, subcategory, severity, polarity, confirmations, confirmedBy, textModeration } =
        properties;
      return {
        type: 'Feature',
        id,
        geometry,
        properties: {
          kind: 'finding',
          ...{ category, subcategory, severity, polarity, confirmations },
          confirmedByMe: confirmedBy.includes(reader),
          text: textModeration?.text ?? null,
          suggestion: textModeration?.suggestion ?? null,
        },
      };
    });
}
