import type { StyleSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { plainStyle } from './plain-style.ts';

export function vectorStyle(
  colours: MapColours,
  _source: { url?: string; tiles?: string; credits: string | undefined },
): StyleSpecification {
  return plainStyle(colours);
}
