import type { Finding } from '../domain/finding.ts';
import { boxAround } from '../domain/geo.ts';
import type { LampPoints } from '../domain/lamp/lamp-points.ts';
import type { LampVersion } from '../domain/lamp/lamp-set.ts';
import type { LocalizedText } from '../domain/localized.ts';
import { lampSets } from './lamp-sets.ts';
import type { Store } from './storage/store.ts';

export interface LampsForMarks {
  points: LampPoints;
  /** Where they come from, and when they came. */
  notes: readonly LocalizedText[];
}

/** More than any distance that is asked of a lamp: about 550 m to the north, and 550 m to the east at 60 degrees. */
const [northDegrees, eastDegrees] = [0.005, 0.01];

/**
 * The street lamps around marks, whichever municipality keeps them: near a border the lamp across the street counts.
 * How far a register reaches, the lamps themselves show.
 */
export async function lampsForMarks(
  store: Pick<Store, 'recordsOfKind' | 'lampPoints'>,
  findings: readonly Pick<Finding, 'geometry'>[],
): Promise<LampsForMarks> {
  const sets = await lampSets(store);
  const around = boxAround(findings.map(({ geometry }) => geometry.coordinates));
  const [west, south, east, north] = around ?? [0, 0, 0, 0];
  const box = [west - eastDegrees, south - northDegrees, east + eastDegrees, north + northDegrees] as const;
  const points = await store.lampPoints(around === undefined ? [] : sets.map(({ id }) => id), box);
  if (points.longitude.length === 0) return { points, notes: [] };
  return { points, notes: sets.flatMap(({ versions }) => versions.slice(0, 1).map(originOf)) };
}

function originOf({ source, name, lamps, importedAt }: LampVersion): LocalizedText {
  const day = importedAt.slice(0, 10);
  if (source === 'openstreetmap')
    return {
      sv: `Lampor: ${lamps} ur OpenStreetMap (© OpenStreetMap contributors), inlästa ${day}. Långt ifrån alla lampor finns där.`,
      en: `Lamps: ${lamps} of OpenStreetMap (© OpenStreetMap contributors), brought in ${day}. Far from all lamps are there.`,
    };
  return {
    sv: `Lampor: ${lamps} ur ${name}, inlästa ${day}.`,
    en: `Lamps: ${lamps} of ${name}, brought in ${day}.`,
  };
}
