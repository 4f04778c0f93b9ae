import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

interface KeptAnswer {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Answers kept at once; what was asked for first goes first. Pages are few, strange addresses are many. */
const keptAtMost = 500;
const addressAtMost = 300;

/**
 * Answers of the public's pages as finished bytes, made once for each version of what is told and given out before
 * anything else is looked at. Whoever has the bytes already is told so with 304. Nothing of a signed-in person: the
 * pages do not know who asks.
 * @param version the same text as long as the same is told
 */
export function pageCache(version: () => Promise<string>) {
  let keptFor = '';
  const kept = new Map<string, KeptAnswer>();

  return createMiddleware<AppEnv>(async (c, next) => {
    const { method } = c.req;
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead || c.req.url.length > addressAtMost) return next();
    const now = await version();
    if (now !== keptFor) {
      kept.clear();
      keptFor = now;
    }
    const key = keyOf(c.req.raw);
    const known = kept.get(key);
    if (known !== undefined) return answer(known, c.req.raw);
    await next();
    if (method !== 'GET' || !c.res.ok || c.res.headers.get('cache-control') === 'no-store') return;
    const made = await keep(c.res);
    // What was written meanwhile may not be in it.
    if (now === keptFor && (await version()) === now) {
      if (kept.size >= keptAtMost) for (const oldest of [...kept.keys()].slice(0, 50)) kept.delete(oldest);
      kept.set(key, made);
    }
    c.res = undefined;
    c.res = answer(made, c.req.raw);
  });
}

/** Everything of a request that an answer may depend on: the address, the languages, and how it may be packed. */
function keyOf({ url, headers }: Request): string {
  const packed = headers.get('accept-encoding') ?? '';
  const packing = packed.includes('gzip') ? 'gzip' : packed.includes('deflate') ? 'deflate' : '';
  const path = url.slice(url.indexOf('/', 8));
  return `${path} ${(headers.get('accept-language') ?? '').slice(0, 100)} ${packing} ${headers.get('host') ?? ''}`;
}

async function keep(response: Response): Promise<KeptAnswer> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  // An answer that others may frame says so by an empty header: browsers ask for none at all.
  if (headers.get('x-frame-options') === '') headers.delete('x-frame-options');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  headers.set('etag', etag);
  headers.set('cache-control', headers.get('cache-control') ?? 'no-cache');
  const vary = new Set((headers.get('vary') ?? '').toLowerCase().split(/,\s*/).filter(Boolean));
  headers.set('vary', [...vary.add('accept-language').add('accept-encoding')].join(', '));
  return { status: response.status, headers: [...headers], body, etag };
}

function answer({ status, headers, body, etag }: KeptAnswer, { method, headers: asked }: Request): Response {
  const have = asked.get('if-none-match');
  if (have !== null && (have.trim() === '*' || have.includes(etag)))
    return new Response(null, { status: 304, headers: headers.filter(([name]) => name !== 'content-type') });
  return new Response(method === 'HEAD' ? null : body, { status, headers });
}
