import type { Map as GlMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { type Position, roundPosition } from '../../domain/geo.ts';
import type { MapColours } from './colours.ts';
import type { DrawRequest } from './map-data.ts';

const modeOf = { area: 'polygon', route: 'linestring', stops: 'point' } as const;

/** The drawing tool wants #rrggbb; the browser computes rgb(r, g, b). Other forms pass as they are. */
function hex(colour: string): HexColor {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour)?.slice(1, 4);
  const digits = channels?.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('');
  return `#${digits ?? colour.replace('#', '')}`;
}

/**
 * One drawing on the map: a single polygon, a single line or any number of points, given to `onChange` whenever a
 * shape is finished, moved or cleared. A new polygon or line replaces the one before it.
 */
export class DrawSession {
  readonly #map: GlMap;
  readonly #request: DrawRequest;
  #tool: TerraDraw;
  #colours: MapColours;

  constructor(map: GlMap, colours: MapColours, request: DrawRequest) {
    this.#map = map;
    this.#request = request;
    this.#colours = colours;
    this.#tool = this.#start(startingFeatures(request));
  }

  clear(): void {
    this.#tool.clear();
    this.#tell();
  }

  stop(): void {
    if (this.#tool.enabled) this.#tool.stop();
  }

  /** Takes the tool off the map before its style is replaced; the returned function puts it back. */
  pause(): (colours: MapColours) => void {
    const kept = this.#features();
    this.stop();
    return (colours) => {
      this.#colours = colours;
      this.#tool = this.#start(kept);
    };
  }

  #start(features: GeoJSONStoreFeatures[]): TerraDraw {
    const colour = hex(this.#colours.accent);
    const edge = hex(this.#colours.surface);
    const points = {
      closingPointColor: colour,
      closingPointOutlineColor: edge,
      coordinatePointColor: edge,
      coordinatePointOutlineColor: colour,
      editedPointColor: colour,
      editedPointOutlineColor: edge,
    };
    const tool = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: this.#map, coordinatePrecision: 7 }),
      modes: [
        new TerraDrawPolygonMode({
          editable: true,
          showCoordinatePoints: true,
          styles: { ...points, fillColor: colour, fillOpacity: 0.14, outlineColor: colour, outlineWidth: 3 },
        }),
        new TerraDrawLineStringMode({
          editable: true,
          showCoordinatePoints: true,
          styles: { ...points, lineStringColor: colour, lineStringWidth: 4 },
        }),
        new TerraDrawPointMode({
          editable: true,
          styles: { pointColor: colour, pointWidth: 9, pointOutlineColor: edge, pointOutlineWidth: 2.5 },
        }),
      ],
    });
    tool.start();
    tool.setMode(modeOf[this.#request.kind]);
    if (features.length > 0) tool.addFeatures(features);
    tool.on('finish', (id) => {
      if (this.#request.kind !== 'stops')
        tool.removeFeatures(
          this.#features().flatMap((one) => (one.id === id || one.id === undefined ? [] : [one.id])),
        );
      this.#tell();
    });
    return tool;
  }

  /** The finished shapes without the tool's own handles. */
  #features(): GeoJSONStoreFeatures[] {
    const type = { area: 'Polygon', route: 'LineString', stops: 'Point' }[this.#request.kind];
    const mode = modeOf[this.#request.kind];
    return this.#tool
      .getSnapshot()
      .filter(({ geometry, properties }) => geometry.type === type && properties.mode === mode)
      .filter(({ properties }) => !('currentlyDrawing' in properties) && !isHandle(properties));
  }

  #tell(): void {
    const request = this.#request;
    const shapes = this.#features().map(({ geometry }) => geometry);
    if (request.kind === 'stops') {
      request.onChange(shapes.flatMap((shape) => (shape.type === 'Point' ? [tidy(shape.coordinates)] : [])));
      return;
    }
    const last = shapes.at(-1);
    if (request.kind === 'area')
      request.onChange(
        last?.type === 'Polygon'
          ? { type: 'Polygon', coordinates: last.coordinates.map((ring: number[][]) => ring.map(tidy)) }
          : undefined,
      );
    else
      request.onChange(
        last?.type === 'LineString'
          ? { type: 'LineString', coordinates: last.coordinates.map(tidy) }
          : undefined,
      );
  }
}

const tidy = ([longitude = 0, latitude = 0]: number[]): [number, number] =>
  roundPosition([longitude, latitude]);

const isHandle = (properties: Record<string, unknown>): boolean =>
  ['closingPoint', 'snappingPoint', 'coordinatePoint', 'edited'].some((name) => properties[name] === true);

function startingFeatures(request: DrawRequest): GeoJSONStoreFeatures[] {
  const properties = { mode: modeOf[request.kind] };
  if (request.kind === 'stops')
    return (request.start ?? []).map((position: Position) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [...position] },
    }));
  return request.start === undefined ? [] : [{ type: 'Feature', properties, geometry: request.start }];
}
