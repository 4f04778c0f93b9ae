import type { BoundingBox, LineString, MultiPolygon, Polygon, Position } from '../../domain/geo.ts';

/**
 * What a feature hands to the map: plain records, never map objects. Every list is compared by reference, so
 * keep the same array while nothing changed (useMemo) and make a new one when something did.
 */
export interface MapData {
  findings?: readonly FindingMark[];
  areas?: readonly AreaShape[];
  /** Places that the police patrol; only their own screens have any. */
  hotSpots?: readonly HotSpotShape[];
  /** Areas of an analysis layer, with a look each. */
  shades?: readonly ShadedShape[];
  /** The path of the vector tiles of recorded incidents, with {z}, {x} and {y} in it. */
  incidentTiles?: string | undefined;
  /** The same of street lamps. */
  lampTiles?: string | undefined;
  routes?: readonly RouteLine[];
  stops?: readonly StopMark[];
  /** The walk's own area, drawn as a dashed outline. */
  walkArea?: Polygon | MultiPolygon | undefined;
  /** The place chosen in a form that is not saved yet. */
  draft?: Position | undefined;
  /** Where the phone says that we are. */
  here?: HerePosition | undefined;
}

export interface FindingMark {
  id: string;
  position: Position;
  /** `unsafe` carries a severity; `patrol` is a wish for patrol; `good` is a place to keep. */
  polarity: 'unsafe' | 'neutral' | 'good' | 'patrol';
  severity?: 1 | 2 | 3 | 4 | undefined;
  /** Chooses the glyph among MapView's `icons`. */
  categoryId?: string | undefined;
  /** Not yet delivered: drawn with a dashed ring. */
  pending?: boolean | undefined;
}

export interface AreaShape {
  id: string;
  geometry: Polygon | MultiPolygon;
  score: number;
  band: 'high' | 'medium' | 'low';
  /** Shown under the score when there is room. */
  name?: string | undefined;
}

export interface HotSpotShape {
  id: string;
  geometry: Polygon;
  name: string;
  /** Not patrolled any more: a dashed outline. */
  retired: boolean;
}

/**
 * How an area of an analysis looks. What was felt and what was reported have a hue each, so that nobody takes one
 * for the other; `unknown` is hatched, `quiet` pale, `few` too few people to tell, `less` is fewer than expected.
 */
export const shadeLooks = [
  ...(['unknown', 'quiet', 'few', 'less'] as const),
  ...(['felt-1', 'felt-2', 'felt-3', 'felt-4', 'felt-5'] as const),
  ...(['reported-1', 'reported-2', 'reported-3', 'reported-4', 'reported-5'] as const),
] as const;
export type ShadeLook = (typeof shadeLooks)[number];

export interface ShadedShape {
  id: string;
  geometry: Polygon | MultiPolygon;
  look: ShadeLook;
  /** A number shown in it where there is room. */
  label?: string | undefined;
}

export interface RouteLine {
  id: string;
  geometry: LineString;
  kind: 'walk' | 'patrol';
}

export interface StopMark {
  id: string;
  position: Position;
  number: number;
  name?: string | undefined;
  state?: 'next' | 'done' | undefined;
}

export interface HerePosition {
  position: Position;
  accuracyMetres: number;
}

/** What can be chosen on the map. The id is the record's own. */
export type SelectableKind = 'finding' | 'area' | 'stop' | 'hotspot' | 'shade' | 'spot';

export interface MapSelection {
  kind: SelectableKind;
  /** The record's own; of a spot of recorded incidents the id of its feature in the tile. */
  id: string;
}

export type MapTheme = 'light' | 'dark';

/** Pixels of the map that panels cover on each side. */
export interface MapPadding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export type MapView = { centre: Position; zoom: number } | { box: BoundingBox };

/** What a screen may ask of the map once it is there. */
export interface MapControls {
  /** The position under the crosshair: the middle of what the panels leave free. */
  centre(): Position;
  zoom(): number;
  flyTo(position: Position, zoom?: number): void;
  /** Shows the same as another map, at once. */
  lookAt(position: Position, zoom: number): void;
  /** Shows the whole box beside the panels. */
  fit(box: BoundingBox): void;
  zoomBy(steps: number): void;
  /** Starts drawing; loads the drawing tool when first used. Only one drawing at a time. */
  draw(request: DrawRequest): Promise<Drawing>;
}

export type DrawRequest =
  | { kind: 'area'; start?: Polygon | undefined; onChange(polygon: Polygon | undefined): void }
  | { kind: 'route'; start?: LineString | undefined; onChange(line: LineString | undefined): void }
  | { kind: 'stops'; start?: readonly Position[]; onChange(positions: readonly Position[]): void };

export interface Drawing {
  /** Takes back the last shape. */
  clear(): void;
  /** Ends drawing and removes the shapes from the map; what was drawn has been given to onChange. */
  stop(): void;
}
