import { html } from 'hono/html';
import type { BurnUp } from '../../domain/promise/burn-up.ts';
import { dateInWords, type Html, type PageLanguage, say } from './public-layout.ts';

const [width, height] = [640, 220];
const edge = { left: 40, right: 12, top: 12, bottom: 14 };

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** What was done month by month against an even pace, as a drawing, in a sentence, and as a table. */
export function burnUpFigure({ points, target, highest }: BurnUp, language: PageLanguage): Html {
  const x = (share: number) => rounded(edge.left + share * (width - edge.left - edge.right));
  const y = (count: number) =>
    rounded(height - edge.bottom - (count / highest) * (height - edge.top - edge.bottom));
  // In steps: between two months nobody knows.
  const steps = points.map(({ share, count }, index) =>
    index === 0 ? `M${x(share)} ${y(count)}` : `H${x(share)} V${y(count)}`,
  );
  const last = points.at(-1);
  const lineAt = (share: number) => rounded(share * target);
  const alternative = say(language, 'burnUpAlt', {
    count: last?.count ?? 0,
    target,
    date: last === undefined ? '' : dateInWords(last.day, language),
    expected: lineAt(last?.share ?? 0),
  });
  return html`<figure class="burn-up">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${alternative}">
      <path class="axis" d="M${edge.left} ${edge.top} V${y(0)} H${width - edge.right}" />
      <path class="axis" d="M${edge.left - 5} ${y(target)} H${edge.left}" />
      <text x="${edge.left - 8}" y="${y(target) + 5}" text-anchor="end">${target}</text>
      <text x="${edge.left - 8}" y="${y(0) + 5}" text-anchor="end">0</text>
      <path class="pace" d="M${x(0)} ${y(0)} L${x(1)} ${y(target)}" />
      <path class="done-line" d="${steps.join(' ')}" />
      <circle class="now" cx="${x(last?.share ?? 0)}" cy="${y(last?.count ?? 0)}" r="5" />
    </svg>
    <details>
      <summary>${say(language, 'burnUpTable')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${say(language, 'burnUpDay')}</th>
            <th scope="col">${say(language, 'burnUpCount')}</th>
            <th scope="col">${say(language, 'burnUpLine')}</th>
          </tr>
        </thead>
        <tbody>
          ${points.map(
            ({ day, share, count }) => html`<tr>
              <th scope="row">${dateInWords(day, language)}</th>
              <td>${count}</td>
              <td>${lineAt(share)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </details>
    <figcaption>${say(language, 'burnUpCaption', { target })}</figcaption>
  </figure>`;
}
