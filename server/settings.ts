import type { BasemapSetting } from '../domain/basemap-setting.ts';
import type { Language } from '../domain/localized.ts';
import type { Environment } from './env.ts';

/** What the installation is set to, apart from secrets. */
export interface Settings {
  name: string;
  /** Where people reach this server, without a slash at the end; undefined: wherever they reached it. */
  publicUrl: string | undefined;
  basemap: BasemapSetting;
  /** The tiles' file for pmtiles and mbtiles. */
  basemapFile: string | null;
  /** Other hosts that the map may ask. */
  basemapHosts: readonly string[];
  centre: [number, number];
  zoom: number;
  /** A phone's position this exact is stored without asking. */
  positionMetres: number;
  languages: readonly Language[];
  demo: boolean;
  credits: string;
  trustedProxies: number;
  /** Where people tell of flaws of the public pages; undefined where nobody set it. */
  contactEmail: string | undefined;
}

const demoTown = { name: 'Lyktehamn', centre: [17.6, 57.25], zoom: 14 } as const;
/** Sweden as a whole, for a municipality that has not said where it is. */
const country = { name: 'Lykta', centre: [15.5, 60.5], zoom: 4.5 } as const;

export function settingsOf(environment: Environment, demo: boolean): Settings {
  const place = demo ? demoTown : country;
  const basemap = demo ? environment.basemap : environment.basemapWithoutDemo;
  return {
    name: environment.municipalityName ?? place.name,
    publicUrl: environment.publicUrl,
    basemap: basemap.setting,
    basemapFile: basemap.file,
    basemapHosts: basemap.hosts,
    centre: environment.mapCentre ?? [place.centre[0], place.centre[1]],
    zoom: environment.mapZoom ?? place.zoom,
    positionMetres: environment.positionMetres,
    languages: environment.languages,
    demo,
    credits: creditsOf(basemap.setting),
    trustedProxies: environment.trustedProxies,
    contactEmail: environment.contactEmail,
  };
}

function creditsOf(basemap: BasemapSetting): string {
  if (basemap.kind === 'demo') return 'Lyktehamn är en påhittad stad · Lyktehamn is a fictional town';
  const given = 'credits' in basemap ? basemap.credits : undefined;
  return given ?? '© OpenStreetMap contributors, © OpenMapTiles';
}
