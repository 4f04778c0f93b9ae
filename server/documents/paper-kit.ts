import type { Category } from '../../domain/catalogue.ts';
import { type Language, type LocalizedText, pickText } from '../../domain/localized.ts';
import type { ObservableScale } from '../../domain/observables.ts';
import type { WalkTemplate } from '../../domain/walk-template.ts';
import { printWords } from './document-words.ts';
import { kitWords } from './kit-words.ts';
import type { MapPicture } from './map-picture.ts';
import { openPaper, type PdfPaper } from './pdf-paper.ts';
import { drawTable } from './pdf-table.ts';
import { drawStickers } from './sticker-sheets.ts';

interface NumberedStop {
  number: number;
  name: string;
}

export interface PaperKit {
  name: string;
  /** In words, where people are. */
  startsAt: string | null;
  meetingPoint: string | null;
  template: WalkTemplate;
  categories: readonly Category[];
  observables: readonly ObservableScale[];
  stops: readonly NumberedStop[];
  map: MapPicture | undefined;
  /** Groups that do not go as the walk does; their stops in the order in which they come to them. */
  ownWays: readonly {
    group: string;
    isReversed: boolean;
    stops: readonly NumberedStop[];
    map: MapPicture | undefined;
  }[];
  strips: number;
  /** The page on which the stickers are typed in. */
  typingAddress: string;
  language: Language;
  source: string;
}

type Words = (text: LocalizedText, values?: Readonly<Record<string, string | number>>) => string;

function wordsIn(language: Language): Words {
  return (text, values = {}) =>
    Object.entries(values).reduce<string>(
      (filled, [name, value]) => filled.replace(`{${name}}`, String(value)),
      pickText(text, language),
    );
}

/** Everything that a walk needs without phones, on A4, for black and white. */
export async function paperKitPdf(kit: PaperKit): Promise<Uint8Array<ArrayBuffer>> {
  const words = wordsIn(kit.language);
  const title = words(kitWords.title, { walk: kit.name });
  const paper = openPaper({
    title,
    language: kit.language,
    layout: 'portrait',
    source: kit.source,
    pageWords: { page: words(printWords.page), of: words(printWords.of) },
  });
  cover(paper, kit, title, words);
  paper.nextPage();
  paper.heading(2, words(kitWords.map));
  way(paper, kit, words);
  for (const own of kit.ownWays) {
    paper.nextPage();
    paper.heading(2, words(kitWords.mapOf, { group: own.group }));
    if (own.isReversed) paper.paragraph(words(kitWords.reversed), { size: 11 });
    way(paper, own, words);
  }
  for (const stop of kit.stops) stopSheet(paper, kit, stop, words);
  paper.nextPage();
  paper.heading(2, words(kitWords.roles));
  for (const { title: role, sheet } of kit.template.roles) {
    paper.reserve(90);
    paper.heading(3, words(role));
    paper.paragraph(words(sheet), { size: 11 });
    paper.space(8);
  }
  drawStickers(paper, {
    strips: kit.strips,
    addressOf: (sticker) => `${kit.typingAddress}?sticker=${sticker}`,
    labelOf: (strip) => words(kitWords.label, { strip }),
  });
  return paper.finish();
}

/** The map with its stops in words. */
function way(paper: PdfPaper, { map, stops }: Pick<PaperKit, 'map' | 'stops'>, words: Words): void {
  if (map === undefined) paper.paragraph(words(printWords.noMap));
  else {
    if (!map.hasGround) paper.paragraph(words(printWords.noGround), { size: 9 });
    const alt = words(printWords.mapAlt, { stops: stops.length, marks: 0 });
    paper.figure(map, alt);
  }
  for (const { number, name } of stops) paper.paragraph(`${number}. ${name}`, { size: 11 });
  if (stops.length === 0) paper.paragraph(words(kitWords.noStops));
}

function cover(paper: PdfPaper, kit: PaperKit, title: string, words: Words): void {
  paper.heading(1, title);
  if (kit.startsAt !== null) paper.paragraph(words(kitWords.when, { when: kit.startsAt }), { size: 12 });
  if (kit.meetingPoint !== null)
    paper.paragraph(words(kitWords.where, { place: kit.meetingPoint }), { size: 12 });
  paper.space(10);
  paper.paragraph(words(kitWords.danger), { size: 15, bold: true });
  paper.paragraph(words(kitWords.never), { size: 15, bold: true });
  paper.heading(2, words(kitWords.rules));
  paper.paragraph(words(kit.template.texts.rules), { size: 12 });
  paper.heading(2, words(kitWords.how));
  for (const [index, step] of words(kitWords.steps).split('\n').entries())
    paper.paragraph(`${index + 1}. ${step}`, { size: 12 });
  paper.space(6);
  paper.paragraph(words(kitWords.typing, { address: kit.typingAddress }), { size: 10 });
}

/** Front: what each person feels, and the marks. Back: what one person of the group observes, and the questions. */
function stopSheet(
  paper: PdfPaper,
  kit: PaperKit,
  stop: { number: number; name: string },
  words: Words,
): void {
  const scale = (id: 'feeling' | 'severity') => kit.template.scales.find((one) => one.id === id);
  const stepsOf = (id: 'feeling' | 'severity') =>
    (scale(id)?.steps ?? []).map(({ value, label }) => `${value} ${words(label)}`).join(' · ');
  const feeling = scale('feeling');
  paper.nextPage();
  paper.heading(2, words(kitWords.stop, stop));
  paper.paragraph(words(kitWords.group), { size: 10 });
  paper.heading(3, words(kitWords.own));
  paper.paragraph(words(kitWords.ring), { size: 9.5 });
  paper.paragraph(stepsOf('feeling'), { size: 9.5 });
  drawTable(
    paper,
    [
      { label: words(kitWords.strip), share: 1 },
      { label: feeling === undefined ? '' : words(feeling.question), share: 3 },
      { label: words(kitWords.alone), share: 3 },
    ],
    Array.from({ length: 10 }, () => [[], ['1  ·  2  ·  3  ·  4'], [words(kitWords.aloneChoices)]]),
    { size: 10, rowHeight: 21, grid: true },
  );
  paper.heading(3, words(kitWords.marks));
  paper.paragraph(stepsOf('severity'), { size: 9.5 });
  const names = kit.categories.map(({ label }) => words(label)).join(', ');
  paper.paragraph(words(kitWords.about, { names }), { size: 8.5 });
  drawTable(
    paper,
    [
      { label: words(kitWords.sticker), share: 2.4 },
      { label: words(kitWords.what), share: 3 },
      { label: words(kitWords.severity), share: 2 },
      { label: words(kitWords.words), share: 6 },
    ],
    Array.from({ length: 6 }, () => [[], [], [], []]),
    { size: 9, rowHeight: 33, grid: true },
  );
  paper.nextPage();
  paper.heading(2, `${words(kitWords.stop, stop)}. ${words(kitWords.observer)}`);
  paper.paragraph(words(kitWords.observe), { size: 10 });
  drawTable(
    paper,
    [
      { label: words(kitWords.observed), share: 2 },
      ...[0, 1, 2, 3].map((step) => ({ label: String(step), share: 3 })),
    ],
    kit.observables.map(({ label, steps }) => [[words(label)], ...steps.map((step) => [words(step)])]),
    { size: 9, rowHeight: 40, grid: true },
  );
  paper.heading(3, words(kitWords.questions));
  for (const prompt of kit.template.prompts) paper.paragraph(`– ${words(prompt)}`, { size: 10.5 });
}
