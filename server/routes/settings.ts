import { createRoute, z } from '@hono/zod-openapi';
import { basemapSettingSchema } from '../../domain/basemap-setting.ts';
import { languageSchema } from '../../domain/localized.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';

const getSettings = createRoute({
  method: 'get',
  path: '/api/settings',
  summary: 'What this installation is set to',
  tags: ['settings'],
  responses: {
    200: jsonAnswer(
      'Name, ground of the map, languages',
      z.object({
        name: z.string(),
        basemap: basemapSettingSchema,
        centre: z.tuple([z.number(), z.number()]).openapi({ description: 'longitude, latitude' }),
        zoom: z.number(),
        positionMetres: z
          .number()
          .openapi({ description: 'A position this exact is stored without asking the person' }),
        languages: z.array(languageSchema),
        demo: z.boolean(),
        credits: z.string(),
      }),
    ),
    ...problemAnswers(),
  },
});

/** What a client needs to know before anybody signs in. */
export function settingsRoutes({ settings }: Pick<Deps, 'settings'>) {
  return newRouter().openapi(getSettings, (c) => {
    const { name, basemap, centre, zoom, positionMetres, languages, demo, credits } = settings;
    c.header('cache-control', 'no-cache');
    return c.json(
      { name, basemap, centre, zoom, positionMetres, languages: [...languages], demo, credits },
      200,
    );
  });
}
