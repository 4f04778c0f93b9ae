import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type PublicWord, publicWords } from './words/public-words.ts';

export type PageLanguage = 'sv' | 'en';
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The words of a page, with its gaps filled in. */
export function say(
  language: PageLanguage,
  word: PublicWord,
  values: Readonly<Record<string, string | number>> = {},
) {
  return Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => String(value)),
    publicWords[word][language],
  );
}

export function dateInWords(date: string, language: PageLanguage): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** The month and year of a day, as in "november 2026". */
export function monthInWords(date: string, language: PageLanguage): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** What every page knows of where it stands. */
export interface PageContext {
  language: PageLanguage;
  /** Whether the language was chosen in the address: then links keep it. */
  isChosen: boolean;
  /** The path of this page, without what follows the question mark. */
  path: string;
  municipality: string;
  /** Said at the foot of each page of the invented town. */
  isFictional: boolean;
  /** Where people reach this server, without a slash at the end. */
  origin: string;
}

/** An address within the public pages that keeps a chosen language. */
export function link(
  { language, isChosen }: Pick<PageContext, 'language' | 'isChosen'>,
  path: string,
): string {
  return isChosen ? `${path}?lang=${language}` : path;
}

interface PageHead {
  title: string;
  /** This page in the other language; the same address with another `lang` where left out. */
  otherLanguage?: string;
  feed?: string;
  /** For those who list or share the page. */
  description?: string;
  card?: { path: string; alt: string };
  /** Above everything, over the whole width. */
  hero?: Html;
}

const menu = [
  ['/p', 'navStart'],
  ['/p/meetings', 'navMeetings'],
  ['/p/promises', 'navPromises'],
  ['/p/counting', 'navCounting'],
] as const;

function shared({ title, description, card, feed }: PageHead, { origin, path }: PageContext): Html {
  return html`${feed === undefined ? raw('') : html`<link rel="alternate" type="application/atom+xml" href="${feed}" />`}
    ${
      description === undefined
        ? raw('')
        : html`<meta name="description" content="${description}" />
          <meta property="og:title" content="${title}" />
          <meta property="og:description" content="${description}" />
          <meta property="og:url" content="${origin}${path}" />`
    }
    ${
      card === undefined
        ? raw('')
        : html`<meta property="og:image" content="${origin}${card.path}" />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content="${card.alt}" />
          <meta name="twitter:card" content="summary_large_image" />`
    }`;
}

function foot(context: PageContext): Html {
  const { language, isFictional } = context;
  const items = [
    ['/p/accessibility', 'navAccessibility'],
    ['/p/privacy', 'navPrivacy'],
    ['/p/feed.atom', 'navFollow'],
  ] as const;
  return html`<footer class="foot">
    <ul>
      ${items.map(([path, word]) => html`<li><a href="${link(context, path)}">${say(language, word)}</a></li>`)}
      <li><a href="/r">${say(language, 'navReceipt')}</a></li>
      <li><a href="/sign-in">${say(language, 'navStaff')}</a></li>
    </ul>
    ${isFictional ? html`<p>${say(language, 'fictional')}</p>` : raw('')}
  </footer>`;
}

/** The frame of a public page. It works without scripts; there are none. */
export function publicPage(head: PageHead, context: PageContext, content: Html): Html {
  const { language, path, municipality } = context;
  const other = language === 'sv' ? 'en' : 'sv';
  const siteName = say(language, 'siteName', { name: municipality });
  const current = (to: string) => (to === path ? raw(' aria-current="page"') : raw(''));
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${head.title} · ${siteName}</title>
        <link rel="stylesheet" href="/p/page.css" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${shared(head, context)}
      </head>
      <body>
        <a class="skip" href="#main">${say(language, 'toMain')}</a>
        <header class="top">
          <a class="brand" href="${link(context, '/p')}"
            ><img src="/favicon.svg" width="32" height="32" alt="" /> ${siteName}</a
          >
          <nav aria-label="${say(language, 'mainMenu')}">
            <ul>
              ${menu.map(
                ([to, word]) =>
                  html`<li><a href="${link(context, to)}"${current(to)}>${say(language, word)}</a></li>`,
              )}
              <li>
                <a href="${head.otherLanguage ?? `${path}?lang=${other}`}" hreflang="${other}" lang="${other}"
                  >${say(language, 'language')}</a
                >
              </li>
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">
          ${head.hero ?? raw('')}
          <div class="page">${content}</div>
        </main>
        ${foot(context)}
      </body>
    </html>`;
}
