import { html } from 'hono/html';
import { type Html, type PageContext, say } from './public-layout.ts';
import type { PublicWord } from './words/public-words.ts';

/** What became of a message: said above the form, which keeps what was typed unless it was sent. */
export type FlawOutcome = 'flawSent' | 'flawEmpty' | 'flawFailed' | 'flawTooMany';

interface FlawForm {
  /** Where messages go; undefined where nobody has said. */
  email: string | undefined;
  /** Whether this server can send letters; else the address alone is told. */
  canSend: boolean;
  outcome?: FlawOutcome;
  typed?: { text: string; contact: string };
}

/** How to tell of a flaw: a form where the server can send it, else an address, else that there is none. */
export function flawForm({ email, canSend, outcome, typed }: FlawForm, context: PageContext): Html {
  const { language, municipality } = context;
  const words = (word: PublicWord) => say(language, word, { email: email ?? '', name: municipality });
  const isSent = outcome === 'flawSent';
  const form = () =>
    html`<p>${words('flawForm')}</p>
      <form method="post" action="/p/accessibility?lang=${language}" class="flaw">
        <label for="flaw-text">${words('flawText')}</label>
        <textarea id="flaw-text" name="text" rows="6" maxlength="2000" required>${isSent ? '' : (typed?.text ?? '')}</textarea>
        <label for="flaw-contact">${words('flawContact')}</label>
        <input id="flaw-contact" name="contact" type="email" maxlength="200" autocomplete="email" value="${isSent ? '' : (typed?.contact ?? '')}" />
        <p><button class="button" type="submit">${words('flawSend')}</button></p>
      </form>`;
  const address = () =>
    html`<p>
      ${words('flawMail').split(email ?? '')[0]}<a href="mailto:${email}">${email}</a>${words('flawMail').split(email ?? '')[1]}
    </p>`;
  return html`<section class="text" aria-labelledby="flaw">
    <h2 id="flaw">${words('flawTitle')}</h2>
    ${outcome === undefined ? '' : html`<p class="notice" role="status">${words(outcome)}</p>`}
    ${email === undefined ? html`<p>${words('flawNowhere')}</p>` : canSend ? form() : address()}
  </section>`;
}
