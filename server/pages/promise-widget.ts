import { html } from 'hono/html';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { PublicPromise } from '../../domain/public-promise.ts';
import { promisePath } from './promise-page.ts';
import { stateInWords } from './promise-summary.ts';
import { dateInWords, type Html, type PageContext, say } from './public-layout.ts';
import { widgetFrame } from './widget-frame.ts';

/** Where a promise stands, to show in a frame on the parties' own websites: the numbers, the day, and the way here. */
export function promiseWidget(promise: PublicPromise, context: PageContext, today: string): Html {
  const { language, origin } = context;
  const { states, parties } = promise;
  const title = pickWords(promise.title, language);
  const content = html`<ul class="tallies">
      ${states.map(
        ({ state, items }) =>
          html`<li><b>${items}</b> ${stateInWords(state, language).toLocaleLowerCase(language)}</li>`,
      )}
    </ul>
    <p class="quiet">${parties.join(' · ')}</p>
    <p>
      <a href="${origin}${promisePath(promise)}?lang=${language}" target="_blank" rel="noopener"
        >${say(language, 'readPromise')}</a
      >
    </p>
    <p class="quiet">${say(language, 'promiseStood', { date: dateInWords(today, language) })}</p>`;
  return widgetFrame(title, context, content);
}
