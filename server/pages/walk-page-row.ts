import { html } from 'hono/html';
import { type LocalizedText, pickText } from '../../domain/localized.ts';
import {
  decisionWords,
  seasonWords,
  statusWords,
  verificationWords,
} from '../../domain/protocol/document-words.ts';
import type { PublicRow } from '../../domain/public-protocol.ts';
import { dateInWords, type Html, type PageLanguage, say } from './public-layout.ts';

function counted({ marked, passed }: PublicRow, language: PageLanguage): string {
  if (typeof passed === 'number') {
    if (marked === 'most') return say(language, 'mostOf', { passed });
    return typeof marked === 'number'
      ? say(language, 'marked', { marked, passed })
      : say(language, 'fewOf', { passed });
  }
  if (marked === 'most') return say(language, 'markedMost');
  return typeof marked === 'number' ? say(language, 'markedOnly', { marked }) : say(language, 'markedFew');
}

/** One row of the protocol: where, what was said, and what comes of it. */
export function publicRow(row: PublicRow, language: PageLanguage, category: string): Html {
  const coded = (words: LocalizedText | undefined) =>
    words === undefined ? null : pickText(words, language);
  const { decision, reason, assetOwner, responsible, deadline, season, status, statusOn, verified } = row;
  const stands = pickText(statusWords[status], language);
  const facts = (
    [
      ['decision', decision && [coded(decisionWords[decision]), row.measure].filter(Boolean).join(': ')],
      ['reason', reason],
      ['owner', assetOwner],
      ['responsible', responsible === assetOwner ? null : responsible],
      ['deadline', deadline && dateInWords(deadline, language)],
      ['season', season && coded(seasonWords[season])],
      ['status', decision && (statusOn ? `${stands}, ${dateInWords(statusOn, language)}` : stands)],
      [
        'verified',
        verified && `${dateInWords(verified.on, language)}: ${coded(verificationWords[verified.result])}`,
      ],
    ] as const
  ).filter(([, value]) => value !== null && value !== '');
  const place = [row.stop, row.locationText].filter((part) => part !== null).join(', ');
  return html`<li class="row" id="${row.no}">
    <h3>${place === '' ? category : `${place}: ${category.toLowerCase()}`} <span class="no">${row.no}</span></h3>
    ${row.observation === null ? '' : html`<p class="said" dir="auto">${row.observation}</p>`}
    <p class="quiet">${counted(row, language)}</p>
    ${
      facts.length === 0
        ? ''
        : html`<dl>
          ${facts.map(([name, value]) => html`<div><dt>${say(language, name)}</dt><dd>${value}</dd></div>`)}
        </dl>`
    }
  </li>`;
}
