import { type LocalizedText, pickText } from '../../domain/localized.ts';
import type { Fact } from '../../domain/protocol/document-facts.ts';
import { printWords } from './document-words.ts';
import { openPaper, type PdfPaper } from './pdf-paper.ts';
import { drawTable } from './pdf-table.ts';
import { columnShares, mapAlternative, type PrintedProtocol } from './printed-protocol.ts';

function facts(paper: PdfPaper, list: readonly Fact[]): void {
  for (const { label, value } of list) paper.paragraph(`${label}: ${value}`, { size: 9.5 });
}

/** The protocol as a tagged PDF on A4, the table across. */
export async function protocolPdf(printed: PrintedProtocol): Promise<Uint8Array<ArrayBuffer>> {
  const { document, map, stops, source } = printed;
  const words = (text: LocalizedText) => pickText(text, document.language);
  const paper = openPaper({
    title: document.title,
    language: document.language,
    layout: 'landscape',
    source,
    pageWords: { page: words(printWords.page), of: words(printWords.of) },
    margin: 30,
  });
  paper.heading(1, document.title);
  paper.paragraph(document.subtitle, { size: 11 });
  paper.beside(
    () => {
      paper.heading(2, words(printWords.header));
      facts(paper, document.header);
    },
    () => {
      paper.heading(2, words(printWords.method));
      for (const sentence of document.methodSentences) paper.paragraph(sentence, { size: 9.5 });
      facts(paper, document.method);
    },
  );
  if (document.changes.length > 0) {
    paper.heading(2, words(printWords.changes));
    for (const change of document.changes) paper.paragraph(change, { size: 9.5 });
  }
  paper.nextPage();
  paper.heading(2, words(printWords.map));
  if (map === undefined) paper.paragraph(words(printWords.noMap));
  else {
    paper.paragraph(words(printWords.mapKey), { size: 9 });
    if (!map.hasGround) paper.paragraph(words(printWords.noGround), { size: 9 });
    paper.figure(map, mapAlternative(printed));
    if (stops.length > 0)
      paper.paragraph(
        `${words(printWords.stops)}: ${stops.map(({ number, name }) => `${number} ${name}`).join(' · ')}`,
        { size: 9 },
      );
  }
  paper.nextPage();
  paper.heading(2, words(printWords.rows));
  if (document.rows.length === 0) paper.paragraph(words(printWords.noRows));
  else
    drawTable(
      paper,
      document.columns.map(({ id, label }) => ({ label, share: columnShares[id] })),
      document.rows.map(({ cells }) => document.columns.map(({ id }) => cells[id])),
    );
  if (document.notes !== null) {
    paper.heading(2, words(printWords.notes));
    paper.paragraph(document.notes);
  }
  return paper.finish();
}
