import { z } from 'zod';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { Finding } from '../../../domain/finding.ts';
import { type Point, positionSchema, roundPosition } from '../../../domain/geo.ts';
import { checkpointIdSchema } from '../../../domain/ids.ts';
import { stopAt } from '../../state/passed-stops.ts';
import type { PositionState } from '../../state/position.ts';

/** How a person says where a mark is. */
export const placeSchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('here') }),
  z.strictObject({ source: z.literal('stop'), checkpointId: checkpointIdSchema }),
  z.strictObject({ source: z.literal('crosshair'), position: positionSchema.nullable() }),
]);
export type Place = z.infer<typeof placeSchema>;

/** The part of a finding that tells where it is. */
export type PlacedFields = Pick<
  Finding['properties'],
  'accuracyMetres' | 'positionSource' | 'checkpointId'
> & { geometry: Point };

/**
 * The way that needs no tap: where the phone is once that is known well enough, else the stop that the group is
 * heading for, else wherever the phone turns out to be.
 */
export function defaultPlace(position: PositionState, suggestedStop: Checkpoint | undefined): Place {
  if (position.status === 'found' || suggestedStop === undefined) return { source: 'here' };
  return { source: 'stop', checkpointId: suggestedStop.id };
}

/** What will be stored for a place; undefined while it is not known (no good position yet, nothing pointed at). */
export function resolvePlace(
  place: Place,
  position: PositionState,
  checkpoints: readonly Checkpoint[],
): PlacedFields | undefined {
  const point = (coordinates: readonly [number, number]): Point => ({
    type: 'Point',
    coordinates: roundPosition(coordinates),
  });
  switch (place.source) {
    case 'here': {
      if (position.status !== 'found') return undefined;
      const { fix } = position;
      return {
        geometry: point([fix.position[0], fix.position[1]]),
        accuracyMetres: Math.min(100_000, Math.round(fix.accuracyMetres * 10) / 10),
        positionSource: 'here',
        checkpointId: stopAt(checkpoints, fix.position)?.id ?? null,
      };
    }
    case 'stop': {
      const stop = checkpoints.find(({ id }) => id === place.checkpointId);
      if (stop === undefined) return undefined;
      return {
        geometry: stop.geometry,
        accuracyMetres: stop.properties.radiusMetres,
        positionSource: 'stop',
        checkpointId: stop.id,
      };
    }
    case 'crosshair':
      if (place.position === null) return undefined;
      return {
        geometry: point(place.position),
        accuracyMetres: null,
        positionSource: 'crosshair',
        checkpointId: stopAt(checkpoints, place.position)?.id ?? null,
      };
  }
}
