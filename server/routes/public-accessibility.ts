import { createRoute, z } from '@hono/zod-openapi';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { textSchema } from '../../domain/feature.ts';
import type { Deps } from '../deps.ts';
import { addressOf } from '../http/attempts.ts';
import { newRouter } from '../http/new-router.ts';
import { htmlAnswer, pageContext } from '../http/page-context.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { MailFault } from '../mail/mailer.ts';
import { type FlawOutcome, flawForm } from '../pages/flaw-form.ts';
import { textPage } from '../pages/text-page.ts';
import { accessibilityText } from '../pages/words/text-pages.ts';

const query = z.object({ lang: z.string().optional() });
const messagesAtMost = 5;
const anHour = 3600;

const getPage = createRoute({
  method: 'get',
  path: '/p/accessibility',
  summary: 'How accessible the public pages are, and how to tell of a flaw',
  tags: ['public'],
  request: { query },
  responses: { 200: htmlAnswer('The page'), ...problemAnswers() },
});
const postFlaw = createRoute({
  method: 'post',
  path: '/p/accessibility',
  summary: 'Tell of a flaw, from the form of the page',
  description: 'Sent as e-mail to CONTACT_EMAIL and kept nowhere. At most five an hour from one address.',
  tags: ['public'],
  request: {
    query,
    body: { content: { 'application/x-www-form-urlencoded': { schema: z.record(z.string(), z.unknown()) } } },
  },
  responses: {
    200: htmlAnswer('The mail server took it'),
    // People get the page with the form and what they typed; the codes say what became of it.
    ...problemAnswers('wrong-origin', 'invalid-input', 'too-many-attempts', 'mail-failed'),
  },
});

const messageSchema = z.object({
  text: textSchema(2000),
  contact: z.union([z.literal('').transform(() => null), z.email().max(200)]),
});
const statuses = { flawSent: 200, flawEmpty: 422, flawTooMany: 429, flawFailed: 502 } as const;

/** The statement of accessibility, and the way to tell of a flaw. Nothing is said to be sent that was not. */
export function publicAccessibilityRoutes({
  mailer,
  settings,
  log,
}: Pick<Deps, 'mailer' | 'settings' | 'log'>) {
  const { contactEmail: email, trustedProxies } = settings;
  const limiter = new RateLimiterMemory({ points: messagesAtMost, duration: anHour });
  const canSend = mailer !== null && email !== undefined;

  async function send(typed: { text: string; contact: string }, from: string): Promise<FlawOutcome> {
    const message = messageSchema.safeParse(typed);
    if (!message.success || mailer === null || email === undefined) return 'flawEmpty';
    const isWithin = await limiter.consume(from).then(
      () => true,
      () => false,
    );
    if (!isWithin) return 'flawTooMany';
    const { text, contact } = message.data;
    const lines = [text, '', contact === null ? 'Ingen adress angavs.' : `Svar till: ${contact}`];
    try {
      await mailer.send({ to: email, subject: 'Brist i tillgänglighet', text: lines.join('\n') });
      return 'flawSent';
    } catch (error) {
      if (!(error instanceof MailFault)) throw error;
      log.warn(error.message);
      return 'flawFailed';
    }
  }

  return newRouter()
    .openapi(getPage, (c) => {
      const context = pageContext(c, settings);
      return c.html(textPage(accessibilityText, context, flawForm({ email, canSend }, context)));
    })
    .openapi(postFlaw, async (c) => {
      const context = pageContext(c, settings);
      const body = c.req.valid('form');
      const wordOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
      const typed = { text: wordOf(body?.text), contact: wordOf(body?.contact) };
      const outcome = await send(typed, addressOf(c, trustedProxies));
      const form = flawForm({ email, canSend, outcome, typed }, context);
      const page: Response = await c.html(textPage(accessibilityText, context, form), statuses[outcome]);
      page.headers.set('cache-control', 'no-store');
      return page;
    });
}
