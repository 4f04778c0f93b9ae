import { stringify } from 'csv-stringify/sync';
import { type Cell, exportColumns } from './export-columns.ts';
import type { ExportFormat } from './export-format.ts';
import { decimalText } from './export-geometry.ts';
import { withFormulaGuard } from './safe-text.ts';

function written(value: Cell, decimalComma: boolean): string {
  if (value === null) return '';
  if (typeof value === 'number')
    return decimalComma ? decimalText(value).replace('.', ',') : decimalText(value);
  return typeof value === 'string' ? withFormulaGuard(value) : String(value);
}

/** CSV (RFC 4180) in UTF-8 with byte order mark, without which spreadsheets garble å, ä and ö. */
export const csvFormat: ExportFormat = {
  id: 'csv',
  label: { sv: 'CSV (kalkylblad)', en: 'CSV (spreadsheets)' },
  help: {
    sv: 'För Excel och LibreOffice. Välj decimalkomma för svenska inställningar.',
    en: 'For Excel and LibreOffice. Choose the decimal comma for Swedish settings.',
  },
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  what: ['findings', 'areas', 'actions'],
  write(features, context) {
    const decimalComma = context.decimalComma ?? false;
    const columns = exportColumns[context.what];
    const rows = features.map((feature) =>
      columns.map((column) => written(column.read(feature, context), decimalComma)),
    );
    return stringify([columns.map((column) => column.name), ...rows], {
      bom: true,
      delimiter: decimalComma ? ';' : ',',
      record_delimiter: '\r\n',
      quoted_match: /[\n\r;,\t]/,
    });
  },
};
