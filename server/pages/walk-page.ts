import { html } from 'hono/html';
import { type LocalizedText, pickText } from '../../domain/localized.ts';
import { metresInWords } from '../../domain/protocol/document-facts.ts';
import { groundWords, lightClassWords } from '../../domain/protocol/document-words.ts';
import type { PublicProtocol } from '../../domain/public-protocol.ts';
import {
  dateInWords,
  type Html,
  link,
  type PageContext,
  type PageLanguage,
  publicPage,
  say,
} from './public-layout.ts';
import { publicRow } from './walk-page-row.ts';

interface WalkPage {
  /** Newest first; at least one. */
  versions: readonly PublicProtocol[];
  shown: PublicProtocol;
  context: PageContext;
  /** Where the area of the walk has its page; undefined where it has none. */
  area: { name: string; path: string } | undefined;
  /** The form to follow it by letter; left out where this server cannot write. */
  follow?: Html;
  /** The name of a category, for rows without words of their own. */
  categoryLabel(category: string): LocalizedText;
}

/** What a walk found and what comes of it, for anybody: only what public-protocol.ts gives. */
export function walkPage({ versions, shown, context, area, follow, categoryLabel }: WalkPage): Html {
  const { language } = context;
  const address = `/p/walks/${shown.walkId}`;
  const newest = versions[0] ?? shown;
  const title = say(language, 'title', { area: shown.area });
  const rows = {
    willBe: shown.rows.filter(
      ({ decision, isPositive }) => !isPositive && decision !== null && decision !== 'decline',
    ),
    willNot: shown.rows.filter(({ decision }) => decision === 'decline'),
    open: shown.rows.filter(({ decision, isPositive }) => !isPositive && decision === null),
    good: shown.rows.filter(({ decision, isPositive }) => isPositive && decision !== 'decline'),
  };
  const row = (one: PublicProtocol['rows'][number]) =>
    publicRow(one, language, pickText(categoryLabel(one.category), language));
  const part = (name: keyof typeof rows) =>
    html`<section aria-labelledby="${name}">
      <h2 id="${name}">${say(language, name)} <span class="count">${rows[name].length}</span></h2>
      ${
        rows[name].length === 0
          ? html`<p class="quiet">${say(language, 'nothing')}</p>`
          : html`<ol class="rows">
            ${rows[name].map(row)}
          </ol>`
      }
    </section>`;
  const version =
    language === 'sv' ? `?version=${shown.version}&lang=en` : `?version=${shown.version}&lang=sv`;
  const content = html`
    <div class="title">
    ${area === undefined ? '' : html`<p><a href="${link(context, area.path)}">${area.name}</a></p>`}
    <h1>${title}</h1>
    <p class="lead">
      ${shown.walkOn === null ? '' : say(language, 'walked', { date: dateInWords(shown.walkOn, language) })}
      ${say(language, 'lead', {
        prefix: shown.prefix,
        version: shown.version,
        date: dateInWords(shown.publishedOn, language),
      })}
      ${shown.registerNumber === null ? '' : say(language, 'register', { number: shown.registerNumber })}
    </p>
    </div>
    ${
      shown.version === newest.version
        ? ''
        : html`<p class="notice">
          ${say(language, 'older', { version: newest.version })}
          <a href="${address}?lang=${language}">${say(language, 'toNewest')}</a>
        </p>`
    }
    ${shown.purpose === null ? '' : html`<p><b>${say(language, 'purpose')}:</b> ${shown.purpose}</p>`}
    <nav class="parts" aria-label="${title}">
      ${(['willBe', 'willNot', 'open', 'good'] as const).map(
        (name) => html`<a href="#${name}"><b>${rows[name].length}</b> ${say(language, name)}</a>`,
      )}
    </nav>
    ${quality(shown, language)} ${part('willBe')} ${part('willNot')} ${part('open')} ${part('good')}
    <section aria-labelledby="versions">
      <h2 id="versions">${say(language, 'versions')}</h2>
      <ul class="versions">
        ${versions.map((one, index) =>
          versionItem(one, {
            language,
            address,
            isShown: one === shown,
            isFirst: index === versions.length - 1,
          }),
        )}
      </ul>
    </section>
    <section aria-labelledby="follow">
      <h2 id="follow">${say(language, 'follow')}</h2>
      <ul>
        <li><a href="${address}/feed.atom">${say(language, 'feed')}</a></li>
        <li><a href="/r">${say(language, 'receipt')}</a></li>
      </ul>
    </section>
    ${follow ?? ''}
  `;
  const head = { title, otherLanguage: `${address}${version}`, feed: `${address}/feed.atom` };
  return publicPage(head, context, content);
}

function quality(shown: PublicProtocol, language: PageLanguage): Html {
  const { participants, lightClass, weather, ground, routeMetres, organisations } = shown;
  const facts = [
    typeof participants === 'number'
      ? say(language, 'people', { count: participants })
      : say(language, 'fewPeople'),
    lightClass &&
      say(language, 'conditions', { light: pickText(lightClassWords[lightClass], language).toLowerCase() }),
    weather && say(language, 'weather', { weather }),
    ground && say(language, 'ground', { ground: pickText(groundWords[ground], language).toLowerCase() }),
    routeMetres !== null && say(language, 'route', { length: metresInWords(routeMetres, language) }),
    organisations.length > 0 && say(language, 'organisations', { names: organisations.join(', ') }),
  ].filter((fact): fact is string => typeof fact === 'string');
  return html`<section class="quality" aria-labelledby="quality">
    <h2 id="quality">${say(language, 'quality')}</h2>
    <p>${facts.join(' ')}</p>
    <p>${say(language, 'felt')}</p>
    <p>
      ${say(language, 'passed', { n: shown.passedWithinMetres })} ${say(language, 'small')} ${say(language, 'withheld')}
    </p>
  </section>`;
}

function versionItem(
  { version, publishedOn, changes }: PublicProtocol,
  {
    language,
    address,
    isShown,
    isFirst,
  }: { language: PageLanguage; address: string; isShown: boolean; isFirst: boolean },
): Html {
  const words = say(language, 'version', { version, date: dateInWords(publishedOn, language) });
  const kinds = { new: 'changedNew', changed: 'changedChanged', gone: 'changedGone' } as const;
  const list = changes.map(({ no, kind }) => `${no} (${say(language, kinds[kind])})`).join(', ');
  return html`<li>
    ${
      isShown
        ? html`<b>${words}</b> · ${say(language, 'shown')}`
        : html`<a href="${address}?version=${version}&lang=${language}">${words}</a>`
    }
    ${
      isFirst
        ? ''
        : html`<p>
          ${
            changes.length === 0
              ? say(language, 'changedNothing')
              : html`${say(language, 'changed')}: ${list}.`
          }
        </p>`
    }
  </li>`;
}

/** For an address without a published protocol; whether there is a walk is not told. */
export function noWalkPage(context: PageContext): Html {
  const { language } = context;
  const title = say(language, 'missingTitle');
  return publicPage(
    { title },
    context,
    html`<h1>${title}</h1>
      <p>${say(language, 'missingText')}</p>
      <p><a href="${link(context, '/p')}">${say(language, 'toStart')}</a></p>`,
  );
}
