import type { MapTheme } from './map-data.ts';

/** The tokens that the map's layers use, by their names in client/ui/tokens.css without the two dashes. */
export const mapColourNames = [
  'surface',
  'ink',
  'ink-soft',
  'accent',
  'on-accent',
  'lantern',
  'severity-1',
  'severity-2',
  'severity-3',
  'severity-4',
  'on-severity-1',
  'on-severity-2',
  'on-severity-3',
  'on-severity-4',
  'severity-ring',
  'good',
  'on-good',
  'police',
  'on-police',
  'unknown',
  'unknown-soft',
  'density-1',
  'density-2',
  'density-3',
  'density-4',
  'density-5',
  'reported-1',
  'reported-2',
  'reported-3',
  'reported-4',
  'reported-5',
  'map-land',
  'map-built',
  'map-water',
  'map-shallow',
  'map-shore',
  'map-sand',
  'map-park',
  'map-forest',
  'map-tree',
  'map-square',
  'map-school',
  'map-play',
  'map-parking',
  'map-building',
  'map-building-public',
  'map-building-line',
  'map-road',
  'map-road-line',
  'map-main',
  'map-main-line',
  'map-path',
  'map-path-line',
  'map-cycle',
  'map-rail',
  'map-rail-tie',
  'map-stone',
  'map-jetty',
  'map-text',
  'map-text-quiet',
  'map-text-water',
  'map-text-park',
  'map-halo',
  'map-lamp',
  'map-lamp-broken',
] as const;

export type MapColourName = (typeof mapColourNames)[number];
export type MapColours = Readonly<Record<MapColourName, string>>;

/**
 * Reads the tokens as the browser computes them for a theme, whatever theme the page around has. A probe element
 * is needed because a custom property is returned as it was written (light-dark(...)), not as a colour.
 */
export function readColours(parent: HTMLElement, theme: MapTheme): MapColours {
  const probe = document.createElement('span');
  probe.dataset.theme = theme;
  probe.hidden = true;
  parent.append(probe);
  const computed = getComputedStyle(probe);
  const entries = mapColourNames.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, computed.color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<MapColourName, string>;
}
