import { html } from 'hono/html';
import { daysToConfirm } from '../follow-token.ts';
import { type Html, type PageContext, publicPage, say } from './public-layout.ts';

interface FollowForm {
  /** What is followed, as its path below /p. */
  subject: string;
  title: string;
  typed?: string;
}

/** The form to follow a thing by letter. Only for a page of a server that can send letters. */
export function followForm({ subject, title, typed = '' }: FollowForm, { language }: PageContext): Html {
  return html`<section class="text" aria-labelledby="letters">
    <h2 id="letters">${say(language, 'followTitle')}</h2>
    <p>${say(language, 'followText', { title })}</p>
    <form method="post" action="/p/follow?lang=${language}" class="flaw">
      <input type="hidden" name="about" value="${subject}" />
      <label for="follow-email">${say(language, 'followEmail')}</label>
      <input id="follow-email" name="email" type="email" maxlength="200" autocomplete="email" required aria-describedby="follow-kept" value="${typed}" />
      <p id="follow-kept" class="quiet">${say(language, 'followKept', { days: daysToConfirm })}</p>
      <p><button class="button" type="submit">${say(language, 'followSend')}</button></p>
    </form>
  </section>`;
}

/** What became of a request to follow: said above the form, which keeps what was typed. */
export type FollowOutcome = 'followAsked' | 'followWrong' | 'followTooMany' | 'followFailed';

export function followAnswerPage(
  { outcome, path, ...form }: FollowForm & { outcome: FollowOutcome; path: string },
  context: PageContext,
): Html {
  const { language } = context;
  const { title } = form;
  const heading = say(language, 'followTitle');
  const other = language === 'sv' ? 'en' : 'sv';
  const content = html`<div class="title"><h1>${title}</h1></div>
    <p class="notice" role="status">${say(language, outcome)}</p>
    ${outcome === 'followAsked' ? '' : followForm(form, context)}
    <p><a href="${path}?lang=${language}">${say(language, 'followBack', { title })}</a></p>`;
  // The address of this answer cannot be asked for again; that of the thing can.
  return publicPage({ title: heading, otherLanguage: `${path}?lang=${other}` }, context, content);
}

/** Where a link from a letter leads: words, and at most one button that does what they say. */
export function followStepPage(
  {
    heading,
    text,
    button,
    more,
  }: { heading: string; text: string; button?: string; more?: { path: string; words: string } },
  context: PageContext,
): Html {
  const { language, path } = context;
  const content = html`<div class="title">
      <h1>${heading}</h1>
      <p class="lead">${text}</p>
    </div>
    ${
      button === undefined
        ? ''
        : html`<form method="post" action="${path}?lang=${language}">
          <p><button class="button" type="submit">${button}</button></p>
        </form>`
    }
    ${more === undefined ? '' : html`<p><a href="${more.path}?lang=${language}">${more.words}</a></p>`}`;
  return publicPage({ title: heading }, context, content);
}
