import { type Language, pickText } from '../../../domain/localized.ts';
import type { ShadedShape, ShadeLook } from '../../map/map-data.ts';
import type { LayerResult, LegendView } from '../../state/layer-queries.ts';

type LayerFeature = LayerResult['features'][number];

/** A feature of a layer with its look and its words, for the map, the list and the card alike. */
export interface LayerRow {
  id: string;
  look: ShadeLook;
  /** What its level is called in the legend. */
  words: string;
  geometry: LayerFeature['geometry'];
  properties: LayerFeature['properties'];
}

/** By how many steps there are: few steps stand well apart, and none is too pale to see. */
const ramps: Readonly<Record<number, readonly ShadeLook[]>> = {
  1: ['felt-3'],
  2: ['felt-2', 'felt-4'],
  3: ['felt-2', 'felt-3', 'felt-5'],
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

/** The features of a layer, those of the legend's last step first, and of a step those with most people. */
export function layerRows(
  legend: LegendView,
  features: readonly LayerFeature[],
  language: Language,
): readonly LayerRow[] {
  const looks = looksOf(legend);
  const order = legend.entries.map(({ value }) => value);
  const words = new Map(legend.entries.map(({ value, label }) => [value, pickText(label, language)]));
  return features
    .map(({ geometry, properties }, index) => ({
      id: properties.cell ?? `outline-${index}`,
      look: looks.get(properties.level) ?? ('quiet' as const),
      words: words.get(properties.level) ?? properties.level,
      geometry,
      properties,
    }))
    .sort(
      (a, b) =>
        order.indexOf(b.properties.level) - order.indexOf(a.properties.level) ||
        (b.properties.nMarked ?? 0) - (a.properties.nMarked ?? 0),
    );
}

/** The rows as the map draws them. The highest is drawn last: outlines of one density lie inside those of another. */
export function shadesOf(rows: readonly LayerRow[]): readonly ShadedShape[] {
  return [...rows].reverse().map(({ id, geometry, look, properties: { nMarked } }) => ({
    id,
    geometry,
    look,
    label: typeof nMarked === 'number' && nMarked > 0 ? String(nMarked) : undefined,
  }));
}
