import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type PublicWord, publicWords } from './public-words.ts';

export type PageLanguage = 'sv' | 'en';
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The words of a page, with its gaps filled in. */
export function say(
  language: PageLanguage,
  word: PublicWord,
  values: Readonly<Record<string, string | number>> = {},
) {
  return Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    publicWords[word][language],
  );
}

export function dateInWords(date: string, language: PageLanguage): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** The frame of a public page. It works without scripts; there are none. */
export function publicPage(
  {
    title,
    language,
    otherLanguage,
    feed,
  }: { title: string; language: PageLanguage; otherLanguage: string; feed?: string },
  content: Html,
): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Lykta</title>
        <link rel="stylesheet" href="/p/page.css" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${feed === undefined ? raw('') : html`<link rel="alternate" type="application/atom+xml" href="${feed}" />`}
      </head>
      <body>
        <a class="skip" href="#main">${say(language, 'toMain')}</a>
        <header class="top">
          <a class="brand" href="/"><img src="/favicon.svg" width="32" height="32" alt="" /> Lykta</a>
          <a href="${otherLanguage}" hreflang="${language === 'sv' ? 'en' : 'sv'}" lang="${language === 'sv' ? 'en' : 'sv'}"
            >${say(language, 'language')}</a
          >
        </header>
        <main id="main">${content}</main>
      </body>
    </html>`;
}
