/** Where the page keeps the ground of the walk's area; the service worker only reads it. */
export const groundCacheName = 'lykta-ground';

/**
 * Under what a piece of the ground is kept. A part of an archive has a key of its own, because the cache knows
 * whole answers only.
 * @param range the request's Range header, such as "bytes=0-15"; null for the whole
 */
export function groundKey(url: string, range: string | null): string {
  if (range === null) return url;
  const key = new URL(url);
  key.searchParams.set('lykta-range', range);
  return key.href;
}

/** A kept part of an archive as the server would have answered it. */
export function partialAnswer(kept: Response): Response {
  const { headers, body } = kept;
  return new Response(body, { status: 206, headers });
}
