import { html } from 'hono/html';
import type { LocalizedText } from '../../domain/localized.ts';
import { type Html, link, type PageContext, publicPage, say } from './public-layout.ts';
import type { accessibilityText } from './words/text-pages.ts';

/** A page of words: how we count, accessibility, personal data. `more` stands below the words. */
export function textPage(
  { title, lead, parts }: typeof accessibilityText,
  context: PageContext,
  more: Html = html``,
): Html {
  const { language, municipality } = context;
  const words = (text: LocalizedText) => text[language].replaceAll('{name}', () => municipality);
  const content = html`
    <div class="title">
      <h1>${words(title)}</h1>
      <p class="lead">${words(lead)}</p>
    </div>
    ${parts.map(
      (part) => html`<section class="text" aria-labelledby="${part.id}">
        <h2 id="${part.id}">${words(part.title)}</h2>
        ${part.paragraphs.map((paragraph) => html`<p>${words(paragraph)}</p>`)}
      </section>`,
    )}
    ${more}
  `;
  return publicPage({ title: words(title), description: words(lead) }, context, content);
}

/** For an address that leads nowhere. */
export function missingPage(context: PageContext): Html {
  const { language } = context;
  const title = say(language, 'missingPage');
  const content = html`<div class="title">
      <h1>${title}</h1>
      <p class="lead">${say(language, 'missingPageText')}</p>
    </div>
    <p><a class="button" href="${link(context, '/p')}">${say(language, 'toStart')}</a></p>`;
  return publicPage({ title }, context, content);
}
