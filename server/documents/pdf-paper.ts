import PDFDocument from 'pdfkit';
import type { Language } from '../../domain/localized.ts';
import type { MapPicture } from './map-picture.ts';
import { drawLine, lineHeight, linesOf, type TextLook, textWidth } from './pdf-text.ts';
import { printColours } from './print-colours.ts';

type Pdf = InstanceType<typeof PDFDocument>;
type Element = PDFKit.PDFStructureElement;

interface PaperSettings {
  title: string;
  language: Language;
  layout: 'portrait' | 'landscape';
  /** Said at the foot of each page: source and date. */
  source: string;
  /** The word for "page", and the one between the number and the total. */
  pageWords: { page: string; of: string };
  margin?: number;
}

/**
 * A tagged PDF on A4, written from the top. Everything is either in the structure, for those who have it read to
 * them, or marked as decoration.
 */
export interface PdfPaper {
  readonly pdf: Pdf;
  left: number;
  width: number;
  /** Where the next thing begins. */
  top: number;
  /** Turns the page unless so much is left of it; tells whether it did. */
  reserve(height: number): boolean;
  nextPage(): void;
  /** This page is used to its edges (labels): nothing is written at its foot. */
  withoutFoot(): void;
  /** A part of the structure; what `draw` writes belongs to it. */
  element(tag: string, parent?: Element, attributes?: { alt?: string; scope?: string }): Element;
  decorate(draw: () => void): void;
  /** Two parts side by side; the second stands below the first where that one fills the page. */
  beside(first: () => void, second: () => void): void;
  heading(level: 1 | 2 | 3, text: string): void;
  paragraph(text: string, look?: Partial<TextLook>, tag?: string): void;
  /** The map across the page, with its text alternative. */
  figure(picture: MapPicture, alt: string): void;
  space(points: number): void;
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

const headingSizes = { 1: 20, 2: 13.5, 3: 11 } as const;
const footer = 16;
const gutter = 28;

export function openPaper(settings: PaperSettings): PdfPaper {
  const { margin = 36 } = settings;
  const pdf = new PDFDocument({
    size: 'A4',
    layout: settings.layout,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: settings.language === 'en' ? 'en' : 'sv',
    displayTitle: true,
    bufferPages: true,
    info: { Title: settings.title, Creator: 'Lykta', Producer: 'Lykta' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const footless = new Set<number>();
  const bottom = pdf.page.height - margin - footer;

  const paper: PdfPaper = {
    pdf,
    left: margin,
    width: pdf.page.width - 2 * margin,
    top: margin,
    reserve(height) {
      if (paper.top + height <= bottom) return false;
      paper.nextPage();
      return true;
    },
    nextPage() {
      pdf.addPage();
      paper.top = margin;
    },
    withoutFoot() {
      footless.add(pdf.bufferedPageRange().count - 1);
    },
    element(tag, parent = root, attributes = {}) {
      // The library knows `scope`, its types do not yet.
      const options: PDFKit.Mixins.StructureElementOptions = { ...attributes };
      const made = pdf.struct(tag, options);
      parent.add(made);
      return made;
    },
    decorate(draw) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      pdf.endMarkedContent();
    },
    beside(first, second) {
      const { left, width, top } = paper;
      const pages = pdf.bufferedPageRange().count;
      const half = (width - gutter) / 2;
      paper.width = half;
      first();
      const ended = paper.top;
      const isOver = pdf.bufferedPageRange().count > pages;
      if (isOver) paper.width = width;
      else Object.assign(paper, { left: left + half + gutter, top });
      second();
      const isSecondOver = !isOver && pdf.bufferedPageRange().count > pages;
      Object.assign(paper, { left, width, top: isSecondOver ? paper.top : Math.max(ended, paper.top) });
    },
    heading(level, text) {
      const look = { size: headingSizes[level], bold: true };
      const lines = linesOf(pdf, text, paper.width, look);
      // A heading never stands alone at the foot of a page.
      paper.reserve(lines.length * lineHeight(look) + 60);
      if (level > 1 && paper.top > margin) paper.top += 8;
      writeLines(`H${level}`, lines, look);
      paper.top += 3;
    },
    paragraph(text, look = {}, tag = 'P') {
      const whole = { size: 10, ...look };
      writeLines(tag, linesOf(pdf, text, paper.width, whole), whole);
      paper.top += 3;
    },
    figure(picture, alt) {
      const scale = Math.min(1, paper.width / picture.width, (bottom - margin) / picture.height);
      paper.reserve(picture.height * scale);
      const figure = paper.element('Figure', root, { alt });
      figure.add(() => {
        pdf.save().translate(paper.left, paper.top).scale(scale);
        pdf.rect(0, 0, picture.width, picture.height).clip();
        drawMap(pdf, picture);
        pdf.restore();
      });
      figure.end();
      paper.top += picture.height * scale + 8;
    },
    space(points) {
      paper.top += points;
    },
    async finish() {
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        if (footless.has(page)) continue;
        pdf.switchToPage(page);
        const { pageWords, source } = settings;
        const place = `${pageWords.page} ${page + 1} ${pageWords.of} ${count}`;
        const look = { size: 8, colour: printColours.inkSoft };
        pdf.markContent('Artifact', { type: 'Pagination' });
        drawLine(pdf, source, margin, pdf.page.height - margin - 4, look);
        const right = pdf.page.width - margin - textWidth(pdf, place, look);
        drawLine(pdf, place, right, pdf.page.height - margin - 4, look);
        pdf.endMarkedContent();
      }
      root.end();
      pdf.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };

  /** A paragraph may go over to the next page: its lines are parts of one element. */
  function writeLines(tag: string, lines: readonly string[], look: TextLook): void {
    const element = paper.element(tag);
    for (const line of lines) {
      paper.reserve(lineHeight(look));
      const { top } = paper;
      element.add(() => drawLine(pdf, line, paper.left, top, look));
      paper.top += lineHeight(look);
    }
    element.end();
  }

  return paper;
}

function drawMap(pdf: Pdf, { shapes }: MapPicture): void {
  for (const { path, fill, stroke, width = 1, dash, opacity = 1 } of shapes) {
    pdf.path(path).lineWidth(width).lineJoin('round').fillOpacity(opacity);
    // Round ends would fill the gaps of a dashed line.
    pdf.lineCap(dash === undefined ? 'round' : 'butt');
    if (dash === undefined) pdf.undash();
    else pdf.dash(dash[0] ?? 1, { space: dash[1] ?? 1 });
    if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke, 'even-odd');
    else if (fill !== undefined) pdf.fill(fill, 'even-odd');
    else if (stroke !== undefined) pdf.stroke(stroke);
  }
  pdf.undash();
}
