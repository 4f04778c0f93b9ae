import type { FindingMark } from '../../map/map-data.ts';
import type { FindingView } from '../../state/wire.ts';

const patrolWish = 'patrol_wish';

/** A finding as the map draws it: a wish for patrol has a shape of its own whatever its severity. */
export function findingMark({ id, geometry, properties }: FindingView): FindingMark {
  const { category, polarity, severity } = properties;
  const drawn = category === patrolWish ? 'patrol' : polarity === 'positive' ? 'good' : polarity;
  return {
    id,
    position: geometry.coordinates,
    polarity: drawn,
    severity: severity ?? undefined,
    categoryId: category,
  };
}
