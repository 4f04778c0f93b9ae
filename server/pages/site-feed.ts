import { v5 } from 'uuid';
import type { PublicArea } from '../../domain/public-area.ts';
import type { PublicSite } from '../../domain/public-site.ts';
import { areaPath } from './area-page.ts';
import { atomDocument, newsEntry } from './atom-feed.ts';
import { newestNews } from './news-list.ts';
import type { PageLanguage } from './public-layout.ts';

/** Ids of feeds are made of names within this, so that they stay when the server moves. */
const feedNames = '6f6a0c1e-3f0e-4a57-9c0c-0a2c7d1b7e11';
const entriesAtMost = 60;

interface FeedPlace {
  origin: string;
  municipality: string;
  language: PageLanguage;
}

const titles = {
  sv: (name: string) => `Trygghet i ${name}`,
  en: (name: string) => `Safety in ${name}`,
} as const;

/** The news of these areas; of one area where `of` names it. */
export function siteFeed(
  site: PublicSite,
  { origin, municipality, language }: FeedPlace,
  of?: PublicArea,
): string {
  const path = of === undefined ? '/p' : areaPath(of);
  const list = newestNews(of === undefined ? site.areas : [of], entriesAtMost);
  const name = of === undefined ? municipality : `${municipality}/${of.slug}`;
  return atomDocument({
    id: `urn:uuid:${v5(name, feedNames)}`,
    title:
      of === undefined ? titles[language](municipality) : `${of.name} · ${titles[language](municipality)}`,
    updatedOn: list[0]?.news.on ?? site.today,
    author: municipality,
    self: `${origin}${path}/feed.atom?lang=${language}`,
    page: `${origin}${path}`,
    language,
    entries: list.map(({ area, news }) =>
      newsEntry(news, { page: `${origin}${areaPath(area)}`, language, about: area.name }),
    ),
  });
}
