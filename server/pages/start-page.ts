import { html } from 'hono/html';
import { type PublicArea, tallyOf } from '../../domain/public-area.ts';
import type { PublicSite } from '../../domain/public-site.ts';
import { areaPath } from './area-page.ts';
import { whoAndWhen } from './count-words.ts';
import { sign } from './measure-list.ts';
import { meetingList } from './meetings-page.ts';
import { newsList, siteNews } from './news-list.ts';
import { promiseCards } from './promise-page.ts';
import { type Html, link, type PageContext, publicPage, say } from './public-layout.ts';

const newsAtMost = 6;
const meetingsAtMost = 3;

/** The first page of a municipality for everybody. */
export function startPage(site: PublicSite, context: PageContext): Html {
  const { language, municipality } = context;
  const title = say(language, 'startTitle');
  const lead = say(language, 'startLead', { name: municipality });
  const hero = html`<div class="hero" data-theme="dark">
    <div>
      <h1>${title}</h1>
      <p>${lead}</p>
    </div>
  </div>`;
  const news = siteNews(site, language).slice(0, newsAtMost);
  const content = html`
    ${site.areas.length === 0 ? '' : tallies(site, context)}
    <section aria-labelledby="areas">
      <h2 id="areas">${say(language, 'areas')}</h2>
      ${
        site.areas.length === 0
          ? html`<p class="quiet">${say(language, 'noAreas')}</p>`
          : html`<p class="lead">${say(language, 'areasLead')}</p>
            <ul class="cards">
              ${site.areas.map((area) => areaCard(area, context))}
            </ul>`
      }
    </section>
    <section aria-labelledby="meetings">
      <h2 id="meetings">${say(language, 'meetingsNext')}</h2>
      ${meetingList(site.meetings.slice(0, meetingsAtMost), context, 3)}
      <p><a class="button" href="${link(context, '/p/meetings')}">${say(language, 'meetingsTitle')}</a></p>
    </section>
    ${
      site.promises.length === 0
        ? ''
        : html`<section aria-labelledby="promises">
            <h2 id="promises">${say(language, 'promisesTitle')}</h2>
            ${promiseCards(site.promises, context)}
          </section>`
    }
    <section aria-labelledby="news">
      <h2 id="news">${say(language, 'news')}</h2>
      ${news.length === 0 ? html`<p class="quiet">${say(language, 'noNews')}</p>` : newsList(news, context)}
    </section>
  `;
  const head = { title, description: lead, feed: '/p/feed.atom', hero };
  return publicPage(head, context, content);
}

function tallies({ areas }: PublicSite, { language }: PageContext): Html {
  const walks = areas.reduce((sum, { walks: own }) => sum + own.length, 0);
  const sum = (group: 'willBe' | 'willNot' | 'done') =>
    areas.reduce((total, area) => total + tallyOf(area)[group], 0);
  const groups = [
    ['done', 'countDone'],
    ['willBe', 'countWillBe'],
    ['willNot', 'countWillNot'],
  ] as const;
  return html`<section aria-label="${say(language, 'startSummary')}">
    <ul class="tallies">
      <li><b>${walks}</b> ${say(language, walks === 1 ? 'countWalksOne' : 'countWalks')}</li>
      ${groups.map(([group, word]) => html`<li>${sign(group)}<b>${sum(group)}</b> ${say(language, word)}</li>`)}
    </ul>
  </section>`;
}

function areaCard(area: PublicArea, context: PageContext): Html {
  const { language } = context;
  const tally = tallyOf(area);
  const [newest] = area.walks;
  const counts = [
    [tally.done, 'countDone'],
    [tally.willBe, 'countWillBe'],
    [tally.willNot, 'countWillNot'],
  ] as const;
  return html`<li class="card">
    <h3><a href="${link(context, areaPath(area))}">${area.name}</a></h3>
    <p>${counts.map(([count, word]) => `${count} ${say(language, word)}`).join(' · ')}</p>
    ${newest === undefined ? '' : html`<p class="quiet">${whoAndWhen(newest, language)}</p>`}
  </li>`;
}
