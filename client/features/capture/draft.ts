import { z } from 'zod';
import { categoryIdSchema, severitySchema } from '../../../domain/catalogue.ts';
import { readMeta, removeMeta, writeMeta } from '../../offline/local-db.ts';
import { placeSchema } from '../../ui/marking/place.ts';

/** A mark that is being made. Kept on the phone at every step, so that a reload or a call loses nothing. */
const draftSchema = z.strictObject({
  category: categoryIdSchema.nullable(),
  subcategory: categoryIdSchema.nullable(),
  severity: severitySchema.nullable(),
  text: z.string(),
  /** Null: whatever needs no tap. */
  place: placeSchema.nullable(),
  /** What the person says of the lamps where it is dark. */
  light: z.enum(['lit', 'unlit']).nullable().default(null),
  startedAt: z.number(),
});
export type Draft = z.infer<typeof draftSchema>;

/** A draft older than this is about another place; starting from it would surprise. */
const freshMilliseconds = 30 * 60_000;

export function emptyDraft(now: number): Draft {
  return {
    category: null,
    subcategory: null,
    severity: null,
    text: '',
    place: null,
    light: null,
    startedAt: now,
  };
}

const keyOf = (participantId: string): string => `draft:${participantId}`;

/** The draft that was begun, or an empty one when there is none, it is old, or an older version wrote it. */
export async function readDraft(participantId: string, now: number): Promise<Draft> {
  const note = await readMeta('note', keyOf(participantId));
  if (note === undefined) return emptyDraft(now);
  const { data } = draftSchema.safeParse(JSON.parse(note.json));
  return data !== undefined && now - data.startedAt < freshMilliseconds ? data : emptyDraft(now);
}

export async function keepDraft(participantId: string, draft: Draft): Promise<void> {
  await writeMeta('note', { json: JSON.stringify(draft) }, keyOf(participantId));
}

export async function dropDraft(participantId: string): Promise<void> {
  await removeMeta('note', keyOf(participantId));
}
