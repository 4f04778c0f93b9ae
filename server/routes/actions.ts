import { createRoute, z } from '@hono/zod-openapi';
import { actionStatusSchema } from '../../domain/action.ts';
import { compareByDue, type DueFacts, isActionOverdue } from '../../domain/action-due.ts';
import { dayOf } from '../../domain/feature.ts';
import { boxAround, roundPosition } from '../../domain/geo.ts';
import { areaIdSchema, findingIdSchema, walkIdSchema } from '../../domain/ids.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { can, type Reader, roleOf } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { countQuery, listQuery } from '../http/query-values.ts';
import { dateShape, visibleRecordShape } from '../http/shapes.ts';

const query = z.object({
  walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
  status: listQuery(actionStatusSchema, 'planned,ordered'),
  overdue: z.enum(['true', 'false']).optional(),
  responsible: z.string().trim().min(1).max(120).optional().openapi({ example: 'Gatukontoret' }),
  findingId: findingIdSchema.optional(),
  areaId: areaIdSchema.optional(),
  offset: countQuery({ from: 0, to: 1_000_000, otherwise: 0 }),
  limit: countQuery({ from: 1, to: 1000, otherwise: 200 }),
});
type Filters = Omit<z.infer<typeof query>, 'offset' | 'limit'>;

const listActions = createRoute({
  method: 'get',
  path: '/api/actions',
  summary: 'Actions by walk, status, responsible function, mark and area',
  description:
    'Overdue ones first, then by deadline. The police get the title, type, status, deadline and area, and may filter by ' +
    'nothing else. The link "next" leads to the next page.',
  tags: ['actions'],
  middleware: [requireVerb('action.read')] as const,
  request: { query },
  responses: {
    200: jsonAnswer(
      'A page of actions as this role may see them',
      z.object({
        actions: z.array(visibleRecordShape),
        numberMatched: z.number(),
        numberReturned: z.number(),
        /** Of all that this role may see, whatever the filters. */
        numberOverdue: z.number(),
        numberInAll: z.number(),
        today: dateShape,
        /** Amid their marks, for actions of the page without a place or an area; for those who may read marks. */
        places: z.record(z.string(), z.tuple([z.number(), z.number()])),
        /** Whether a mail server is set up, so that notes can be sent from here. */
        sendsMail: z.boolean(),
        links: z.array(z.object({ rel: z.literal('next'), href: z.string() })),
      }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
  },
});

/** What is being done, for the staff. */
export function actionsRoutes({ store, source, mailer }: Pick<Deps, 'store' | 'source' | 'mailer'>) {
  return newRouter().openapi(listActions, async (c) => {
    const { offset, limit, ...filters } = c.req.valid('query');
    const reader = c.get('reader');
    const today = dayOf(source.now().toISOString());
    const all = (await store.recordsOfKind('action'))
      .map((record) => ({ id: record.id, record, facts: factsFor(record, reader) }))
      .sort(compareByDue(today));
    const matched = all.filter((one) => fits(one, filters, reader, today));
    const page = matched.slice(offset, offset + limit);
    const actions = page.flatMap(({ record }) => visibleRecord(record, reader) ?? []);
    const mayReadMarks = can(roleOf(reader), 'finding.read');
    const { pathname, searchParams } = new URL(c.req.url);
    searchParams.set('offset', String(offset + limit));
    const more = offset + limit < matched.length;
    c.header('cache-control', 'no-store');
    return c.json(
      {
        actions,
        numberMatched: matched.length,
        numberReturned: actions.length,
        numberOverdue: all.filter(({ facts }) => isActionOverdue(facts, today)).length,
        numberInAll: all.length,
        today,
        places: mayReadMarks
          ? await placesAmidMarks(
              page.map(({ record }) => record),
              store,
            )
          : {},
        sendsMail: mailer !== null,
        links: more ? [{ rel: 'next' as const, href: `${pathname}?${searchParams}` }] : [],
      },
      200,
    );
  });
}

/** More would not move the middle on a map that anybody could see. */
const marksAtMost = 20;

async function placesAmidMarks(
  actions: readonly KeptRecord<'action'>[],
  store: Deps['store'],
): Promise<Record<string, [number, number]>> {
  const places: Record<string, [number, number]> = {};
  for (const { id, feature } of actions) {
    if (feature.geometry !== null || feature.properties.areaId !== null) continue;
    const marks = await Promise.all(
      feature.properties.addresses.slice(0, marksAtMost).map((mark) => store.record(mark)),
    );
    const box = boxAround(
      marks.flatMap((mark) =>
        mark?.kind === 'finding' && mark.withdrawn === null ? [mark.feature.geometry.coordinates] : [],
      ),
    );
    if (box === undefined) continue;
    const [west, south, east, north] = box;
    places[id] = roundPosition([(west + east) / 2, (south + north) / 2]);
  }
  return places;
}

/** What may be filtered by: an answer must not tell what the record itself would not. */
const isOutside = (reader: Reader): boolean => roleOf(reader) === 'police';

function factsFor({ feature: { properties } }: KeptRecord<'action'>, reader: Reader): DueFacts {
  const { status, deadline, decision } = properties;
  return isOutside(reader) ? { status, deadline } : { status, deadline, decision };
}

function fits(
  { record, facts }: { record: KeptRecord<'action'>; facts: DueFacts },
  { walkId, status, overdue, responsible, findingId, areaId }: Filters,
  reader: Reader,
  today: string,
): boolean {
  const { properties } = record.feature;
  const fold = (text: string) => text.toLocaleLowerCase('sv');
  const inside = !isOutside(reader);
  return (
    (walkId === undefined || walkId.includes(properties.walkId)) &&
    (status === undefined || status.includes(properties.status)) &&
    (overdue === undefined || isActionOverdue(facts, today) === (overdue === 'true')) &&
    (areaId === undefined || properties.areaId === areaId) &&
    (findingId === undefined || (inside && properties.addresses.includes(findingId))) &&
    (responsible === undefined || (inside && fold(properties.responsible ?? '').includes(fold(responsible))))
  );
}
