import type { PublicArea } from '../../domain/public-area.ts';
import type { GroundFeature } from '../documents/map-ground.ts';
import { mapSvg } from '../documents/map-image.ts';
import { type MapPicture, mapPicture } from '../documents/map-picture.ts';
import { printColours } from '../documents/print-colours.ts';
import { numberedSpots } from './area-page.ts';

/** The same map in the dark: each colour of the paper has one of the night, those of the marks stay. */
const nightColours: Readonly<Record<string, string>> = {
  [printColours.paper]: '#22303f',
  [printColours.inkSoft]: '#a9b6c4',
  [printColours.water]: '#0a1624',
  [printColours.land]: '#131d29',
  [printColours.built]: '#16212e',
  [printColours.green]: '#15281f',
  [printColours.open]: '#1e2836',
  [printColours.band]: '#1a2633',
  [printColours.building]: '#202d3c',
  [printColours.roadEdge]: '#1a2634',
  [printColours.path]: '#5d6f83',
  [printColours.rail]: '#55677b',
  [printColours.route]: '#7fa8f0',
  [printColours.spotEdge]: '#ffd27a',
};

/** The ways and places of an area as paths; undefined where there is neither. */
export function areaMap(
  area: PublicArea,
  ground: readonly GroundFeature[],
  size: { width: number; height: number },
): MapPicture | undefined {
  const [newest] = area.walks;
  const route = area.walks.find((walk) => walk.route.length > 1)?.route ?? newest?.route ?? [];
  const spots = numberedSpots(area).map(({ number, spot }) => ({ number, cells: spot.cells }));
  return mapPicture({ route, stops: [], marks: [], spots }, size, ground);
}

/** As SVG text, in the light or the dark. */
export function areaMapSvg(picture: MapPicture, theme: 'light' | 'dark'): string {
  const svg = mapSvg(picture);
  if (theme === 'light') return svg;
  return svg.replaceAll(/#[0-9a-f]{6}/g, (colour) => nightColours[colour] ?? colour);
}
