import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { BoundingBox } from '../../domain/geo.ts';
import { findingFields } from '../../domain/import/finding-fields.ts';
import { isTimeZone, readTime } from '../../domain/import/read-value.ts';
import { incidentFields } from '../../domain/incident/incident-fields.ts';
import { inOrderOfPlace } from '../../domain/incident/map-place.ts';
import { importFindings } from '../import/import-findings.ts';
import { keepIncidents, understandIncidents } from '../import/import-incidents.ts';
import { UsageFault } from '../import/import-request.ts';
import { readImportFile } from '../import/read-import-file.ts';
import { fileTold, knownSystems } from '../import/read-uploaded-file.ts';
import { databaseOption, jsonOption, print, withStore } from './command-context.ts';
import { mapOption, mappingOf, readArea, readDelimiter } from './import-options.ts';
import { tellRefused } from './tell-refused.ts';

interface ImportOptions {
  kind: 'finding' | 'incident';
  walk?: string;
  dataset?: string;
  area?: BoundingBox;
  name?: string;
  map: ReadonlyMap<string, string>;
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

With --kind incident the rows are what the police have recorded, and go into the data set that --dataset names. The
fields are ${incidentFields.join(', ')}. Good rows are always kept, the others told. Of a
reference only a fingerprint is kept. Coordinates may be degrees or SWEREF 99 TM.

Examples:
  $ npm run lykta -- import marks.csv --walk new --name "Autumn walk, Lyktehamn"
  $ npm run lykta -- import marks.geojson --walk "Autumn walk, Lyktehamn" --json
  $ npm run lykta -- import brott.csv --kind incident --dataset "Brott 2026" --map brottskod=type
  $ npm run lykta -- import blad1.csv --walk new --map Längd=longitude --map Bredd=latitude --map Otrygghet=severity \\
      --category lighting --delimiter ";" --decimal-comma

Ends with 0 when everything was taken, 1 when rows were refused, 2 when the command or the file cannot be understood.`;

/** `lykta import FILE`: findings into a walk, or recorded incidents into a data set, out of a table or GeoJSON. */
export function importCommand(): Command {
  return new Command('import')
    .description('take findings or recorded incidents out of a CSV or GeoJSON file (also .gz)')
    .argument('<file>', 'the file; its delimiter, decimal sign and letters are recognised')
    .addOption(
      new Option('--kind <kind>', 'what the rows are').choices(['finding', 'incident']).default('finding'),
    )
    .option('--walk <walk>', 'of findings: "new", or the id or the name of a walk')
    .option('--dataset <name>', 'of incidents: the name of the data set, which is made where it is missing')
    .option('--area <box>', 'of incidents: refuse rows outside WEST,SOUTH,EAST,NORTH', readArea)
    .option('--name <name>', 'the name of a new walk (default: the name of the file)')
    .addOption(mapOption())
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
      if (options.kind === 'incident') await takeIncidents(path, options);
      else await takeFindings(path, options, command);
    });
}

async function takeFindings(path: string, options: ImportOptions, command: Command): Promise<void> {
  const { walk, name, delimiter, decimalComma, category, timeZone, json, refused: sideFile } = options;
  const { recordedAt: recordedAtText, keepGood = false } = options;
  if (walk === undefined) command.error("error: required option '--walk <walk>' not specified");
  const recordedAt = recordedAtText === undefined ? undefined : readTime(recordedAtText, timeZone);
  if (recordedAtText !== undefined && recordedAt === undefined)
    command.error(`error: --recorded-at "${recordedAtText}" is not a time as in 2026-11-23T17:32`);
  const request = {
    ...{ path, walk, timeZone, keepGood },
    map: mappingOf(options.map, findingFields),
    ...(name === undefined ? {} : { name }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(decimalComma === undefined ? {} : { decimalComma }),
    ...(category === undefined ? {} : { category }),
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
  const report = await withStore(options.database, (context) => importFindings(context, request));
  await tellRefused(report, path, { keepGood, refused: sideFile });
  const { walkId, accepted, duplicates } = report;
  if (json) print(JSON.stringify({ walkId, accepted, refused: report.refused.length, duplicates }));
  else
    print(
      `${accepted} accepted, ${report.refused.length} refused, ${duplicates} already there; walk ${walkId ?? 'not made'}`,
    );
  if (report.refused.length > 0) process.exitCode = 1;
}

async function takeIncidents(path: string, options: ImportOptions): Promise<void> {
  const { dataset, area, timeZone, delimiter, decimalComma, json, refused: sideFile } = options;
  if (dataset === undefined || dataset.trim() === '')
    throw new UsageFault('say into which data set with --dataset NAME');
  const map = mappingOf(options.map, incidentFields);
  const { source: file, bytes } = await readImportFile(path, {
    systems: knownSystems,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(decimalComma === undefined ? {} : { decimalComma }),
  });
  const reading = { map, timeZone, ...(area === undefined ? {} : { area }) };
  const rows = understandIncidents(file, reading, new Date());
  const amount = file.rows.length + file.refused.length;
  const report = await withStore(options.database, (context) =>
    keepIncidents(context, inOrderOfPlace(rows.incidents), fileTold(rows, amount, bytes, 'en'), {
      ...{ dataset, fileName: basename(path) },
      author: { kind: 'system', name: 'import' },
    }),
  );
  const { datasetId, accepted, duplicates } = report;
  const refused = rows.refused.map((row) => ({ ...row, reason: row.reason.en }));
  const notes = rows.notes.map(({ en }) => en);
  await tellRefused({ refused, columns: file.columns, notes, walkName: dataset }, path, {
    keepGood: true,
    refused: sideFile,
  });
  if (json) print(JSON.stringify({ datasetId, accepted, refused: refused.length, duplicates }));
  else
    print(
      `${accepted} accepted, ${refused.length} refused, ${duplicates} already there; data set ${datasetId}`,
    );
  if (refused.length > 0) process.exitCode = 1;
}
