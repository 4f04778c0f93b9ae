import type { ParticipantId } from '../../../domain/ids.ts';
import type { Contribution, Store } from '../store.ts';
import type { SqliteDatabase } from './open-database.ts';

interface ContactRow {
  participantId: ParticipantId;
  at: number;
  undelivered: number | null;
  undeliveredPhotos: number | null;
}

/** What phones say of themselves, and how much of each person's is here. */
export function createPhoneQueries(
  database: SqliteDatabase,
): Pick<Store, 'contributions' | 'noteContact' | 'contacts'> {
  const count = database.prepare<[string], Contribution>(
    `select participant_id as participantId, sum(kind = 'finding') as findings, sum(kind = 'rating') as ratings,
       sum(kind = 'photo' and status = 'awaited') as awaitedPhotos
     from records where walk_id = ? and withdrawn = 0 and kind in ('finding', 'rating', 'photo')
     group by participant_id order by participant_id`,
  );
  const note = database.prepare<[ContactRow & { walkId: string }]>(
    `insert into phone_contacts (participant_id, walk_id, at, undelivered, undelivered_photos)
     values (@participantId, @walkId, @at, @undelivered, @undeliveredPhotos)
     on conflict (participant_id) do update set walk_id = excluded.walk_id, at = excluded.at,
       undelivered = excluded.undelivered, undelivered_photos = excluded.undelivered_photos
     where excluded.at >= phone_contacts.at`,
  );
  const ofWalk = database.prepare<[string], ContactRow>(
    `select participant_id as participantId, at, undelivered, undelivered_photos as undeliveredPhotos
     from phone_contacts where walk_id = ? order by participant_id`,
  );

  return {
    contributions: async (walkId) => count.all(walkId),
    async noteContact(walkId, { at, ...contact }) {
      // Every phone says this at every turn; waiting for the disk each time would hold everybody's marks up. Nothing
      // here is awaited between the two settings, so no commit of marks can run without its wait for the disk.
      database.pragma('synchronous = NORMAL');
      try {
        note.run({ ...contact, walkId, at: Date.parse(at) });
      } finally {
        database.pragma('synchronous = FULL');
      }
    },
    async contacts(walkId) {
      return ofWalk.all(walkId).map(({ at, ...contact }) => ({ ...contact, at: new Date(at).toISOString() }));
    },
  };
}
