import { element, xmlDocument } from '../../domain/exports/xml.ts';
import type { PublicFeed, PublicNews, PublicStep } from '../../domain/public-feed.ts';
import type { PublicProtocol } from '../../domain/public-protocol.ts';

type FeedLanguage = 'sv' | 'en';

/** Atom wants a moment; we tell days, so it is always the first of the day. */
const momentOf = (day: string): string => `${day}T00:00:00Z`;

const words = {
  sv: {
    title: (area: string) => `Trygghetsvandring: ${area}`,
    protocol: ({ prefix, version }: PublicProtocol) =>
      `Protokoll ${prefix}, version ${version}, är publicerat`,
    rows: (count: number) => (count === 1 ? '1 punkt i protokollet.' : `${count} punkter i protokollet.`),
    decided: (done: number, declined: number) => `${done} ska göras eller utredas, ${declined} görs inte.`,
    participants: (count: string) => `Deltagare: ${count}.`,
    fewerThan5: 'färre än 5',
    changes: (count: number) => `Ändrat sedan förra versionen: ${count} punkter.`,
    step: { done: 'är klar', verified: 'är kontrollerad på plats', not_done: 'görs inte' },
    stepText: 'Läs mer på sidan.',
    more: 'Läs mer',
  },
  en: {
    title: (area: string) => `Safety walk: ${area}`,
    protocol: ({ prefix, version }: PublicProtocol) => `Protocol ${prefix}, version ${version}, is published`,
    rows: (count: number) => (count === 1 ? '1 row in the protocol.' : `${count} rows in the protocol.`),
    decided: (done: number, declined: number) =>
      `${done} will be done or looked into, ${declined} will not be done.`,
    participants: (count: string) => `Participants: ${count}.`,
    fewerThan5: 'fewer than 5',
    changes: (count: number) => `Changed since the version before: ${count} rows.`,
    step: { done: 'is done', verified: 'is checked on site', not_done: 'will not be done' },
    stepText: 'Read more on the page.',
    more: 'Read more',
  },
} as const;

function protocolText(protocol: PublicProtocol, language: FeedLanguage): string {
  const { rows, participants, changes } = protocol;
  const say = words[language];
  const declined = rows.filter(({ decision }) => decision === 'decline').length;
  const decided = rows.filter(({ decision }) => decision !== null).length - declined;
  const people = typeof participants === 'number' ? String(participants) : say.fewerThan5;
  return [
    say.rows(rows.length),
    say.decided(decided, declined),
    say.participants(people),
    ...(changes.length > 0 ? [say.changes(changes.length)] : []),
  ].join(' ');
}

/** A piece of news in one line. */
export function newsTitle(news: PublicNews, language: FeedLanguage): string {
  return news.kind === 'protocol' ? words[language].protocol(news.protocol) : stepTitle(news.step, language);
}

function stepTitle({ row, status }: PublicStep, language: FeedLanguage): string {
  const place = row.locationText ?? row.stop;
  return `${row.no}${place === null ? '' : ` (${place})`} ${words[language].step[status]}`;
}

/** What there is to say of it below its title. */
export function newsSummary(news: PublicNews, language: FeedLanguage): string {
  return news.kind === 'protocol' ? protocolText(news.protocol, language) : words[language].stepText;
}

interface AtomEntry {
  id: string;
  title: string;
  /** As in 2026-11-23. */
  on: string;
  /** The page that tells more. */
  page: string;
  summary: string;
}

export function atomEntry({ id, title, on, page, summary }: AtomEntry, language: FeedLanguage) {
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, momentOf(on)),
    element('link', { rel: 'alternate', type: 'text/html', href: page, title: words[language].more }),
    element('summary', {}, summary),
  );
}

interface AtomDocument {
  id: string;
  title: string;
  /** As in 2026-11-23. */
  updatedOn: string;
  author: string;
  self: string;
  page: string;
  language: FeedLanguage;
  entries: readonly ReturnType<typeof atomEntry>[];
}

/** A feed as Atom (RFC 4287). */
export function atomDocument({
  id,
  title,
  updatedOn,
  author,
  self,
  page,
  language,
  entries,
}: AtomDocument): string {
  return xmlDocument('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, momentOf(updatedOn)),
    element('author', {}, element('name', {}, author)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    ...entries,
  ]);
}

/**
 * The news of a walk.
 * @param origin where people reach this server, without a slash at the end
 */
export function atomFeed(
  feed: PublicFeed,
  {
    origin,
    walkId,
    author,
    language,
  }: { origin: string; walkId: string; author: string; language: FeedLanguage },
): string {
  const page = `${origin}/p/walks/${walkId}`;
  return atomDocument({
    id: feed.id,
    title: words[language].title(feed.area),
    updatedOn: feed.updatedOn,
    author,
    self: `${page}/feed.atom${language === 'sv' ? '' : `?lang=${language}`}`,
    page,
    language,
    entries: feed.news.map((news) =>
      atomEntry(
        {
          ...{ id: news.id, on: news.on, page },
          ...{ title: newsTitle(news, language), summary: newsSummary(news, language) },
        },
        language,
      ),
    ),
  });
}
