import { basename } from 'node:path';
import { Command } from 'commander';
import type { BoundingBox } from '../../domain/geo.ts';
import { lampFields } from '../../domain/lamp/lamp-fields.ts';
import { keepLamps, lampOwner, understandLamps } from '../import/import-lamps.ts';
import { readImportFile } from '../import/read-import-file.ts';
import { readOsmLamps } from '../import/read-osm-lamps.ts';
import { fileTold, knownSystems } from '../import/read-uploaded-file.ts';
import { databaseOption, jsonOption, print, withStore } from './command-context.ts';
import { mapOption, mappingOf, readArea, readDelimiter } from './import-options.ts';
import { tellRefused } from './tell-refused.ts';

interface LampOptions {
  map: ReadonlyMap<string, string>;
  municipality?: string;
  area?: BoundingBox;
  delimiter?: string;
  decimalComma?: true;
  refused?: string;
  database: string;
  json?: true;
}

const help = `
The file is the municipality's register of street lamps as CSV or GeoJSON, a row a lamp, or an OpenStreetMap extract
(.osm.pbf, .osm, .osm.gz), of which the points tagged highway=street_lamp are taken. Columns are found by their names:
  ${lampFields.join(', ')}
and their Swedish names; any other name needs --map. Only the place must be there. Coordinates may be degrees or
SWEREF 99 TM. A status is understood in Swedish and English (trasig, fungerar, broken, ok); a lamp without one counts as
one of unknown state.

The lamps of the file take the place of all that the municipality had. Good rows are kept, the others are told and
written to a file to mend.

Examples:
  $ npm run lykta -- import-lamps gatlampor.csv
  $ npm run lykta -- import-lamps belysning.geojson --map skick=status --municipality "Lyktehamns kommun"
  $ npm run lykta -- import-lamps lyktehamn.osm.pbf --json

Ends with 0 when every row was taken, 1 when rows were refused, 2 when the command or the file cannot be understood.`;

const isExtract = (path: string) => /\.(pbf|osm(\.gz)?)$/i.test(path);

/** `lykta import-lamps`: the street lamps that dark places are compared with. */
export function importLampsCommand(): Command {
  return new Command('import-lamps')
    .description('take the street lamps of a municipality out of CSV, GeoJSON or OpenStreetMap')
    .argument('<file>', 'the file; its delimiter, decimal sign and letters are recognised')
    .option('--municipality <name>', 'whose they are, by id or name (default: the only one there is)')
    .addOption(mapOption())
    .option('--area <box>', 'refuse rows outside WEST,SOUTH,EAST,NORTH', readArea)
    .option('--delimiter <character>', 'what separates the cells (default: recognised)', readDelimiter)
    .option('--decimal-comma', 'numbers are written as 59,33 (default: recognised)')
    .option('--refused <file>', 'where refused rows are written (default: FILE.refused.csv)')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (path: string, options: LampOptions) => {
      const { area, delimiter, decimalComma, municipality, json, refused: sideFile } = options;
      const map = mappingOf(options.map, lampFields);
      const { source: file, bytes } = isExtract(path)
        ? await readOsmLamps(path)
        : await readImportFile(path, {
            systems: knownSystems,
            ...(delimiter === undefined ? {} : { delimiter }),
            ...(decimalComma === undefined ? {} : { decimalComma }),
          });
      const rows = understandLamps(file, { map, ...(area === undefined ? {} : { area }) });
      const told = fileTold(rows, file.rows.length + file.refused.length, bytes, 'en');
      const author = { kind: 'system', name: 'import' } as const;
      const { lampSetId, accepted } = await withStore(options.database, async (context) =>
        keepLamps(context, rows.lamps, told, {
          ...{
            owner: await lampOwner(context.store, author, municipality),
            author,
            fileName: basename(path),
          },
          lampSource: isExtract(path) ? 'openstreetmap' : 'register',
        }),
      );
      const refused = rows.refused.map((row) => ({ ...row, reason: row.reason.en }));
      const notes = rows.notes.map(({ en }) => en);
      await tellRefused({ refused, columns: file.columns, notes, walkName: 'street lamps' }, path, {
        keepGood: true,
        refused: sideFile,
      });
      const { duplicates } = rows;
      const answer = { lampSetId, accepted, refused: refused.length, duplicates };
      if (json) print(JSON.stringify(answer));
      else
        print(
          `${accepted} lamps, ${refused.length} refused, ${duplicates} twice in the file; set ${lampSetId}`,
        );
      if (refused.length > 0) process.exitCode = 1;
    });
}
