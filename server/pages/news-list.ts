import { html } from 'hono/html';
import type { PublicArea } from '../../domain/public-area.ts';
import type { PublicNews } from '../../domain/public-feed.ts';
import { newsTitle } from './atom-feed.ts';
import { dateInWords, type Html, link, type PageContext } from './public-layout.ts';

/** News with the page that tells more of each. */
export interface PlacedNews {
  area: PublicArea;
  news: PublicNews;
}

/** The newest news of these areas, the newest first. */
export function newestNews(areas: readonly PublicArea[], atMost: number): PlacedNews[] {
  return areas
    .flatMap((area) => area.walks.flatMap((walk) => walk.news.map((news) => ({ area, news }))))
    .sort((a, b) =>
      a.news.on === b.news.on ? (a.news.id < b.news.id ? -1 : 1) : a.news.on < b.news.on ? 1 : -1,
    )
    .slice(0, atMost);
}

export function newsList(list: readonly PlacedNews[], context: PageContext): Html {
  const { language } = context;
  return html`<ol class="news">
    ${list.map(
      ({ area, news }) => html`<li>
        <time datetime="${news.on}">${dateInWords(news.on, language)}</time>
        <p>
          <a href="${link(context, `/p/areas/${area.slug}`)}">${area.name}</a>: ${newsTitle(news, language)}
        </p>
      </li>`,
    )}
  </ol>`;
}
