import { z } from 'zod';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { Finding } from '../../../domain/finding.ts';
import { type Point, type Position, positionSchema, roundPosition } from '../../../domain/geo.ts';
import { checkpointIdSchema } from '../../../domain/ids.ts';
import { stopAt } from '../../state/passed-stops.ts';
import { fixOf, type PositionState } from '../../state/position.ts';
import type { Fix } from '../../state/position-fix.ts';
import { stretchesOf } from './stretches.ts';

const accuracySchema = z.number().min(0).max(100_000);

/** How a person says where a mark is. */
export const placeSchema = z.discriminatedUnion('source', [
  /** `keepUncertain`: the person took the best reading there was, after having been told how good it is. */
  z.strictObject({ source: z.literal('here'), keepUncertain: z.literal(true).optional() }),
  z.strictObject({ source: z.literal('stop'), checkpointId: checkpointIdSchema }),
  /** Somewhere between this stop and the next. */
  z.strictObject({ source: z.literal('after-stop'), checkpointId: checkpointIdSchema }),
  z.strictObject({
    source: z.literal('crosshair'),
    position: positionSchema.nullable(),
    /** How exactly a finger can point at that zoom. */
    accuracyMetres: accuracySchema.optional(),
  }),
]);
export type Place = z.infer<typeof placeSchema>;

/** The part of a finding that tells where it is. */
export type PlacedFields = Pick<
  Finding['properties'],
  'accuracyMetres' | 'positionSource' | 'checkpointId'
> & { geometry: Point };

export type Observer = Finding['properties']['observer'];

/**
 * The way that needs no tap: where the phone is as long as it can say so, else the stop that the group is heading
 * for. While the phone searches it is still "here": a stop that nobody chose would be a wrong place.
 */
export function defaultPlace(position: PositionState, suggestedStop: Checkpoint | undefined): Place {
  if ('fix' in position || suggestedStop === undefined) return { source: 'here' };
  return { source: 'stop', checkpointId: suggestedStop.id };
}

function metres(accuracy: number): number {
  return Math.min(100_000, Math.round(accuracy * 10) / 10);
}

/** Where the person stands, to be kept beside the place that the mark is about; null while that is not known. */
export function observerOf(position: PositionState): Observer {
  const fix = fixOf(position);
  return fix === undefined
    ? null
    : { position: roundPosition(fix.position), accuracyMetres: metres(fix.accuracyMetres) };
}

function storable(position: PositionState, keepUncertain: boolean): Fix | undefined {
  if (position.status === 'found') return position.fix;
  return keepUncertain ? fixOf(position) : undefined;
}

/** What will be stored for a place; undefined while it is not known (no good position yet, nothing pointed at). */
export function resolvePlace(
  place: Place,
  position: PositionState,
  checkpoints: readonly Checkpoint[],
): PlacedFields | undefined {
  const point = (coordinates: Position): Point => ({
    type: 'Point',
    coordinates: roundPosition(coordinates),
  });
  switch (place.source) {
    case 'here': {
      const fix = storable(position, place.keepUncertain === true);
      if (fix === undefined) return undefined;
      return {
        geometry: point(fix.position),
        accuracyMetres: metres(fix.accuracyMetres),
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
    case 'after-stop': {
      const stretch = stretchesOf(checkpoints).find(({ from }) => from.id === place.checkpointId);
      if (stretch === undefined) return undefined;
      return {
        geometry: point(stretch.middle),
        accuracyMetres: metres(stretch.halfMetres),
        positionSource: 'crosshair',
        checkpointId: null,
      };
    }
    case 'crosshair':
      if (place.position === null) return undefined;
      return {
        geometry: point(place.position),
        accuracyMetres: place.accuracyMetres === undefined ? null : metres(place.accuracyMetres),
        positionSource: 'crosshair',
        checkpointId: stopAt(checkpoints, place.position)?.id ?? null,
      };
  }
}
