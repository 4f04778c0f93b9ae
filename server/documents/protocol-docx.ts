import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type LocalizedText, pickText } from '../../domain/localized.ts';
import type { Fact } from '../../domain/protocol/document-facts.ts';
import { printWords } from './document-words.ts';
import { mapPng } from './map-image.ts';
import { printColours } from './print-colours.ts';
import { columnShares, mapAlternative, type PrintedProtocol } from './printed-protocol.ts';

/** Twentieths of a point: A4 and a margin of 30 points, as in the PDF. */
const page = { width: 16_838, height: 11_906, margin: 600 } as const;
const tableWidth = page.width - 2 * page.margin;
/** Half points. */
const cellSize = 14;

const hex = (colour: string): string => colour.slice(1);

const heading = (
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  pageBreakBefore = false,
) => new Paragraph({ text, heading: level, keepNext: true, pageBreakBefore });
const paragraph = (text: string) => new Paragraph({ text, spacing: { after: 80 } });
const fact = ({ label, value }: Fact) =>
  new Paragraph({
    spacing: { after: 40 },
    children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(value)],
  });

function cell(lines: readonly string[], width: number, isHead: boolean, bold: boolean): TableCell {
  const paragraphs = lines.map(
    (line) => new Paragraph({ children: [new TextRun({ text: line, size: cellSize, bold })] }),
  );
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: paragraphs.length === 0 ? [new Paragraph('')] : paragraphs,
    ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(printColours.band) } } : {}),
  });
}

function table({ document }: PrintedProtocol): Table {
  const sum = document.columns.reduce((total, { id }) => total + columnShares[id], 0);
  const widths = document.columns.map(({ id }) => Math.floor((columnShares[id] / sum) * tableWidth));
  const line = { style: BorderStyle.SINGLE, size: 4, color: hex(printColours.line) };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: tableWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: document.columns.map(({ label }, index) => cell([label], widths[index] ?? 0, true, true)),
      }),
      ...document.rows.map(
        ({ cells }) =>
          new TableRow({
            cantSplit: true,
            children: document.columns.map(({ id }, index) =>
              cell(cells[id], widths[index] ?? 0, false, id === 'no'),
            ),
          }),
      ),
    ],
  });
}

/** The same protocol as the PDF, in a form that the municipality can go on writing in. */
export async function protocolDocx(printed: PrintedProtocol): Promise<Uint8Array<ArrayBuffer>> {
  const { document, map, stops, source } = printed;
  const words = (text: LocalizedText) => pickText(text, document.language);
  const picture =
    map === undefined
      ? [paragraph(words(printWords.noMap))]
      : [
          paragraph(words(printWords.mapKey)),
          ...(map.hasGround ? [] : [paragraph(words(printWords.noGround))]),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: await mapPng(map),
                transformation: { width: map.width * 1.24, height: map.height * 1.24 },
                altText: {
                  name: words(printWords.map),
                  title: words(printWords.map),
                  description: mapAlternative(printed),
                },
              }),
            ],
          }),
          paragraph(
            `${words(printWords.stops)}: ${stops.map(({ number, name }) => `${number} ${name}`).join(' · ')}`,
          ),
        ];
  const file = new Document({
    title: document.title,
    description: document.subtitle,
    creator: 'Lykta',
    styles: {
      default: {
        document: {
          run: {
            font: 'Arial',
            size: 20,
            language: { value: document.language === 'en' ? 'en-GB' : 'sv-SE' },
          },
        },
        heading1: {
          run: { size: 40, bold: true, color: hex(printColours.ink) },
          paragraph: { spacing: { after: 120 } },
        },
        heading2: {
          run: { size: 27, bold: true, color: hex(printColours.ink) },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides itself for landscape.
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.LEFT,
                children: [
                  new TextRun({ text: `${source} · ${words(printWords.page)} `, size: 16 }),
                  new TextRun({ children: [PageNumber.CURRENT], size: 16 }),
                  new TextRun({ text: ` ${words(printWords.of)} `, size: 16 }),
                  new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: [
          heading(document.title, HeadingLevel.HEADING_1),
          paragraph(document.subtitle),
          heading(words(printWords.header), HeadingLevel.HEADING_2),
          ...document.header.map(fact),
          heading(words(printWords.method), HeadingLevel.HEADING_2),
          ...document.methodSentences.map(paragraph),
          ...document.method.map(fact),
          ...(document.changes.length === 0
            ? []
            : [
                heading(words(printWords.changes), HeadingLevel.HEADING_2),
                ...document.changes.map(paragraph),
              ]),
          heading(words(printWords.map), HeadingLevel.HEADING_2, true),
          ...picture,
          heading(words(printWords.rows), HeadingLevel.HEADING_2, true),
          document.rows.length === 0 ? paragraph(words(printWords.noRows)) : table(printed),
          ...(document.notes === null
            ? []
            : [heading(words(printWords.notes), HeadingLevel.HEADING_2), paragraph(document.notes)]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
