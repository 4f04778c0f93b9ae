import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import type { Position } from '../../domain/geo.ts';

/** What GET /api/settings tells a screen before anybody is known. */
export interface ClientSettings {
  name: string;
  basemap: BasemapSetting;
  centre: Position;
  zoom: number;
  demo: boolean;
}
