import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { plainStyle } from './plain-style.ts';

export function townStyle(
  colours: MapColours,
  _town: FeatureCollection,
  _credits: string,
): StyleSpecification {
  return plainStyle(colours);
}
