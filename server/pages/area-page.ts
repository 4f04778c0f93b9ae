import { html, raw } from 'hono/html';
import { pickText } from '../../domain/localized.ts';
import { type PublicArea, type PublicAreaWalk, tallyOf } from '../../domain/public-area.ts';
import { measureGroups } from '../../domain/public-measures.ts';
import { countInWords, markedInWords, whoAndWhen } from './count-words.ts';
import { type CategoryLabel, measureList, sign } from './measure-list.ts';
import { dateInWords, type Html, link, type PageContext, publicPage, say } from './public-layout.ts';
import { widgetSnippet } from './widget-frame.ts';

export interface AreaPage {
  area: PublicArea;
  context: PageContext;
  today: string;
  label: CategoryLabel;
  /** False where the map has only the route, without streets. */
  hasGround: boolean;
  /** The form to follow it by letter; left out where this server cannot write. */
  follow?: Html;
}

const quotesAtMost = 6;

/** The address of everything about an area. */
export function areaPath({ slug }: Pick<PublicArea, 'slug'>): string {
  return `/p/areas/${slug}`;
}

/** The area in one sentence: what the picture to share says, and what is said in its place. */
export function areaSummary(area: PublicArea, language: PageContext['language']): string {
  const tally = tallyOf(area);
  return say(language, 'cardAlt', {
    area: area.name,
    done: tally.done,
    willBe: tally.willBe,
    willNot: tally.willNot,
    date: dateInWords(area.updatedOn, language),
  });
}

/** What was said in an area and what comes of it, from its published protocols. */
export function areaPage(page: AreaPage): Html {
  const { area, context } = page;
  const { language } = context;
  const tally = tallyOf(area);
  const walks =
    area.walks.length === 1
      ? say(language, 'walksOne')
      : say(language, 'walksMany', { count: area.walks.length });
  const jumps = { willBe: 'jumpWillBe', done: 'jumpDone', willNot: 'jumpWillNot' } as const;
  const content = html`
    <div class="title">
      <h1>${area.name}</h1>
      <p class="lead">${say(language, 'areaLead', { walks, area: area.name })}</p>
    </div>
    <nav class="parts" aria-label="${area.name}">
      ${(['willBe', 'done', 'willNot'] as const).map(
        (group) =>
          html`<a href="#${group}">${sign(group)}<b>${tally[group]}</b> ${say(language, jumps[group])}</a>`,
      )}
    </nav>
    ${qualityBox(area.walks, context)}
    ${saidSection(page)}
    ${measureGroups.map((group) => measuresSection(page, group))}
    ${walksSection(area.walks, context)} ${shareSection(area, context)} ${page.follow ?? ''}
    <p class="quiet">${say(language, 'updated', { date: dateInWords(area.updatedOn, language) })}</p>
  `;
  const path = areaPath(area);
  const head = {
    title: area.name,
    description: areaSummary(area, language),
    feed: `${path}/feed.atom`,
    card: { path: `${path}/card.png?lang=${language}`, alt: areaSummary(area, language) },
  };
  return publicPage(head, context, content);
}

/** How many people, when: beside every figure of the page. */
export function qualityBox(walks: readonly PublicAreaWalk[], context: PageContext): Html {
  const { language } = context;
  return html`<aside class="quality" aria-labelledby="quality">
    <h2 id="quality">${say(language, 'qualityTitle')}</h2>
    <ul class="plain">
      ${walks.map((walk) => html`<li><b>${whoAndWhen(walk, language)}</b></li>`)}
    </ul>
    <p>${say(language, 'qualityText')} <a href="${link(context, '/p/counting')}">${say(language, 'qualityMore')}</a></p>
  </aside>`;
}

/** The places of the area in the order of their numbers on the map. */
export function numberedSpots({ walks }: Pick<PublicArea, 'walks'>) {
  return walks
    .flatMap((walk) => walk.protocol.spots.map((spot) => ({ walk, spot })))
    .map((one, index) => ({ ...one, number: index + 1 }));
}

