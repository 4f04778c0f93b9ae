import { html, raw } from 'hono/html';
import { type LocalizedText, pickText } from '../../domain/localized.ts';
import { decisionWords, seasonWords, statusWords } from '../../domain/protocol/document-words.ts';
import type { MeasureGroup, PublicMeasure } from '../../domain/public-measures.ts';
import type { PublicPicture } from '../../domain/public-picture.ts';
import { dateInWords, type Html, type PageContext, type PageLanguage, say } from './public-layout.ts';

export type CategoryLabel = (category: string) => LocalizedText;

/** A tick, a clock or a line through: said in words beside it, so hidden from those who have the page read to them. */
const signs: { readonly [Group in MeasureGroup]: string } = {
  done: '<path d="M6 12.500l4 4 8-9"/>',
  willBe: '<circle cx="12" cy="12" r="7"/><path d="M12 8v4l3 2"/>',
  willNot: '<path d="M7 12h10"/>',
};

export function sign(group: MeasureGroup): Html {
  return html`<svg class="sign ${group}" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
    ${raw(signs[group])}
  </svg>`;
}

/** What is done; where the protocol has no words for it, what it is about: "Belysning och skymd sikt". */
export function measureTitle(measure: PublicMeasure, label: CategoryLabel, language: PageLanguage): string {
  if (measure.measure !== null) return measure.measure;
  const names = measure.categories.map((category) => pickText(label(category), language));
  const [first = '', ...more] = names;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return list.format([first, ...more.map((name) => name.toLowerCase())]);
}

function dueText(measure: PublicMeasure, { language }: PageContext, today: string): string {
  const { deadline, season, group } = measure;
  if (deadline === null)
    return season === null ? say(language, 'whenUnknown') : pickText(seasonWords[season], language);
  const date = dateInWords(deadline, language);
  return group === 'willBe' && deadline < today ? `${date} (${say(language, 'late')})` : date;
}

export function measureFacts(
  measure: PublicMeasure,
  context: PageContext,
  today: string,
): (readonly [string, string])[] {
  const { language } = context;
  const { group, responsible, assetOwner, reason, decision, status, statusOn, verified } = measure;
  const since = statusOn === null ? '' : `, ${dateInWords(statusOn, language)}`;
  const stands = `${pickText(statusWords[status], language)}${since}`;
  const by = responsible ?? assetOwner ?? say(language, 'byNobody');
  if (group === 'willNot')
    return [
      [say(language, 'reason'), reason ?? say(language, 'becauseNone')],
      [say(language, 'by'), by],
    ];
  const checked =
    verified && { fixed: 'verifiedFixed', half: 'verifiedHalf', not: 'verifiedNot' }[verified.result];
  if (group === 'done')
    return [
      [say(language, 'by'), by],
      [
        say(language, 'status'),
        verified === null
          ? stands
          : `${dateInWords(verified.on, language)}. ${sayVerified(checked, language)}`,
      ],
    ];
  const decided =
    decision === null || decision === 'do' ? '' : `${pickText(decisionWords[decision], language)}. `;
  return [
    [say(language, 'by'), by],
    [say(language, 'when'), dueText(measure, context, today)],
    [say(language, 'status'), `${decided}${stands}`],
  ];
}

function sayVerified(word: string | null, language: PageLanguage): string {
  if (word === 'verifiedFixed' || word === 'verifiedHalf' || word === 'verifiedNot')
    return say(language, word);
  return '';
}

function answersText({ rows }: PublicMeasure, language: PageLanguage): string {
  return rows.length === 1 ? say(language, 'answersOne') : say(language, 'answers', { count: rows.length });
}

function pictureOf({ sha256, width, height, text, on }: PublicPicture, language: PageLanguage): Html {
  return html`<figure class="done-picture">
    <img src="/p/pictures/${sha256}" width="${width}" height="${height}" alt="${text}" loading="lazy" />
    <figcaption>${say(language, 'pictureTaken', { date: dateInWords(on, language) })}</figcaption>
  </figure>`;
}

/** Measures as a list: what, where, by whom, when and how far; or why not. */
export function measureList(
  measures: readonly PublicMeasure[],
  { context, today, label }: { context: PageContext; today: string; label: CategoryLabel },
): Html {
  const { language } = context;
  return html`<ul class="measures">
    ${measures.map(
      (measure) => html`<li class="measure">
        ${sign(measure.group)}
        <div>
          <h3>${measureTitle(measure, label, language)}</h3>
          ${measure.places.length === 0 ? '' : html`<p class="where">${measure.places.join(' · ')}</p>`}
          <dl>
            ${measureFacts(measure, context, today).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
          </dl>
          ${measure.pictures.map((picture) => pictureOf(picture, language))}
          <p class="quiet">
            <a href="/p/walks/${measure.walkId}#${measure.rows[0] ?? ''}">${answersText(measure, language)}</a>
          </p>
        </div>
      </li>`,
    )}
  </ul>`;
}
