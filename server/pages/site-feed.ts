import { v5 } from 'uuid';
import { atomDocument, atomEntry } from './atom-feed.ts';
import type { PlacedNews } from './news-list.ts';
import type { PageLanguage } from './public-layout.ts';

/** Ids of feeds are made of names within this, so that they stay when the server moves. */
const feedNames = '6f6a0c1e-3f0e-4a57-9c0c-0a2c7d1b7e11';
const entriesAtMost = 60;

interface FeedPlace {
  origin: string;
  municipality: string;
  language: PageLanguage;
  today: string;
}

const titles = {
  sv: (name: string) => `Trygghet i ${name}`,
  en: (name: string) => `Safety in ${name}`,
} as const;

/** What a feed is of: everything, or the area or promise at this path. */
export interface FeedSubject {
  path: string;
  /** Part of the feed's id, which never changes. */
  name: string;
  title: string | null;
  news: readonly PlacedNews[];
}

/** News as an Atom feed. */
export function siteFeed(
  { path, name, title, news }: FeedSubject,
  { origin, municipality, language, today }: FeedPlace,
): string {
  const list = news.slice(0, entriesAtMost);
  const site = titles[language](municipality);
  return atomDocument({
    id: `urn:uuid:${v5(name, feedNames)}`,
    title: title === null ? site : `${title} · ${site}`,
    updatedOn: list[0]?.on ?? today,
    author: municipality,
    self: `${origin}${path}/feed.atom?lang=${language}`,
    page: `${origin}${path}`,
    language,
    entries: list.map((one) =>
      atomEntry({ ...one, title: `${one.about}: ${one.title}`, page: `${origin}${one.path}` }, language),
    ),
  });
}
