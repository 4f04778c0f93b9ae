import { type LocalizedText, pickText } from '../../domain/localized.ts';
import { type PublicArea, tallyOf } from '../../domain/public-area.ts';
import { measureGroups } from '../../domain/public-measures.ts';
import { printWords } from '../documents/document-words.ts';
import type { MapPicture } from '../documents/map-picture.ts';
import { openPaper } from '../documents/pdf-paper.ts';
import { areaSummary, numberedSpots } from './area-page.ts';
import { countInWords, markedInWords, whoAndWhen } from './count-words.ts';
import { type CategoryLabel, measureFacts, measureTitle } from './measure-list.ts';
import { type PageContext, say } from './public-layout.ts';

interface AreaPdf {
  area: PublicArea;
  context: PageContext;
  today: string;
  label: CategoryLabel;
  map: MapPicture | undefined;
}

const titles = { willBe: 'willBeTitle', willNot: 'willNotTitle', done: 'doneTitle' } as const;
const nones = { willBe: 'willBeNone', willNot: 'willNotNone', done: 'doneNone' } as const;

/** The page of an area as a tagged PDF on A4, to print and to hang up. */
export async function areaPdf({
  area,
  context,
  today,
  label,
  map,
}: AreaPdf): Promise<Uint8Array<ArrayBuffer>> {
  const { language, municipality, origin, path } = context;
  const words = (text: LocalizedText) => pickText(text, language);
  const address = `${origin}${path.replace(/\/page\.pdf$/, '')}`;
  const site = say(language, 'siteName', { name: municipality });
  const paper = openPaper({
    title: area.name,
    language,
    layout: 'portrait',
    source: `${site} · ${address} · ${today}`,
    pageWords: { page: words(printWords.page), of: words(printWords.of) },
  });
  paper.heading(1, area.name);
  paper.paragraph(areaSummary(area, language), { size: 11 });
  paper.heading(2, say(language, 'qualityTitle'));
  for (const walk of area.walks) paper.paragraph(whoAndWhen(walk, language), { bold: true });
  paper.paragraph(say(language, 'qualityText'));
  paper.heading(2, say(language, 'said'));
  const spots = numberedSpots(area);
  if (map !== undefined) {
    const alternative =
      spots.length === 0
        ? say(language, 'mapAltNone', { area: area.name })
        : say(language, 'mapAlt', { area: area.name, count: spots.length });
    paper.figure(map, alternative);
    paper.paragraph(say(language, 'mapCaption'), { size: 9 });
  }
  paper.heading(3, say(language, 'spotsTitle'));
  if (spots.length === 0) paper.paragraph(say(language, 'noSpots'));
  for (const { spot, number } of spots) {
    const categories = spot.categories.map(({ category, people }) =>
      say(language, 'spotCategory', {
        category: words(label(category)),
        people: countInWords(people, language),
      }),
    );
    const name = spot.stop ?? say(language, 'spotUnnamed');
    paper.paragraph([`${number}. ${name}: ${markedInWords(spot, language)}`, ...categories].join(' · '));
  }
  const tally = tallyOf(area);
  for (const group of measureGroups) {
    paper.heading(2, `${say(language, titles[group])} (${tally[group]})`);
    const measures = area.walks.flatMap(({ measures: own }) => own).filter((one) => one.group === group);
    if (measures.length === 0) paper.paragraph(say(language, nones[group]));
    for (const measure of measures) {
      paper.paragraph(measureTitle(measure, label, language), { bold: true, size: 10.5 });
      if (measure.places.length > 0) paper.paragraph(measure.places.join(' · '));
      for (const [name, value] of measureFacts(measure, context, today)) paper.paragraph(`${name}: ${value}`);
      paper.space(5);
    }
  }
  return paper.finish();
}
