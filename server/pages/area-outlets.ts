import { html } from 'hono/html';
import { type PublicArea, tallyOf } from '../../domain/public-area.ts';
import type { ShareCard } from '../documents/share-card.ts';
import { areaPath } from './area-page.ts';
import { whoAndWhen } from './count-words.ts';
import { dateInWords, type Html, type PageContext, say } from './public-layout.ts';
import { widgetFrame } from './widget-frame.ts';

const counted = [
  ['done', 'countDone'],
  ['willBe', 'countWillBe'],
  ['willNot', 'countWillNot'],
] as const;

/** What the picture to share says of an area. */
export function areaCard(area: PublicArea, { language, municipality, origin }: PageContext): ShareCard {
  const tally = tallyOf(area);
  const [newest] = area.walks;
  return {
    above: say(language, 'siteName', { name: municipality }),
    title: area.name,
    figures: counted.map(([group, word]) => ({ figure: String(tally[group]), words: say(language, word) })),
    quality: newest === undefined ? '' : whoAndWhen(newest, language),
    below: `${origin.replace(/^https?:\/\//, '')}${areaPath(area)}`,
  };
}

/** A small page to show in a frame on somebody else's website: where it stands, and the way here. */
export function areaWidget(area: PublicArea, context: PageContext): Html {
  const { language, origin } = context;
  const tally = tallyOf(area);
  const [newest] = area.walks;
  const content = html`<ul class="tallies">
      ${counted.map(([group, word]) => html`<li><b>${tally[group]}</b> ${say(language, word)}</li>`)}
    </ul>
    <p class="quiet">${newest === undefined ? '' : whoAndWhen(newest, language)}</p>
    <p>
      <a href="${origin}${areaPath(area)}?lang=${language}" target="_blank" rel="noopener"
        >${say(language, 'readAll', { area: area.name })}</a
      >
    </p>
    <p class="quiet">${say(language, 'updated', { date: dateInWords(area.updatedOn, language) })}</p>`;
  return widgetFrame(area.name, context, content);
}
