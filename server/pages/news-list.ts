import { html } from 'hono/html';
import type { PublicArea } from '../../domain/public-area.ts';
import type { PublicPromise } from '../../domain/public-promise.ts';
import type { PublicSite } from '../../domain/public-site.ts';
import { newsSummary, newsTitle } from './atom-feed.ts';
import { followUpSummary } from './promise-summary.ts';
import { dateInWords, type Html, link, type PageContext, type PageLanguage, say } from './public-layout.ts';

/** A piece of news with the page that tells more of it. */
export interface PlacedNews {
  id: string;
  on: string;
  about: string;
  path: string;
  title: string;
  summary: string;
}

const newestFirst = (a: PlacedNews, b: PlacedNews): number =>
  a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? 1 : -1;

/** The news of an area in words, the newest first. */
export function areaNews(area: PublicArea, language: PageLanguage): PlacedNews[] {
  return area.walks
    .flatMap(({ news }) => news)
    .map((news) => ({
      id: news.id,
      on: news.on,
      about: area.name,
      path: `/p/areas/${area.slug}`,
      title: newsTitle(news, language),
      summary: newsSummary(news, language),
    }))
    .sort(newestFirst);
}

/** The published follow-ups of a promise, the newest first. */
export function promiseNews(promise: PublicPromise, language: PageLanguage): PlacedNews[] {
  return promise.followUps
    .flatMap(({ id, dueOn, published }) =>
      published === null
        ? []
        : [
            {
              id,
              on: published.on,
              about: promise.title[language] ?? promise.title.sv,
              path: `/p/promises/${promise.id}`,
              title: say(language, 'followUpDue', { date: dateInWords(dueOn, language) }),
              summary: followUpSummary(promise, published, language),
            },
          ],
    )
    .sort(newestFirst);
}

/** Everything new in the municipality, the newest first. */
export function siteNews({ areas, promises }: PublicSite, language: PageLanguage): PlacedNews[] {
  return [
    ...areas.flatMap((area) => areaNews(area, language)),
    ...promises.flatMap((promise) => promiseNews(promise, language)),
  ].sort(newestFirst);
}

export function newsList(list: readonly PlacedNews[], context: PageContext): Html {
  const { language } = context;
  return html`<ol class="news">
    ${list.map(
      ({ on, about, path, title }) => html`<li>
        <time datetime="${on}">${dateInWords(on, language)}</time>
        <p><a href="${link(context, path)}">${about}</a>: ${title}</p>
      </li>`,
    )}
  </ol>`;
}
