import { z } from 'zod';
import { categoryIdSchema } from '../../../domain/catalogue.ts';
import { polygonSchema, positionSchema } from '../../../domain/geo.ts';
import { changeIdSchema, hotSpotIdSchema, patrolVisitIdSchema } from '../../../domain/ids.ts';
import { activityCodes, seenFaultSchema } from '../../../domain/patrol/patrol-visit.ts';
import { readMeta, removeMeta, writeMeta } from '../../offline/local-db.ts';
import { settingsSchema } from '../../state/wire.ts';

const stopSchema = z.object({
  hotSpotId: hotSpotIdSchema,
  name: z.string(),
  lookAt: z.array(z.string()),
  talkTo: z.string().nullable(),
  geometry: polygonSchema,
  place: positionSchema,
  arriveAt: z.string(),
  walkMetres: z.number(),
  walkMinutes: z.number(),
  way: z.array(positionSchema),
});

/** The visit under way. Its ids are made on arrival, so that whatever is killed when, it is logged once. */
const currentSchema = z.object({
  visitId: patrolVisitIdSchema,
  changeId: changeIdSchema,
  hotSpotId: hotSpotIdSchema.nullable(),
  arrivedAt: z.string(),
  nearOnArrival: z.boolean().nullable(),
  activities: z.array(z.enum(activityCodes)),
  observation: z.string(),
  faults: z.array(seenFaultSchema),
});
export type RunVisit = z.infer<typeof currentSchema>;

const noteSchema = z.object({
  shiftId: z.string(),
  email: z.string(),
  startAt: z.string(),
  endAt: z.string(),
  officers: z.number(),
  stops: z.array(stopSchema),
  straight: z.boolean(),
  /** Other hot spots, for a visit that was not planned. */
  others: z.array(stopSchema.pick({ hotSpotId: true, name: true, geometry: true })),
  categories: z.array(z.object({ id: categoryIdSchema, sv: z.string(), en: z.string() })),
  settings: settingsSchema,
  current: currentSchema.nullable(),
  done: z.array(
    z.object({
      visitId: patrolVisitIdSchema,
      hotSpotId: hotSpotIdSchema.nullable(),
      arrivedAt: z.string(),
      leftAt: z.string(),
    }),
  ),
  /** Stops passed over, by their place in the list. */
  skipped: z.array(z.number()),
});
/** A shift as the phone keeps it while it is walked: times and words, never where the phone was. */
export type RunNote = z.infer<typeof noteSchema>;

const keyOf = (shiftId: string): string => `patrol-run:${shiftId}`;

/** Undefined where this phone has none, or one of a version that cannot be read. */
export async function readRunNote(shiftId: string): Promise<RunNote | undefined> {
  const kept = await readMeta('note', keyOf(shiftId));
  if (kept === undefined) return undefined;
  return noteSchema.safeParse(JSON.parse(kept.json)).data;
}

/** Resolves when it is on the disk. */
export async function writeRunNote(note: RunNote): Promise<void> {
  await writeMeta('note', { json: JSON.stringify(note) }, keyOf(note.shiftId));
}

/** When the shift is over: what is not delivered yet waits in the queue by itself. */
export async function removeRunNote(shiftId: string): Promise<void> {
  await removeMeta('note', keyOf(shiftId));
}
