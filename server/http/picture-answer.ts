import { z } from '@hono/zod-openapi';
import type { AppContext } from './app-env.ts';

/** The document's words for a picture that only some may see. */
export const pictureAnswers = {
  200: {
    description: 'A WebP of at most 1,600 pixels a side',
    content: { 'image/webp': { schema: z.string().openapi({ format: 'binary' }) } },
  },
  304: { description: 'You have it already' },
} as const;

/** Nothing of this address runs, loads or is framed, whatever a browser takes it for. */
const headersOfAll = {
  'content-type': 'image/webp',
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

/** The picture, or that the browser has it already: it asks each time, because who may see it can change. */
export function answerPicture(
  c: AppContext,
  { sha256, bytes }: { sha256: string; bytes: Uint8Array<ArrayBuffer> },
) {
  const headers = { ...headersOfAll, etag: `"${sha256}"` };
  if (c.req.header('if-none-match')?.includes(headers.etag) === true) return c.body(null, 304, headers);
  return c.body(bytes, 200, headers);
}
