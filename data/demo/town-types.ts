import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { BoundingBox, Position } from '../../domain/geo.ts';

/** What the basemap's style reads. `layer` chooses how a feature is drawn, `kind` its finer class. */
export type TownProperties =
  | { layer: 'land' }
  | { layer: 'sand' }
  | { layer: 'built' }
  | { layer: 'water'; kind: 'pond' }
  | { layer: 'park' | 'forest' | 'square' | 'school' | 'parking' | 'platform'; name?: string }
  | { layer: 'playground' | 'pitch' }
  | { layer: 'building'; kind: BuildingKind }
  | { layer: 'jetty'; kind: 'quay' | 'jetty' | 'breakwater' }
  | { layer: 'road'; kind: RoadKind; name?: string; bridge?: true }
  | { layer: 'path'; kind: PathKind; name?: string; lit: boolean }
  | { layer: 'rail'; bridge?: true }
  | { layer: 'lamp'; working: boolean }
  | { layer: 'tree'; size: number }
  | { layer: 'stop'; name: string }
  | { layer: 'label'; kind: LabelKind; name: string; rank: number };

export type BuildingKind =
  | 'house'
  | 'apartment'
  | 'centre'
  | 'shed'
  | 'industry'
  | 'school'
  | 'station'
  | 'church'
  | 'shop'
  | 'public'
  | 'lighthouse';
export type RoadKind = 'main' | 'street' | 'service';
export type PathKind = 'footpath' | 'cycleway' | 'steps' | 'underpass' | 'pier';
export type LabelKind = 'town' | 'district' | 'place' | 'water' | 'park' | 'transit';

export type TownFeature = Feature<Point | LineString | Polygon, TownProperties>;

/** A place that walks and findings of the demo follow. */
export interface TownPlace {
  id: TownPlaceId;
  name: string;
  position: Position;
  /** Why people mark it, for the one who plants findings; never shown. */
  nature: 'dark' | 'overgrown' | 'lonely' | 'neglected' | 'busy' | 'liked' | 'neutral';
}

export type TownPlaceId =
  | 'underpass'
  | 'underpass-north'
  | 'station'
  | 'station-square'
  | 'square'
  | 'park-pond'
  | 'park-dark-path'
  | 'park-bushes'
  | 'school'
  | 'school-path'
  | 'playground'
  | 'slab-parking'
  | 'harbour'
  | 'marina'
  | 'lighthouse'
  | 'beach'
  | 'church'
  | 'library'
  | 'shop'
  | 'broken-lamps'
  | 'forest-path'
  | 'bus-stop'
  | 'ferry-terminal'
  | 'pitch'
  | 'viaduct';

/** Everything that can be walked, as a graph whose edges meet exactly in its nodes. */
export interface WalkGraph {
  nodes: Position[];
  edges: WalkEdge[];
}

export interface WalkEdge {
  from: number;
  to: number;
  lengthMetres: number;
  kind: RoadKind | PathKind;
}

export interface Town {
  name: string;
  seed: number;
  centre: Position;
  /** The built town, without the open sea around it. */
  box: BoundingBox;
  map: FeatureCollection<Point | LineString | Polygon, TownProperties>;
  places: Record<TownPlaceId, TownPlace>;
  graph: WalkGraph;
}
