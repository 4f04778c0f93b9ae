import type { Lamp } from '../../domain/lamp/lamp.ts';
import type { Town } from './town-types.ts';

/** The register of street lamps that the fictional municipality would have. */
export function townLamps({ map }: Town): Lamp[] {
  return map.features.flatMap(({ geometry, properties }, index) => {
    if (properties.layer !== 'lamp' || geometry.type !== 'Point') return [];
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    return [
      {
        position: [longitude, latitude] as const,
        working: properties.working,
        type: index % 3 === 0 ? 'Natrium' : 'LED',
        heightMetres: index % 3 === 0 ? 8 : 5,
        inspectedOn: null,
        reference: `L${index}`,
      },
    ];
  });
}
