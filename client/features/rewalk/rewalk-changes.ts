import { z } from 'zod';
import type { Change } from '../../../domain/changes.ts';
import { checkpointSchema } from '../../../domain/checkpoint.ts';
import { dayOf } from '../../../domain/feature.ts';
import {
  changeIdSchema,
  checkpointIdSchema,
  type IdSource,
  newId,
  walkIdSchema,
} from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import { walkFieldSchemas } from '../../../domain/walk.ts';
import { makeChange } from '../../state/make-change.ts';
import type { PulledRecord } from '../../state/wire.ts';

const fields = walkFieldSchemas;
/** What goes over to the new walk as it is. Who holds a role, what was noted on the day and all answers do not. */
const keptSchema = z.object({
  geometry: fields.geometry,
  properties: z.object({
    purpose: fields.purpose,
    route: fields.route,
    meetingPoint: fields.meetingPoint,
    mode: fields.mode,
    promise: fields.promise,
    lightPurpose: fields.lightPurpose,
    abbreviation: fields.abbreviation,
    firstMeetingPlace: fields.firstMeetingPlace,
    thirdMeetingPlace: fields.thirdMeetingPlace,
    accessibilityNote: fields.accessibilityNote,
    lightNote: fields.lightNote,
    backupNote: fields.backupNote,
    organisations: fields.organisations,
    rewalk: fields.rewalk,
    name: fields.name,
    template: z.object({ id: z.string(), version: z.number() }).nullable(),
  }),
});
const stopSchema = z.object({
  geometry: checkpointSchema.shape.geometry,
  properties: checkpointSchema.shape.properties,
});

export interface Rewalk {
  name: string;
  /** RFC 3339, UTC; null where the day is chosen later. */
  plannedStartAt: string | null;
}

/**
 * The same walk again: its route, stops, template and light, with a trace from each stop to the one before, and the day
 * of it on the old walk. Roles are empty: people are asked anew.
 * @throws z.ZodError on a walk of another shape, Error on values that the server would refuse
 */
export function rewalkChanges(
  walk: PulledRecord,
  records: Iterable<PulledRecord>,
  { name, plannedStartAt }: Rewalk,
  source: IdSource,
): { walkId: string; changes: Change[] } {
  const { geometry, properties } = keptSchema.parse(walk.feature);
  const { template, rewalk, organisations, name: oldName, ...kept } = properties;
  const walkId = newId(walkIdSchema, source);
  const created = makeChange(source, {
    kind: 'walk-created',
    walkId,
    walk: {
      type: 'Feature',
      id: walkId,
      geometry,
      properties: {
        kind: 'walk',
        ...kept,
        name,
        plannedStartAt,
        origin: oldName,
        organisations: organisations.map((one) => ({ ...one, answer: 'unknown' })),
        organisationId: null,
        template: template === null ? null : { id: template.id, version: template.version },
        previousWalkId: walk.id,
      },
    },
  });
  const stops = [...records]
    .filter(({ kind, withdrawn }) => kind === 'checkpoint' && !withdrawn)
    .map((record) => ({ id: record.id, ...stopSchema.parse(record.feature) }))
    .sort((a, b) => a.properties.order - b.properties.order);
  const added = stops.map((stop, index) => {
    const checkpoint = {
      type: 'Feature',
      id: newId(checkpointIdSchema, source),
      geometry: stop.geometry,
      properties: { ...stop.properties, walkId, order: index + 1, previousCheckpointId: stop.id },
    };
    return makeChange(source, { kind: 'checkpoint-added', walkId, checkpoint });
  });
  const isOpen = rewalk === null || rewalk.kind === 'dated';
  if (!isOpen || plannedStartAt === null) return { walkId, changes: [created, ...added] };
  const basedOn = headsOf(walk.versions, 'rewalk', changeIdSchema.parse(walk.createdBy));
  const value = { kind: 'dated', dueOn: dayOf(plannedStartAt) };
  const dated = makeChange(source, {
    kind: 'walk-edited',
    walkId: walk.id,
    fields: { rewalk: { value, basedOn } },
  });
  return { walkId, changes: [created, ...added, dated] };
}
