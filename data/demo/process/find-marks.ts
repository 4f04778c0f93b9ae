import { distanceMetres } from '../../../domain/geo.ts';
import type { WalkId } from '../../../domain/ids.ts';
import type { KeptRecord } from '../../../domain/record.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { Town } from '../town-types.ts';
import type { MarksAbout } from './walk-process.ts';

/** Marks of a planned place lie this near it, with few exceptions. */
const nearMetres = 45;

function isOfCategory({ category, subcategory }: KeptRecord<'finding'>['feature']['properties'], id: string) {
  return id === category || id === `${category}/${subcategory}`;
}

/** Unsafe marks of the walk that an action is about, in the order in which they were made. */
export function findMarks(
  writer: DemoWriter,
  town: Town,
  walkId: WalkId,
  { near, categories }: MarksAbout,
): KeptRecord<'finding'>[] {
  return writer
    .recordsOf('finding', walkId)
    .filter(({ feature: { geometry, properties } }) => {
      const place = near === undefined ? undefined : town.places[near].position;
      const isNear = place === undefined || distanceMetres(geometry.coordinates, place) <= nearMetres;
      const isMeant = categories === undefined || categories.some((id) => isOfCategory(properties, id));
      return isNear && isMeant && properties.polarity === 'unsafe';
    })
    .sort((a, b) =>
      a.feature.properties.recordedAt < b.feature.properties.recordedAt ? -1 : a.id < b.id ? -1 : 1,
    );
}
