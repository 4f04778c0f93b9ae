import type { Catalogue } from './catalogue.ts';
import { type AreaRecords, type PublicArea, publicAreas } from './public-area.ts';
import { type PublicMeeting, publicMeetings } from './public-meetings.ts';
import type { PublicPicture } from './public-picture.ts';
import { type PromiseRecords, type PublicPromise, publicPromises } from './public-promise.ts';

/** Everything that the public's pages, feeds, pictures and widgets are made of. They know nothing else. */
export interface PublicSite {
  /** By the clock of the place, as in 2026-11-23. */
  today: string;
  areas: readonly PublicArea[];
  meetings: readonly PublicMeeting[];
  promises: readonly PublicPromise[];
}

/** What may be told on this day. */
export function publicSite(
  records: AreaRecords & { promises: readonly PromiseRecords[] },
  catalogue: Catalogue,
  today: string,
): PublicSite {
  return {
    today,
    areas: publicAreas(records, catalogue),
    meetings: publicMeetings(records.walks, today),
    promises: publicPromises(records.promises, today),
  };
}

/** The picture with these bytes, where an area shows it now. */
export function shownPicture(
  { areas }: Pick<PublicSite, 'areas'>,
  sha256: string,
): PublicPicture | undefined {
  return areas
    .flatMap(({ walks }) => walks.flatMap(({ measures }) => measures.flatMap(({ pictures }) => pictures)))
    .find((picture) => picture.sha256 === sha256);
}
