import { html } from 'hono/html';
import { type Html, type PageContext, say } from './public-layout.ts';

/** A small page to show in a frame on somebody else's website. It sets no cookies and runs no scripts. */
export function widgetFrame(
  title: string,
  { language, municipality }: Pick<PageContext, 'language' | 'municipality'>,
  content: Html,
): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${say(language, 'siteName', { name: municipality })}</title>
        <link rel="stylesheet" href="/p/page.css" />
      </head>
      <body class="widget">
        <main>
          <p class="quiet">${say(language, 'siteName', { name: municipality })}</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** The line to paste where the frame should stand, and what it does not do. */
export function widgetSnippet(path: string, title: string, { language, origin }: PageContext): Html {
  const attribute = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const snippet = `<iframe src="${origin}${path}/widget?lang=${language}" title="${attribute}" width="340" height="360" style="border:0"></iframe>`;
  return html`<details>
    <summary>${say(language, 'shareCode')}</summary>
    <p>${say(language, 'shareCodeText')}</p>
    <pre tabindex="0"><code>${snippet}</code></pre>
  </details>`;
}
