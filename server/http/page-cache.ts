import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { AppContext, AppEnv } from './app-env.ts';

interface KeptAnswer {
  status: number;
  /** A plain object: only then the bytes go straight to the socket. */
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Answers kept at once; what was asked for first goes first. Pages are few, strange addresses are many. */
const keptAtMost = 500;
const addressAtMost = 300;
/** What one answer may depend on besides its address; a longer one is that of no browser. */
const languagesAtMost = 100;

/** Of a request as much as the cache needs, without making it a Request where there is a socket: that takes longest. */
interface Asked {
  method: string;
  /** With what follows the question mark. */
  path: string;
  header(name: string): string | undefined;
}

type Incoming = NonNullable<AppEnv['Bindings']['incoming']>;

function askedOfSocket({ headers, url, method }: Incoming): Asked | undefined {
  // Without a socket, as when the application is called directly, there is less than the types say.
  if (headers === undefined || url === undefined || method === undefined) return undefined;
  return {
    method,
    path: url,
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

function askedOf(c: AppContext): Asked {
  const known = c.env?.incoming && askedOfSocket(c.env.incoming);
  if (known !== undefined) return known;
  const { url, method } = c.req;
  return { method, path: url.slice(url.indexOf('/', 8)), header: (name) => c.req.header(name) };
}

const isPublic = (path: string): boolean => /^\/p(?:[/?]|$)/.test(path);
const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Answers of the public's pages as finished bytes, made once for each version of what is told and given out before
 * anything else is looked at. Whoever has the bytes already is told so with 304. Nothing of a signed-in person: the
 * pages do not know who asks.
 * @param version the same text as long as the same is told
 */
export function createPageCache(version: () => Promise<string>) {
  let keptFor = '';
  const kept = new Map<string, KeptAnswer>();

  async function find(asked: Asked): Promise<{ now: string; answer: Response | undefined }> {
    const now = await version();
    if (now !== keptFor) {
      kept.clear();
      keptFor = now;
    }
    const known = kept.get(keyOf(asked));
    return { now, answer: known === undefined ? undefined : answer(known, asked) };
  }

  return {
    /** Answers what is kept without the rest of the house; everything else goes on as it came. */
    before<Rest extends unknown[]>(
      handle: (request: Request, env?: AppEnv['Bindings'], ...rest: Rest) => Response | Promise<Response>,
    ) {
      return (request: Request, env?: AppEnv['Bindings'], ...rest: Rest): Response | Promise<Response> => {
        const asked =
          env?.incoming && isPublic(env.incoming.url ?? '') ? askedOfSocket(env.incoming) : undefined;
        if (asked === undefined || !isRead(asked.method)) return handle(request, env, ...rest);
        return find(asked).then((found) => found.answer ?? handle(request, env, ...rest));
      };
    },
    /** Keeps what the pages answer. */
    middleware: createMiddleware<AppEnv>(async (c, next) => {
      const asked = askedOf(c);
      if (!isRead(asked.method) || asked.path.length > addressAtMost) return next();
      const found = await find(asked);
      if (found.answer !== undefined) return found.answer;
      await next();
      const isKept = c.res.ok && c.res.headers.get('cache-control') !== 'no-store';
      if (asked.method !== 'GET' || !isKept) return;
      const made = await keep(c.res);
      // What was written meanwhile may not be in it.
      if (found.now === keptFor && (await version()) === found.now) {
        if (kept.size >= keptAtMost) for (const oldest of [...kept.keys()].slice(0, 50)) kept.delete(oldest);
        // Photographs are the largest answers, and cost nothing to make again.
        if (made.headers['content-type'] !== 'image/webp') kept.set(keyOf(asked), made);
      }
      c.res = undefined;
      c.res = answer(made, asked);
    }),
  };
}

/** Everything of a request that an answer may depend on: the address, the languages, and how it may be packed. */
function keyOf({ path, header }: Asked): string {
  const packed = header('accept-encoding') ?? '';
  const packing = packed.includes('gzip') ? 'gzip' : packed.includes('deflate') ? 'deflate' : '';
  const languages = (header('accept-language') ?? '').slice(0, languagesAtMost);
  return `${path}\n${languages}\n${packing}\n${header('host') ?? ''}`;
}

async function keep(response: Response): Promise<KeptAnswer> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  // An answer that others may frame says so by an empty header: browsers ask for none at all.
  if (headers.get('x-frame-options') === '') headers.delete('x-frame-options');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  headers.set('etag', etag);
  headers.set('cache-control', headers.get('cache-control') ?? 'no-cache');
  headers.set('content-length', String(body.length));
  const vary = new Set((headers.get('vary') ?? '').toLowerCase().split(/,\s*/).filter(Boolean));
  headers.set('vary', [...vary.add('accept-language').add('accept-encoding')].join(', '));
  return { status: response.status, headers: Object.fromEntries(headers), body, etag };
}

function answer({ status, headers, body, etag }: KeptAnswer, { method, header }: Asked): Response {
  const have = header('if-none-match');
  if (have !== undefined && (have.trim() === '*' || have.includes(etag))) {
    const { 'content-type': _, 'content-length': __, ...told } = headers;
    return new Response(null, { status: 304, headers: told });
  }
  return new Response(method === 'HEAD' ? null : body, { status, headers });
}
