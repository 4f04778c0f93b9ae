import { html } from 'hono/html';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { PublicFollowUp, PublicPromise, PublicPromiseItem } from '../../domain/public-promise.ts';
import type { PublicSite } from '../../domain/public-site.ts';
import { burnUpFigure } from './burn-up.ts';
import { followUpSummary, promiseSummary, stateInWords, statesInWords } from './promise-summary.ts';
import { dateInWords, type Html, link, type PageContext, publicPage, say } from './public-layout.ts';
import { widgetSnippet } from './widget-frame.ts';

const owners = { both: 'ownerBoth', municipality: 'ownerMunicipality', police: 'ownerPolice' } as const;

export function promisePath({ id }: Pick<PublicPromise, 'id'>): string {
  return `/p/promises/${id}`;
}

function periodText({ period, signedOn }: PublicPromise, { language }: PageContext): string {
  return say(language, 'promisePeriod', {
    from: dateInWords(period.from, language),
    to: dateInWords(period.to, language),
    signed: dateInWords(signedOn, language),
  });
}

/** Promises as cards, each with how many items are in which state. */
export function promiseCards(promises: readonly PublicPromise[], context: PageContext): Html {
  const { language } = context;
  return html`<ul class="cards wide">
    ${promises.map(
      (promise) => html`<li class="card">
        <h3><a href="${link(context, promisePath(promise))}">${pickWords(promise.title, language)}</a></h3>
        <p>${statesInWords(promise.states, language)}</p>
        <p class="quiet">${promise.parties.join(' · ')}. ${periodText(promise, context)}</p>
      </li>`,
    )}
  </ul>`;
}

export function promisesPage({ promises }: PublicSite, context: PageContext): Html {
  const { language } = context;
  const title = say(language, 'promisesTitle');
  const lead = say(language, 'promisesLead');
  const content = html`<div class="title">
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
    </div>
    <section aria-labelledby="all">
      <h2 id="all" class="unseen">${title}</h2>
      ${
        promises.length === 0
          ? html`<p class="quiet">${say(language, 'promisesNone')}</p>`
          : promiseCards(promises, context)
      }
    </section>`;
  return publicPage({ title, description: lead }, context, content);
}

/**
 * A promise with each item against the straight line, and its follow-ups.
 * @param follow the form to follow it by letter; left out where this server cannot write
 */
export function promisePage(
  promise: PublicPromise,
  context: PageContext,
  today: string,
  follow: Html = html``,
): Html {
  const { language } = context;
  const title = pickWords(promise.title, language);
  const path = promisePath(promise);
  const summary = promiseSummary(promise, today, language);
  const content = html`
    <div class="title">
      <p><a href="${link(context, '/p/promises')}">${say(language, 'promisesTitle')}</a></p>
      <h1>${title}</h1>
      ${promise.summary === null ? '' : html`<p class="lead">${pickWords(promise.summary, language)}</p>`}
      <p class="quiet">${promise.parties.join(' · ')}. ${periodText(promise, context)}</p>
      ${
        promise.focusAreas.length === 0
          ? ''
          : html`<p class="quiet">
            ${say(language, 'promiseFocus')}: ${promise.focusAreas.map((area) => pickWords(area, language)).join(' · ')}
          </p>`
      }
    </div>
    <aside class="quality" aria-labelledby="quality">
      <h2 id="quality">${say(language, 'qualityTitle')}</h2>
      <p><b>${statesInWords(promise.states, language)}</b></p>
      <p>
        ${say(language, 'promiseQuality', { date: dateInWords(today, language), items: promise.items.length })}
        <a href="${link(context, '/p/counting')}#promises">${say(language, 'qualityMore')}</a>
      </p>
    </aside>
    <section aria-labelledby="items">
      <h2 id="items">${say(language, 'promiseItems')}</h2>
      <ol class="measures">
        ${promise.items.map((item) => promiseItem(item, context))}
      </ol>
    </section>
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups">${say(language, 'followUps')}</h2>
      <p>${say(language, 'followUpsLead')}</p>
      ${
        promise.followUps.length === 0
          ? html`<p class="quiet">${say(language, 'followUpNone')}</p>`
          : html`<ol class="measures">
            ${promise.followUps.map((one) => followUp(one, promise, context))}
          </ol>`
      }
    </section>
    <section aria-labelledby="share" class="share">
      <h2 id="share">${say(language, 'shareTitle')}</h2>
      <ul class="plain links">
        <li><a href="${path}/feed.atom?lang=${language}">${say(language, 'promiseFeed')}</a></li>
        <li><a href="${path}/card.png?lang=${language}">${say(language, 'shareCard')}</a></li>
        <li><a href="${path}/page.pdf?lang=${language}">${say(language, 'sharePdf')}</a></li>
      </ul>
      ${widgetSnippet(path, title, context)}
      ${
        promise.publishedIn === null
          ? ''
          : html`<p class="quiet">${say(language, 'promiseSource', { source: promise.publishedIn })}</p>`
      }
    </section>
    ${follow}
  `;
  const card = { path: `${path}/card.png?lang=${language}`, alt: summary };
  return publicPage({ title, description: summary, feed: `${path}/feed.atom`, card }, context, content);
}

function promiseItem(item: PublicPromiseItem, { language }: PageContext): Html {
  const { text, owner, state, why, place, definition, burnUp } = item;
  return html`<li class="measure">
    <div>
      <p class="state ${state}">${stateInWords(state, language)}</p>
      <h3>${pickWords(text, language)}</h3>
      <p>${why.map((sentence) => sentence[language]).join(' ')}</p>
      ${burnUp === undefined ? '' : burnUpFigure(burnUp, language)}
      <p class="quiet">
        ${[
          say(language, 'promiseOwner', { owner: say(language, owners[owner]) }),
          ...(place === null ? [] : [say(language, 'promisePlace', { place })]),
          ...(definition === null
            ? []
            : [say(language, 'promiseDefinition', { text: pickWords(definition, language) })]),
        ].join(' · ')}
      </p>
    </div>
  </li>`;
}

function followUp(
  { dueOn, movedFrom, missed, published }: PublicFollowUp,
  promise: PublicPromise,
  { language }: PageContext,
): Html {
  const date = published === null ? '' : dateInWords(published.on, language);
  const stands =
    published === null
      ? say(language, missed ? 'followUpMissed' : 'followUpPlanned')
      : say(language, missed ? 'followUpLate' : 'followUpPublished', { date });
  return html`<li class="measure">
    <div>
      <p class="state ${published === null ? (missed ? 'not-fulfilled' : 'not-started') : 'fulfilled'}">${stands}</p>
      <h3>${say(language, 'followUpDue', { date: dateInWords(dueOn, language) })}</h3>
      ${
        movedFrom === null
          ? ''
          : html`<p class="quiet">${say(language, 'followUpMoved', { date: dateInWords(movedFrom, language) })}</p>`
      }
      ${
        published === null
          ? ''
          : html`<p>${statesInWords(published.states, language)}</p>
            ${published.words === null ? '' : html`<p class="words">${pickWords(published.words, language)}</p>`}
            <details>
              <summary>${say(language, 'followUpPaste')}</summary>
              <pre tabindex="0">${followUpSummary(promise, published, language)}</pre>
            </details>`
      }
    </div>
  </li>`;
}
