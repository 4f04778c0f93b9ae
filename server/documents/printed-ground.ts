import type { Feature, LineString } from 'geojson';
import { type BoundingBox, boxAround, type Position } from '../../domain/geo.ts';
import { type FootNetwork, positionOfPoint } from '../../domain/streets/foot-network.ts';
import type { Deps } from '../deps.ts';
import { townGround } from '../town-ground.ts';
import type { GroundFeature } from './map-ground.ts';

/** What lies under the maps of a document, and whom to name for it; null where nobody need be named. */
export interface PrintedGround {
  features: readonly GroundFeature[];
  credits: string | null;
}

/** Around what is drawn: a map shows something of what lies beside it. In degrees, about a kilometre north and south. */
const marginDegrees = 0.01;

/**
 * The ground of this installation: the town of the demo, else the streets that were imported, else nothing.
 * @param around everything that the maps of the document show; streets far from it are left out
 */
export async function printedGround(
  { settings, streets }: Pick<Deps, 'settings' | 'streets'>,
  around: readonly Position[],
): Promise<PrintedGround> {
  if (settings.basemap.kind === 'demo') return { features: townGround().features, credits: null };
  const box = boxAround(around);
  const network = box === undefined ? null : await streets.current();
  if (box === undefined || network === null) return { features: [], credits: null };
  const features = streetsIn(network, box);
  return { features, credits: features.length === 0 ? null : network.about.credits };
}

/** The pieces of street that begin or end near the box, each as it is drawn on paper. */
function streetsIn(network: FootNetwork, [west, south, east, north]: BoundingBox): GroundFeature[] {
  const isNear = ([longitude, latitude]: Position): boolean =>
    longitude >= west - 2 * marginDegrees &&
    longitude <= east + 2 * marginDegrees &&
    latitude >= south - marginDegrees &&
    latitude <= north + marginDegrees;
  const found: GroundFeature[] = [];
  for (let piece = 0; piece < network.pieces.length; piece += 2) {
    const from = positionOfPoint(network, network.pieces[piece] ?? 0);
    const to = positionOfPoint(network, network.pieces[piece + 1] ?? 0);
    if (isNear(from) || isNear(to)) found.push(street([[...from], [...to]]));
  }
  return found;
}

/** What feet may use is not told apart on paper: a network knows no kinds of street. */
function street(coordinates: number[][]): Feature<LineString, { layer: string; kind: string }> {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { layer: 'road', kind: 'service' },
  };
}

/** The line at the foot of each page: who made it, of what, when, and whose streets are on it. */
export function sourceLine(
  municipality: string,
  parts: readonly string[],
  { credits }: Pick<PrintedGround, 'credits'>,
): string {
  return [municipality, 'Lykta', ...parts, ...(credits === null ? [] : [credits])].join(' · ');
}
