import type { PhoneContact } from '../../../domain/arrival.ts';
import type { Contribution, Store } from '../store.ts';
import type { PostgisDatabase } from './open-database.ts';

/** What phones say of themselves, and how much of each person's is here. */
export function createPhoneQueries(
  database: PostgisDatabase,
): Pick<Store, 'contributions' | 'noteContact' | 'contacts'> {
  return {
    contributions: (walkId) =>
      database.rows<Contribution>(
        `select participant_id as "participantId", count(*) filter (where kind = 'finding') as findings,
           count(*) filter (where kind = 'rating') as ratings,
           count(*) filter (where kind = 'photo' and status = 'awaited') as "awaitedPhotos"
         from records where walk_id = $1 and withdrawn = 0 and kind in ('finding', 'rating', 'photo')
         group by participant_id order by participant_id nulls first`,
        [walkId],
      ),
    async noteContact(walkId, { participantId, at, undelivered, undeliveredPhotos }) {
      // Every phone says this at every turn: it waits for no disk, and only this statement does without.
      await database.write(
        `with hasty as (select set_config('synchronous_commit', 'off', true))
         insert into phone_contacts (participant_id, walk_id, at, undelivered, undelivered_photos)
         select $1, $2, $3, $4, $5 from hasty
         on conflict (participant_id) do update set walk_id = excluded.walk_id, at = excluded.at,
           undelivered = excluded.undelivered, undelivered_photos = excluded.undelivered_photos
         where excluded.at >= phone_contacts.at`,
        [participantId, walkId, Date.parse(at), undelivered, undeliveredPhotos],
      );
    },
    async contacts(walkId) {
      const rows = await database.rows<Omit<PhoneContact, 'at'> & { at: number }>(
        `select participant_id as "participantId", at, undelivered, undelivered_photos as "undeliveredPhotos"
         from phone_contacts where walk_id = $1 order by participant_id`,
        [walkId],
      );
      return rows.map(({ at, ...contact }) => ({ ...contact, at: new Date(at).toISOString() }));
    },
  };
}
