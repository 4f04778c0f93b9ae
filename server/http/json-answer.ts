import { z } from '@hono/zod-openapi';

/** The document's words for an answer in JSON. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** The same for GeoJSON (RFC 7946). */
export function geoJsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/geo+json': { schema } } };
}

/** The document's words for an answer that tells how far it has come (stream-work.ts). */
export function progressAnswer(result: string) {
  const description = `Server-sent events: "progress" with 0 to 1, then "problem" or "result" with ${result}`;
  return { description, content: { 'text/event-stream': { schema: z.string() } } };
}

/** The document's words for a body in JSON that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const;
}
