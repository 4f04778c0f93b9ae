import { html } from 'hono/html';
import { problems } from '../../domain/problem.ts';

/** What the `type` of a problem points at, for a person who opens it. Undefined for a code that never was. */
export function problemPage(code: string) {
  const found = Object.entries(problems).find(([name]) => name === code)?.[1];
  if (found === undefined) return undefined;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${found.title} – Lykta</title>
      </head>
      <body>
        <h1>${found.title}</h1>
        <p>
          Lykta answers <code>${code}</code> with the HTTP status ${found.status}. The answer itself says what
          happened this time (<code>detail</code>), where (<code>errors</code>) and what to do now
          (<code>action</code>).
        </p>
        <p lang="sv">
          Svaret från servern säger vad som hände (<code>detail</code>), var (<code>errors</code>) och vad du kan
          göra nu (<code>action</code>).
        </p>
        <p><a href="/">Lykta</a></p>
      </body>
    </html>`;
}
