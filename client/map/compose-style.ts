import type { FeatureCollection } from 'geojson';
import type { FontFacesSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { SourceName } from './map-sources.ts';
import { sourceNames } from './map-sources.ts';

export interface Overlay {
  /** Areas and lines, drawn under the ground's labels so that street names stay readable. */
  under: LayerSpecification[];
  /** Marks and their labels, drawn above everything. */
  over: LayerSpecification[];
}

/**
 * The ground with our sources and layers in it, as one style. Since the data is inside, a change of style (theme,
 * other ground) brings everything back by itself.
 */
export function composeStyle(
  ground: StyleSpecification,
  overlay: Overlay,
  collections: Readonly<Record<SourceName, FeatureCollection>>,
  fontFaces: FontFacesSpecification,
): StyleSpecification {
  const firstLabel = ground.layers.findIndex((layer) => layer.type === 'symbol');
  const cut = firstLabel === -1 ? ground.layers.length : firstLabel;
  const ours = Object.fromEntries(
    sourceNames.map((name) => [name, { type: 'geojson' as const, data: collections[name] }]),
  );
  return {
    ...ground,
    'font-faces': { ...ground['font-faces'], ...fontFaces },
    sources: { ...ground.sources, ...ours },
    layers: [...ground.layers.slice(0, cut), ...overlay.under, ...ground.layers.slice(cut), ...overlay.over],
  };
}
