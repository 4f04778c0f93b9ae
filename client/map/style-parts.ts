import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';

/** The one source of the demo's town. */
export const townSource = 'town';

/** Features of one `layer` of the town that also pass the other filters. */
export const ofLayer = (layer: string, ...more: FilterSpecification[]): FilterSpecification =>
  ['all', ['==', ['get', 'layer'], layer], ...more] as FilterSpecification;

export const ofKind = (...kinds: string[]): FilterSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
];

/** A width in pixels that grows with the zoom nearly as the map does; pairs of zoom and width. */
export const widthByZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.7], ['zoom'], ...stops] as ExpressionSpecification;

/** A text size that grows evenly; pairs of zoom and size. */
export const sizeByZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;
