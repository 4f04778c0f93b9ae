import type { ShadeLook } from '../../map/map-data.ts';
import type { RiskView } from '../../state/incident-queries.ts';

/** Three steps of the hue of what was reported. */
export const riskLooks: Readonly<Record<RiskView['cells'][number]['level'], ShadeLook>> = {
  top_10: 'reported-2',
  top_5: 'reported-3',
  top_1: 'reported-5',
  hot_90: 'reported-2',
  hot_95: 'reported-3',
  hot_99: 'reported-5',
};
