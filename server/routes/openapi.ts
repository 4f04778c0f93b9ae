import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { changeSchema } from '../../domain/changes.ts';
import type { AppEnv } from '../http/app-env.ts';

const description = `Safety walks, hot spots and citizen promises.

Participants send \`Authorization: Bearer TOKEN\` with the token of POST /api/join. The staff sign in and have a cookie.
Every write of records is a Change, sent to POST /api/changes. What is refused is answered as application/problem+json
(RFC 9457) with \`code\`, \`detail\`, \`action\` (what to do now) and \`errors\` (JSON Pointers to the places).
Positions are [longitude, latitude] in WGS84, times RFC 3339 in UTC.`;

/** The document of all routes, made from the routes themselves, at /api/openapi.json (OpenAPI 3.1). */
export function serveOpenApi(app: OpenAPIHono<AppEnv>, address: string): void {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent('securitySchemes', 'participant', { type: 'http', scheme: 'bearer' });
  openAPIRegistry.registerComponent('securitySchemes', 'staff', {
    type: 'apiKey',
    in: 'cookie',
    name: 'lykta.session_token',
  });
  let text: string | undefined;
  app.get('/api/openapi.json', (c) => {
    text ??= JSON.stringify(documentOf(app, address));
    return c.body(text, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  });
}

function documentOf(app: OpenAPIHono<AppEnv>, address: string) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Lykta',
      version: '0.1.0',
      description,
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: address }],
    security: [{ participant: [] }, { staff: [] }, {}],
  });
  const paths = document.paths ?? {};
  paths['/api/openapi.json'] = {
    get: {
      summary: 'This document',
      tags: ['operation'],
      responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': {} } } },
    },
  };
  // OpenAPI 3.1 takes JSON Schema 2020-12 as it is, and zod writes the union of changes better than the generator.
  const { $schema: _, ...change } = z.toJSONSchema(changeSchema, { io: 'input', unrepresentable: 'any' });
  return {
    ...document,
    paths,
    components: { ...document.components, schemas: { ...document.components?.schemas, Change: change } },
  };
}
