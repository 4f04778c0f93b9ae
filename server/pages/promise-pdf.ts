import { pickText } from '../../domain/localized.ts';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { PublicPromise } from '../../domain/public-promise.ts';
import { printWords } from '../documents/document-words.ts';
import { openPaper } from '../documents/pdf-paper.ts';
import { promisePath } from './promise-page.ts';
import { promiseSummary, stateInWords, statesInWords } from './promise-summary.ts';
import { dateInWords, type PageContext, say } from './public-layout.ts';

/** The page of a promise as a tagged PDF on A4: each item with where it stands, and the follow-ups. */
export async function promisePdf(
  promise: PublicPromise,
  { language, municipality, origin }: PageContext,
  today: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = pickWords(promise.title, language);
  const paper = openPaper({
    title,
    language,
    layout: 'portrait',
    source: `${say(language, 'siteName', { name: municipality })} · ${origin}${promisePath(promise)} · ${today}`,
    pageWords: { page: pickText(printWords.page, language), of: pickText(printWords.of, language) },
  });
  paper.heading(1, title);
  paper.paragraph(promise.parties.join(' · '));
  paper.paragraph(promiseSummary(promise, today, language), { size: 11 });
  paper.heading(2, say(language, 'promiseItems'));
  for (const { text, state, why } of promise.items) {
    paper.paragraph(pickWords(text, language), { bold: true });
    paper.paragraph(`${stateInWords(state, language)}. ${why.map((one) => one[language]).join(' ')}`);
    paper.space(5);
  }
  paper.heading(2, say(language, 'followUps'));
  if (promise.followUps.length === 0) paper.paragraph(say(language, 'followUpNone'));
  for (const { dueOn, movedFrom, missed, published } of promise.followUps) {
    const due = say(language, 'followUpDue', { date: dateInWords(dueOn, language) });
    paper.paragraph(due, { bold: true });
    if (movedFrom !== null)
      paper.paragraph(say(language, 'followUpMoved', { date: dateInWords(movedFrom, language) }));
    if (published === null) {
      paper.paragraph(say(language, missed ? 'followUpMissed' : 'followUpPlanned'));
      continue;
    }
    const on = dateInWords(published.on, language);
    const stands = say(language, missed ? 'followUpLate' : 'followUpPublished', { date: on });
    paper.paragraph(`${stands}. ${statesInWords(published.states, language)}.`);
    if (published.words !== null) paper.paragraph(pickWords(published.words, language));
  }
  return paper.finish();
}
