import { CsvError, parse } from 'csv-parse/sync';
import { looksLikeDecimalComma } from '../../domain/import/read-value.ts';
import {
  type RefusedRow,
  type SourceFile,
  type SourceRow,
  UnreadableFile,
} from '../../domain/import/source-row.ts';
import type { LocalizedText } from '../../domain/localized.ts';

export interface TableOptions {
  /** One character; sniffed where it is not given. */
  delimiter?: string;
  /** Sniffed where it is not given. */
  decimalComma?: boolean;
}

type Line = { cells: readonly string[]; line: number };

const delimiters = [',', ';', '\t', '|'] as const;
const delimiterNames: Readonly<Record<string, LocalizedText>> = {
  ',': { sv: 'komma', en: 'comma' },
  ';': { sv: 'semikolon', en: 'semicolon' },
  '\t': { sv: 'tabb', en: 'tab' },
  '|': { sv: 'lodstreck', en: 'bar' },
};

/**
 * Reads a table with a header: any delimiter, quoted cells with line breaks, empty lines skipped.
 * A row with more or fewer cells than the header is refused by itself; the others are still read.
 * @throws UnreadableFile when there is no header
 */
export function readTable(source: string, options: TableOptions = {}): SourceFile {
  // The parser counts a line break of two characters inside a cell as two lines.
  const text = source.replace(/\r\n?/g, '\n');
  const delimiter = options.delimiter ?? sniffDelimiter(text);
  const { lines, fault } = parseLines(text, delimiter);
  const [header, ...body] = lines;
  if (header === undefined)
    throw new UnreadableFile(fault?.reason ?? { sv: 'filen är tom', en: 'the file is empty' });
  const columns = header.cells.map((name, index) => name.trim() || `column ${index + 1}`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined)
    throw new UnreadableFile({
      sv: `rubrikraden har två kolumner som heter "${twice}"`,
      en: `the header has two columns named "${twice}"`,
    });
  const rows: SourceRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { cells, line } of body) {
    const values = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    if (cells.length === columns.length) rows.push({ line, values });
    else
      refused.push({
        line,
        values,
        reason: {
          sv: `har ${cells.length} celler, men rubrikraden har ${columns.length}`,
          en: `has ${cells.length} cells, but the header has ${columns.length}`,
        },
      });
  }
  if (fault !== undefined) refused.push({ ...fault, values: {} });
  // With commas between the cells an unquoted 59,33 would have been two cells, so what is left is quoted and meant.
  const decimalComma = options.decimalComma ?? looksLikeDecimalComma(firstCells(rows));
  const name = delimiterNames[delimiter] ?? { sv: `"${delimiter}"`, en: `"${delimiter}"` };
  const notes = [{ sv: `åtskilda med ${name.sv}`, en: `separated by ${name.en}` }];
  return {
    form: 'table',
    columns,
    rows,
    refused,
    decimalComma,
    notes: decimalComma ? [...notes, { sv: 'decimalkomma', en: 'decimal comma' }] : notes,
  };
}

function* firstCells(rows: readonly SourceRow[]): Generator<string> {
  for (const { values } of rows.slice(0, 1000))
    for (const value of Object.values(values)) if (typeof value === 'string') yield value;
}

function parseLines(
  text: string,
  delimiter: string,
  linesAtMost = -1,
): { lines: Line[]; fault?: { line: number; reason: LocalizedText } } {
  const lines: Line[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: linesAtMost,
      on_record: (record, { lines: endLine }) => {
        // The parser counts to the end of a record; people look for its beginning.
        const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
        lines.push({ cells: record, line: endLine - breaks });
        return null;
      },
    });
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const last = lines.at(-1);
    const line = last === undefined ? 1 : last.line + 1;
    const why = wordsOf(error);
    const reason = {
      sv: `går inte att läsa, och inget efter den: ${why.sv}`,
      en: `cannot be read, nor can anything after it: ${why.en}`,
    };
    return { lines, fault: { line, reason } };
  }
}

function wordsOf(error: CsvError): LocalizedText {
  return error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? {
        sv: 'ett citattecken öppnar en cell och stängs aldrig',
        en: 'a quotation mark opens a cell and never closes',
      }
    : { sv: error.message, en: error.message };
}

/**
 * The delimiter that gives most cells in the header among those for which the following rows agree with the header
 * most often. A single column has none: then comma.
 */
function sniffDelimiter(text: string): string {
  const head = text.slice(0, 100_000);
  const scored = delimiters.map((delimiter) => {
    const { lines } = parseLines(head, delimiter, 50);
    const cells = lines[0]?.cells.length ?? 0;
    const agreeing = lines.filter((line) => line.cells.length === cells).length;
    return { delimiter, score: cells < 2 ? 0 : (agreeing / lines.length) * 1000 + cells };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best === undefined || best.score === 0 ? ',' : best.delimiter;
}
