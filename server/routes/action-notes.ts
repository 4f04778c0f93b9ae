import { createRoute, z } from '@hono/zod-openapi';
import { actionNote } from '../../domain/action-note.ts';
import { textSchema } from '../../domain/feature.ts';
import { actionIdSchema, changeIdSchema, newId } from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { originOf } from '../http/origin-of.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { timeShape } from '../http/shapes.ts';
import { MailFault } from '../mail/mailer.ts';

const notify = createRoute({
  method: 'post',
  path: '/api/actions/{actionId}/notify',
  summary: 'Send a note about an action by e-mail',
  description:
    'Sends the facts of the action, and words of your own, and keeps in the action that it was sent. Only when a mail ' +
    'server is set up; without one, copy the text.',
  tags: ['actions'],
  middleware: [requireVerb('action.edit')] as const,
  request: {
    params: z.object({ actionId: actionIdSchema }),
    ...jsonBody(
      z
        .strictObject({
          to: z.email('must be an e-mail address').max(200),
          language: z.enum(['sv', 'en']).default('sv'),
          message: textSchema(2000).nullable().default(null),
        })
        .openapi({ example: { to: 'gata@kommun.example', language: 'sv', message: null } }),
    ),
  },
  responses: {
    200: jsonAnswer(
      'The mail server has taken it',
      z.object({ sentTo: z.string(), at: timeShape }).openapi('SentNote'),
    ),
    ...problemAnswers(
      'malformed-json',
      'invalid-query',
      'not-signed-in',
      'not-allowed',
      'wrong-origin',
      'unknown-record',
      'mail-off',
      'unsupported-media-type',
      'invalid-input',
      'mail-failed',
    ),
  },
});

/** Notes about actions to those who are asked to do them. */
export function actionNotesRoutes({
  store,
  source,
  settings,
  mailer,
  log,
}: Pick<Deps, 'store' | 'source' | 'settings' | 'mailer' | 'log'>) {
  return newRouter().openapi(notify, async (c) => {
    const { actionId } = c.req.valid('param');
    const { to, language, message } = c.req.valid('json');
    const action = await store.record(actionId);
    if (action?.kind !== 'action' || action.withdrawn !== null)
      throw new ProblemError(
        problem('unknown-record', {
          detail: `there is no action ${actionId}`,
          action: 'Choose an action of GET /api/actions.',
        }),
      );
    if (mailer === null)
      throw new ProblemError(
        problem('mail-off', {
          detail: 'no mail server is set up here, so nothing was sent',
          action:
            'Copy the text and send it yourself, or ask whoever runs the server to set SMTP_URL and MAIL_FROM.',
        }),
      );
    const { properties, geometry } = action.feature;
    const { walkId } = properties;
    const walk = await store.record(walkId);
    const note = actionNote(properties, {
      walkName: walk?.kind === 'walk' ? walk.feature.properties.name : '',
      municipality: settings.name,
      link: `${originOf(c, settings.publicUrl)}/actions?action=${actionId}`,
      position: geometry === null ? null : [geometry.coordinates[0], geometry.coordinates[1]],
      language,
      message,
    });
    await mailer.send({ to, ...note }).catch((error: unknown) => {
      if (!(error instanceof MailFault)) throw error;
      log.warn(error.message);
      throw new ProblemError(
        problem('mail-failed', {
          detail: 'the mail server did not take the letter, so nothing was sent',
          action: 'Look at the address and try again, or copy the text and send it yourself.',
        }),
      );
    });
    const at = source.now().toISOString();
    const id = newId(changeIdSchema, source);
    const change = { kind: 'action-noted' as const, id, at, walkId, actionId, to, channel: 'email' as const };
    const [verdict] = await store.commit([
      { author: { kind: 'system', name: 'mail' }, receivedAt: at, change },
    ]);
    if (verdict?.verdict === 'refused') throw new ProblemError(verdict.problem);
    return c.json({ sentTo: to, at }, 200);
  });
}
