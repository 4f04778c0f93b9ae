import { createRoute, z } from '@hono/zod-openapi';
import { shownPicture } from '../../domain/public-site.ts';
import type { Deps } from '../deps.ts';
import { newRouter } from '../http/new-router.ts';
import { missing, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { missingPage } from '../pages/text-page.ts';
import type { PublicSiteReader } from '../public-site.ts';

const getPicture = createRoute({
  method: 'get',
  path: '/p/pictures/{sha256}',
  summary: 'A picture of what is done, for anybody',
  description:
    'Only one that somebody approved for the public, whose measure stands as done in a published protocol; gone as soon ' +
    'as the approval is withdrawn. It has nothing but its pixels.',
  tags: ['public'],
  // Any text: whoever has a wrong address is told so by a page too.
  request: { params: z.object({ sha256: z.string() }) },
  responses: {
    200: {
      description: 'A WebP of at most 1,600 pixels a side',
      content: { 'image/webp': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemAnswers('not-found'),
  },
});

/** Pictures that the public's pages show, and no others. */
export function publicPicturesRoutes(
  { blobs, settings }: Pick<Deps, 'blobs' | 'settings'>,
  site: PublicSiteReader,
) {
  return newRouter().openapi(getPicture, async (c) => {
    const picture = shownPicture(await site.read(), c.req.valid('param').sha256);
    const bytes = picture && (await blobs.get(picture.sha256));
    if (bytes === undefined) return missing(c, missingPage(pageContext(c, settings)));
    return c.body(bytes, 200, {
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });
}
