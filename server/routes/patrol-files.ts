import { createRoute, z } from '@hono/zod-openapi';
import { patrolShiftIdSchema } from '../../domain/ids.ts';
import { isOfPolice } from '../../domain/patrol/patrol-view.ts';
import { shiftGeoJson, shiftGpx } from '../../domain/patrol/shift-files.ts';
import { placesOfShift, shiftOutline } from '../../domain/patrol/shift-outline.ts';
import { placeClock, placeDay } from '../../domain/place-time.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { walkingBetween } from '../../domain/streets/walking.ts';
import { shiftCalendar } from '../calendar/shift-calendar.ts';
import type { Deps } from '../deps.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { policeIdOf, requirePatrol } from '../http/require-patrol.ts';
import { knownHotSpots } from '../patrol/known-hot-spots.ts';

const words = {
  sv: { title: 'Patrull', lookAt: 'Titta efter', talkTo: 'Prata med' },
  en: { title: 'Patrol', lookAt: 'Look at', talkTo: 'Talk to' },
} as const;

const mediaTypes = {
  'plan.gpx': 'application/gpx+xml',
  'plan.geojson': 'application/geo+json',
  'plan.ics': 'text/calendar; charset=utf-8',
} as const;

/** A shift as files for other programs, and the one that the screens draw. */
export function patrolFilesRoutes({ store, streets, source }: Pick<Deps, 'store' | 'streets' | 'source'>) {
  const getFile = createRoute({
    method: 'get',
    path: '/api/patrol/shifts/{shiftId}/{file}',
    summary: 'The plan of a shift as GPX 1.1, GeoJSON or iCalendar',
    description: 'For the police alone, and only their own. Nothing in it says who goes.',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    request: {
      params: z.object({
        shiftId: patrolShiftIdSchema,
        file: z.enum(['plan.gpx', 'plan.geojson', 'plan.ics']),
      }),
      query: z.object({ language: z.enum(['sv', 'en']).default('sv') }),
    },
    responses: {
      200: {
        description: 'The file',
        content: {
          'application/octet-stream': {
            schema: z.string().openapi({ description: 'in the media type of its name' }),
          },
        },
      },
      ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
    },
  });

  return newRouter().openapi(getFile, async (c) => {
    const { shiftId, file } = c.req.valid('param');
    const { language } = c.req.valid('query');
    const policeId = policeIdOf(c);
    const record = await store.record(shiftId);
    if (record?.kind !== 'patrol-shift' || record.withdrawn !== null || !isOfPolice(record, policeId))
      throw new ProblemError(
        problem('unknown-record', {
          detail: `there is no shift ${shiftId}`,
          action: 'Choose a shift of GET /api/patrol/shifts.',
        }),
      );
    const shift = record.feature;
    const hotSpots = await knownHotSpots(store, policeId);
    const walking = walkingBetween(await streets.current(), placesOfShift(shift, hotSpots));
    const outline = shiftOutline(shift, hotSpots, walking);
    const { startAt, name } = shift.properties;
    const title = name ?? `${words[language].title} ${placeDay(startAt)} ${placeClock(startAt)}`;
    const now = source.now();
    const bodies = {
      'plan.gpx': () => shiftGpx(outline, { ...words[language], title, createdAt: now.toISOString() }),
      'plan.geojson': () =>
        JSON.stringify(shiftGeoJson(outline, { straight: walking.straight, credits: walking.credits })),
      'plan.ics': () => shiftCalendar(outline, { shiftId, title, now }),
    };
    return c.body(bodies[file](), 200, {
      'content-type': mediaTypes[file],
      'content-disposition': `attachment; filename="patrol-${placeDay(startAt)}.${file.split('.')[1]}"`,
      'cache-control': 'no-store',
    });
  });
}
