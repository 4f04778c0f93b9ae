import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import type { Checkpoint } from '../../domain/checkpoint.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';
import { readMeta, writeMeta } from '../offline/local-db.ts';

const passedSchema = z.array(z.string());

/** The first stop of the route that has not been passed; undefined when there is none left. */
export function nextStop(
  checkpoints: readonly Checkpoint[],
  passed: ReadonlySet<string>,
): Checkpoint | undefined {
  return checkpoints.find(({ id }) => !passed.has(id));
}

/** The nearest stop whose circle the position lies in. */
export function stopAt(checkpoints: readonly Checkpoint[], position: Position): Checkpoint | undefined {
  return checkpoints
    .map((stop) => ({ stop, metres: distanceMetres(position, stop.geometry.coordinates) }))
    .filter(({ stop, metres }) => metres <= stop.properties.radiusMetres)
    .sort((a, b) => a.metres - b.metres)[0]?.stop;
}

/** Which stops the person has been to, remembered on this phone only. */
export function usePassedStops(participantId: string): {
  passed: ReadonlySet<string>;
  setPassed: (stopId: string, isPassed: boolean) => void;
} {
  const [passed, show] = useState<ReadonlySet<string>>(new Set());
  const key = `passed:${participantId}`;

  useEffect(() => {
    const read = async (): Promise<void> => {
      const note = await readMeta('note', key);
      if (note !== undefined) show(new Set(passedSchema.parse(JSON.parse(note.json))));
    };
    read().catch((fault: unknown) => console.error('the passed stops could not be read', fault));
  }, [key]);

  const setPassed = useCallback(
    (stopId: string, isPassed: boolean) =>
      show((before) => {
        if (before.has(stopId) === isPassed) return before;
        const after = new Set(before);
        if (isPassed) after.add(stopId);
        else after.delete(stopId);
        writeMeta('note', { json: JSON.stringify([...after]) }, key).catch((fault: unknown) =>
          console.error('the passed stops could not be kept', fault),
        );
        return after;
      }),
    [key],
  );
  return { passed, setPassed };
}
