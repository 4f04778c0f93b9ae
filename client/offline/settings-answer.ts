import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import type { Position } from '../../domain/geo.ts';

/** What GET /api/settings tells a screen before anybody is known. */
export interface ClientSettings {
  name: string;
  basemap: BasemapSetting;
  centre: Position;
  zoom: number;
  /** A position this exact is stored without a question; absent where an older version kept the answer. */
  positionMetres?: number;
  demo: boolean;
}
