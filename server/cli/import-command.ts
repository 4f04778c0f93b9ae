import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type FindingField, findingFields, isFindingField } from '../../domain/import/finding-fields.ts';
import { isTimeZone, readTime } from '../../domain/import/read-value.ts';
import { importFindings } from '../import/import-findings.ts';
import type { ImportReport } from '../import/import-request.ts';
import { databaseOption, jsonOption, print, say, withStore } from './command-context.ts';
import { writeRefusedRows } from './refused-rows.ts';

interface ImportOptions {
  kind: 'finding';
  walk: string;
  name?: string;
  map: ReadonlyMap<string, FindingField>;
  delimiter?: string;
  decimalComma?: true;
  category?: string;
  recordedAt?: string;
  timeZone: string;
  keepGood?: true;
  refused?: string;
  database: string;
  json?: true;
}

const noMappings: ReadonlyMap<string, FindingField> = new Map();

function readMapping(text: string, before: ReadonlyMap<string, FindingField>): Map<string, FindingField> {
  const at = text.lastIndexOf('=');
  const field = text.slice(at + 1).trim();
  if (at < 1) throw new InvalidArgumentError('Write it as COLUMN=FIELD, as in --map Längd=longitude.');
  if (!isFindingField(field))
    throw new InvalidArgumentError(`There is no field "${field}". Fields: ${findingFields.join(', ')}.`);
  return new Map([...before, [text.slice(0, at), field]]);
}

function readDelimiter(text: string): string {
  const delimiter = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';' }[text] ?? text;
  if (delimiter.length !== 1) throw new InvalidArgumentError('It must be one character, or the word "tab".');
  return delimiter;
}

function readTimeZone(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError('It must be a name as in Europe/Stockholm.');
  return text;
}

const help = `
Columns are found by their names, as the CSV export writes them, in any case:
  ${findingFields.slice(0, 8).join(', ')},
  ${findingFields.slice(8).join(', ')}
also lng, lon, x, lat and y. Any other name needs --map. What is left out is filled in: the polarity and the
severity from the category, the time from --recorded-at or the walk. A row without a participant is a person of
its own; rows with the same participant are one person, and one voice in the areas.

With --walk new the same file and name are always the same walk, however often they are imported; any other word is
the id or the name of a walk, which is made where it is missing.

Nothing is kept when a row is refused, unless --keep-good. Refused rows are listed with their line and the reason,
and written to a file to mend. Importing a file again adds nothing. An import adds; it never changes what is there.

Examples:
  $ npm run lykta -- import marks.csv --walk new --name "Autumn walk, Lyktehamn"
  $ npm run lykta -- import marks.geojson --walk "Autumn walk, Lyktehamn" --json
  $ npm run lykta -- import blad1.csv --walk new --map Längd=longitude --map Bredd=latitude --map Otrygghet=severity \\
      --category lighting --delimiter ";" --decimal-comma

Ends with 0 when everything was taken, 1 when rows were refused, 2 when the command or the file cannot be understood.`;

/** `lykta import FILE`: findings out of a table or GeoJSON into a walk. */
export function importCommand(): Command {
  return new Command('import')
    .description('take findings out of a CSV or GeoJSON file (also .gz) into a walk')
    .argument('<file>', 'the file; its delimiter, decimal sign and letters are recognised')
    .addOption(new Option('--kind <kind>', 'what the rows are').choices(['finding']).default('finding'))
    .requiredOption('--walk <walk>', '"new", or the id or the name of a walk')
    .option('--name <name>', 'the name of a new walk (default: the name of the file)')
    .addOption(
      new Option('--map <column=field>', 'which field a column is; may be given many times')
        .argParser(readMapping)
        .default(noMappings, 'by name'),
    )
    .option('--delimiter <character>', 'what separates the cells (default: recognised)', readDelimiter)
    .option('--decimal-comma', 'numbers are written as 59,33 (default: recognised)')
    .option('--category <category>', 'for rows without a category')
    .option('--recorded-at <time>', 'for rows without a time, as in 2026-11-23T17:32')
    .option('--time-zone <name>', 'of times that do not say theirs', readTimeZone, 'Europe/Stockholm')
    .option('--keep-good', 'keep the good rows although others are refused')
    .option('--refused <file>', 'where refused rows are written (default: FILE.refused.csv)')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (path: string, options: ImportOptions, command: Command) => {
      const {
        recordedAt: recordedAtText,
        keepGood = false,
        database,
        json,
        refused,
        kind: _,
        ...rest
      } = options;
      const recordedAt =
        recordedAtText === undefined ? undefined : readTime(recordedAtText, options.timeZone);
      if (recordedAtText !== undefined && recordedAt === undefined)
        command.error(`error: --recorded-at "${recordedAtText}" is not a time as in 2026-11-23T17:32`);
      const request = { ...rest, path, keepGood, ...(recordedAt === undefined ? {} : { recordedAt }) };
      const report = await withStore(database, (context) => importFindings(context, request));
      await tell(report, path, { keepGood, refused });
      const { walkId, accepted, duplicates } = report;
      if (json) print(JSON.stringify({ walkId, accepted, refused: report.refused.length, duplicates }));
      else
        print(
          `${accepted} accepted, ${report.refused.length} refused, ${duplicates} already there; walk ${walkId ?? 'not made'}`,
        );
      if (report.refused.length > 0) process.exitCode = 1;
    });
}

async function tell(
  { refused, columns, notes, walkName }: ImportReport,
  path: string,
  { keepGood, refused: sideFile }: { keepGood: boolean; refused: string | undefined },
): Promise<void> {
  say(`${basename(path)} -> ${walkName} (${notes.join(', ')})`);
  if (refused.length === 0) return;
  for (const { line, reason } of refused) say(`line ${line}: ${reason}`);
  say(`Refused rows are in ${await writeRefusedRows(sideFile, path, columns, refused)}`);
  if (!keepGood) say('Nothing was kept. Mend the rows, or take the others with --keep-good.');
}
