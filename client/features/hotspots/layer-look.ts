import type { ShadeLook } from '../../map/map-data.ts';
import type { LegendView } from '../../state/layer-queries.ts';

/** By how many steps there are: few steps stand well apart, and none is too pale to see. */
const ramps: Readonly<Record<number, readonly ShadeLook[]>> = {
  1: ['felt-3'],
  2: ['felt-2', 'felt-4'],
  3: ['felt-1', 'felt-3', 'felt-5'],
  4: ['felt-1', 'felt-2', 'felt-4', 'felt-5'],
};
const fullRamp: readonly ShadeLook[] = ['felt-1', 'felt-2', 'felt-3', 'felt-4', 'felt-5'];

/** The look of each value of a legend: what is said apart has its own, the others go from pale to deep. */
export function looksOf({ entries }: LegendView): ReadonlyMap<string, ShadeLook> {
  const steps = entries.filter(({ look }) => look === undefined);
  return new Map(
    entries.map((entry) => {
      const at = steps.indexOf(entry);
      return [entry.value, entry.look ?? (ramps[steps.length] ?? fullRamp)[at] ?? 'felt-5'];
    }),
  );
}