function saidSection({ area, context, label, hasGround }: AreaPage): Html {
  const { language } = context;
  const spots = numberedSpots(area);
  const alternative =
    spots.length === 0
      ? say(language, 'mapAltNone', { area: area.name })
      : say(language, 'mapAlt', { area: area.name, count: spots.length });
  const map = `${areaPath(area)}/map.svg`;
  return html`<section aria-labelledby="said">
    <h2 id="said">${say(language, 'said')}</h2>
    <div class="beside">
      <figure class="map">
        <picture>
          <source srcset="${map}?theme=dark" media="(prefers-color-scheme: dark)" />
          <img src="${map}" width="720" height="480" alt="${alternative}" />
        </picture>
        <figcaption>${say(language, 'mapCaption')} ${hasGround ? '' : say(language, 'mapNoGround')}</figcaption>
      </figure>
      <div>
        <h3>${say(language, 'spotsTitle')}</h3>
        ${
          spots.length === 0
            ? html`<p class="quiet">${say(language, 'noSpots')}</p>`
            : html`<ol class="spots">
              ${spots.map(
                ({ walk, spot, number }) => html`<li>
                  <span class="pin" aria-hidden="true">${number}</span>
                  <div>
                    <b>${spot.stop ?? say(language, 'spotUnnamed')}</b>
                    <p>${markedInWords(spot, language)}</p>
                    ${
                      spot.categories.length === 0
                        ? ''
                        : html`<p class="quiet">
                          ${spot.categories
                            .map(({ category, people }) =>
                              say(language, 'spotCategory', {
                                category: pickText(label(category), language),
                                people: countInWords(people, language),
                              }),
                            )
                            .join(' · ')}
                        </p>`
                    }
                    ${area.walks.length > 1 ? html`<p class="quiet">${whoAndWhen(walk, language)}</p>` : raw('')}
                  </div>
                </li>`,
              )}
            </ol>`
        }
      </div>
    </div>
    ${quotes(area.walks, context)}
  </section>`;
}

function quotes(walks: readonly PublicAreaWalk[], { language }: PageContext): Html {
  const said = walks
    .flatMap(({ protocol }) => protocol.rows)
    .filter(({ observation }) => observation !== null)
    .slice(0, quotesAtMost);
  if (said.length === 0) return html``;
  return html`<h3>${say(language, 'quotes')}</h3>
    <ul class="quotes">
      ${said.map(
        ({ observation, stop, locationText }) => html`<li>
          <p dir="auto">${observation}</p>
          <p class="quiet">${stop ?? locationText ?? say(language, 'spotUnnamed')}</p>
        </li>`,
      )}
    </ul>`;
}

function measuresSection(page: AreaPage, group: (typeof measureGroups)[number]): Html {
  const { area, context } = page;
  const { language } = context;
  const words = {
    willBe: ['willBeTitle', 'willBeNone'],
    willNot: ['willNotTitle', 'willNotNone'],
    done: ['doneTitle', 'doneNone'],
  } as const;
  const [title, none] = words[group];
  const measures = area.walks.flatMap(({ measures }) => measures).filter((one) => one.group === group);
  return html`<section aria-labelledby="${group}">
    <h2 id="${group}">${say(language, title)} <span class="count">${measures.length}</span></h2>
    ${measures.length === 0 ? html`<p class="quiet">${say(language, none)}</p>` : measureList(measures, page)}
  </section>`;
}

function walksSection(walks: readonly PublicAreaWalk[], context: PageContext): Html {
  const { language } = context;
  return html`<section aria-labelledby="walks">
    <h2 id="walks">${say(language, 'walksTitle')}</h2>
    <ul class="plain">
      ${walks.map(
        (walk) => html`<li>
          <a href="${link(context, `/p/walks/${walk.protocol.walkId}`)}"
            >${say(language, 'walkLink', { prefix: walk.protocol.prefix })}</a
          >
          <span class="quiet">${walk.protocol.area} · ${whoAndWhen(walk, language)}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

function shareSection(area: PublicArea, context: PageContext): Html {
  const { language } = context;
  const path = areaPath(area);
  return html`<section aria-labelledby="share" class="share">
    <h2 id="share">${say(language, 'shareTitle')}</h2>
    <ul class="plain links">
      <li><a href="${path}/feed.atom?lang=${language}">${say(language, 'shareFeed', { area: area.name })}</a></li>
      <li><a href="${path}/card.png?lang=${language}">${say(language, 'shareCard')}</a></li>
      <li><a href="${path}/page.pdf?lang=${language}">${say(language, 'sharePdf')}</a></li>
    </ul>
    ${widgetSnippet(path, area.name, context)}
  </section>`;
}
