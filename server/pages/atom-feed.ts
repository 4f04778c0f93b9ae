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
    stepText: 'Läs mer i protokollet på vandringens sida.',
    more: 'Vandringens sida',
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
    stepText: 'Read more in the protocol on the page of the walk.',
    more: 'The page of the walk',
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

function stepTitle({ row, status }: PublicStep, language: FeedLanguage): string {
  const place = row.locationText ?? row.stop;
  return `${row.no}${place === null ? '' : ` (${place})`} ${words[language].step[status]}`;
}

function entry(news: PublicNews, page: string, language: FeedLanguage) {
  const say = words[language];
  const [title, text] =
    news.kind === 'protocol'
      ? [say.protocol(news.protocol), protocolText(news.protocol, language)]
      : [stepTitle(news.step, language), say.stepText];
  return element(
    'entry',
    {},
    element('id', {}, news.id),
    element('title', {}, title),
    element('updated', {}, momentOf(news.on)),
    element('link', { rel: 'alternate', type: 'text/html', href: page, title: say.more }),
    element('summary', {}, text),
  );
}

/**
 * The news of a walk as Atom (RFC 4287).
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
  const self = `${page}/feed.atom${language === 'sv' ? '' : `?lang=${language}`}`;
  return xmlDocument('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
    element('id', {}, feed.id),
    element('title', {}, words[language].title(feed.area)),
    element('updated', {}, momentOf(feed.updatedOn)),
    element('author', {}, element('name', {}, author)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    ...feed.news.map((news) => entry(news, page, language)),
  ]);
}
