import { pickWords } from '../domain/promise/promise-words.ts';
import { areaAt } from '../domain/public-area.ts';
import type { PublicSite } from '../domain/public-site.ts';
import { areaPath } from './pages/area-page.ts';
import { areaNews, type PlacedNews, promiseNews } from './pages/news-list.ts';
import { promisePath } from './pages/promise-page.ts';
import type { PageLanguage } from './pages/public-layout.ts';

/** Something that the public may follow, with the news that its Atom feed tells. */
export interface Followed {
  title: string;
  path: string;
  news: readonly PlacedNews[];
}

/** @param subject its path below /p; undefined where nothing is published there (any more) */
export function followedNews(
  { areas, promises }: PublicSite,
  subject: string,
  language: PageLanguage,
): Followed | undefined {
  const [, kind, name = ''] = /^(areas|promises|walks)\/([^/]+)$/.exec(subject) ?? [];
  if (kind === 'areas') {
    const area = areaAt(areas, name);
    return area && { title: area.name, path: areaPath(area), news: areaNews(area, language) };
  }
  if (kind === 'promises') {
    const promise = promises.find(({ id }) => id === name);
    if (promise === undefined) return undefined;
    const title = pickWords(promise.title, language);
    return { title, path: promisePath(promise), news: promiseNews(promise, language) };
  }
  for (const area of kind === 'walks' ? areas : []) {
    const walks = area.walks.filter(({ protocol }) => protocol.walkId === name);
    const [walk] = walks;
    const path = `/p/walks/${name}`;
    if (walk !== undefined)
      return {
        ...{ title: walk.protocol.area, path },
        news: areaNews({ ...area, walks }, language).map((one) => ({ ...one, path })),
      };
  }
  return undefined;
}
