import { z } from '@hono/zod-openapi';
import type { Html, PageContext, PageLanguage } from '../pages/public-layout.ts';
import type { Settings } from '../settings.ts';
import { notFound } from './answer-problem.ts';
import type { AppContext } from './app-env.ts';
import { originOf } from './origin-of.ts';

/** Chosen in the address, else the first of the browser's languages that we have. */
function languageOf(c: AppContext): Pick<PageContext, 'language' | 'isChosen'> {
  const asked = c.req.query('lang');
  if (asked === 'sv' || asked === 'en') return { language: asked, isChosen: true };
  for (const part of (c.req.header('accept-language') ?? '').toLowerCase().split(',')) {
    const tag = part.trim();
    if (tag.startsWith('sv')) return { language: 'sv', isChosen: false };
    if (tag.startsWith('en')) return { language: 'en', isChosen: false };
  }
  return { language: 'sv', isChosen: false };
}

export type PageSettings = Pick<Settings, 'name' | 'publicUrl' | 'demo' | 'basemap'>;

/** What a public page knows of the request. */
export function pageContext(c: AppContext, settings: PageSettings): PageContext {
  return {
    ...languageOf(c),
    path: c.req.path,
    municipality: settings.name,
    isFictional: settings.demo,
    origin: originOf(c, settings.publicUrl),
  };
}

/** The same for pictures and files, which are in the language that the address says, whoever asks. */
export function fixedContext(c: AppContext, settings: PageSettings): PageContext {
  return { ...pageContext(c, settings), language: languageInAddress(c), isChosen: true };
}

/** Which of the two languages a feed or picture is in: it says so in its address alone, so that it stays the same. */
export function languageInAddress(c: AppContext): PageLanguage {
  return c.req.query('lang') === 'en' ? 'en' : 'sv';
}

/** A page that says that there is nothing, for people; programs get a problem. */
export async function missing(c: AppContext, page: Html): Promise<Response> {
  if (c.req.header('accept')?.includes('text/html') !== true) return notFound(c);
  return c.html(page, 404);
}

export const htmlAnswer = (description: string) => ({
  description,
  content: { 'text/html': { schema: z.string() } },
});
