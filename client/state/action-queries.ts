import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { actionSchema } from '../../domain/action.ts';
import { type Position, pointSchema, positionSchema } from '../../domain/geo.ts';
import { type ChangeId, changeIdSchema } from '../../domain/ids.ts';
import type { FieldVersions } from '../../domain/merge.ts';
import { fetchJson } from './staff-fetch.ts';
import { type PulledRecord, pulledRecordSchema } from './wire.ts';

const facts = actionSchema.shape.properties.shape;
const idList = z.array(z.string()).default([]);
const text = z.string().nullable().default(null);

/** The police get the first few; the others are then as if nothing had been said. */
const actionWireSchema = z.object({
  geometry: pointSchema.nullable(),
  properties: z.object({
    walkId: z.string(),
    title: z.string(),
    type: facts.type,
    status: facts.status,
    deadline: z.string().nullable(),
    areaId: z.string().nullable(),
    cause: text,
    assetOwner: text,
    responsible: text,
    findingIds: idList,
    addresses: idList,
    decision: facts.decision.default(null),
    reason: text,
    horizon: facts.horizon.default(null),
    season: facts.season.default(null),
    costBand: facts.costBand.default(null),
    externalReference: text,
    statusLog: z
      .array(z.object({ status: facts.status, at: z.string(), reason: z.string().nullable() }))
      .default([]),
    verification: facts.verification.default(null),
    photoApproval: facts.photoApproval,
    notes: facts.notes.default([]),
    answers: facts.answers.default([]),
  }),
});

/** An action with what an edit of it must name: the change that made it and the history of its fields. */
export interface ActionView extends z.infer<typeof actionWireSchema> {
  id: string;
  createdBy: ChangeId;
  versions: FieldVersions;
}

/** The actions among these records; one of another shape is told in the console and left out. */
export function actionViews(records: Iterable<PulledRecord>): ActionView[] {
  return [...records].flatMap((record) => {
    if (record.kind !== 'action' || record.withdrawn) return [];
    const parsed = actionWireSchema.safeParse(record.feature);
    if (!parsed.success) {
      console.error(`the action ${record.id} has another shape`, z.prettifyError(parsed.error));
      return [];
    }
    const createdBy = changeIdSchema.parse(record.createdBy);
    return [{ id: record.id, createdBy, versions: record.versions, ...parsed.data }];
  });
}

const pageSchema = z.object({
  actions: z.array(pulledRecordSchema),
  numberInAll: z.number(),
  today: z.string(),
  places: z.record(z.string(), positionSchema),
  sendsMail: z.boolean(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
});

/** Every action that the role may see, overdue ones first, with the server's day and places amid marks. */
export const actionsQuery = queryOptions({
  queryKey: ['actions'],
  queryFn: async ({ signal }) => {
    const actions: ActionView[] = [];
    const places = new Map<string, Position>();
    let [today, sendsMail] = ['', false];
    for (let path: string | undefined = '/api/actions?limit=500'; path !== undefined; ) {
      const page: z.infer<typeof pageSchema> = await fetchJson(path, pageSchema, { signal });
      actions.push(...actionViews(page.actions));
      for (const [id, place] of Object.entries(page.places)) places.set(id, place);
      ({ today, sendsMail } = page);
      path = page.links.find(({ rel }) => rel === 'next')?.href;
    }
    return { actions, places, today, sendsMail };
  },
  staleTime: 60_000,
});
