import { Command } from 'commander';
import { writeNetworkFile } from '../../domain/streets/network-file.ts';
import { UsageFault } from '../import/import-request.ts';
import { readStreets } from '../import/streets/read-streets.ts';
import { keepStreetsFile, streetsFileOf } from '../streets/streets-file.ts';
import { databaseOption, folderOption, jsonOption, print, say } from './command-context.ts';

const help = `
The file is an OpenStreetMap extract of the municipality: .osm.pbf, .osm or .osm.gz, as others offer it for download
or cut out with "osmium extract". What feet may use becomes the network that foot patrols are planned on: streets,
paths, steps, cycleways. Motorways, and what is closed to the public, stay out. One-way streets bind no feet.

The network is kept in one file beside the database and takes the place of the one before in one step. A server that
runs uses it from the next plan on. If the file cannot be used, the old network stays.

Plans then say where the streets come from: © OpenStreetMap contributors (ODbL).

Examples:
  $ npm run lykta -- import-streets lyktehamn.osm.pbf
  $ npm run lykta -- import-streets lyktehamn.osm.gz --json`;

interface StreetsOptions {
  database: string;
  folder?: string;
  json?: true;
}

/** `lykta import-streets`: the streets that foot patrols are planned on. */
export function importStreetsCommand(): Command {
  return new Command('import-streets')
    .description('take the foot network from an OpenStreetMap extract')
    .argument('<file>', 'the extract: .osm.pbf, .osm or .osm.gz')
    .addOption(databaseOption())
    .addOption(folderOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (path: string, { database, folder, json }: StreetsOptions) => {
      const file = streetsFileOf(database, folder);
      if (file === undefined)
        throw new UsageFault(
          'A database in memory keeps no streets; name a file, as in sqlite:data/lykta.sqlite.',
        );
      const network = await readStreets(path, new Date().toISOString());
      await keepStreetsFile(file, writeNetworkFile(network));
      const kilometres = network.partMetres.reduce((sum, metres) => sum + metres, 0) / 1000;
      const apart = 1 - (network.partMetres[0] ?? 0) / 1000 / kilometres;
      say(
        `${kilometres.toFixed(1)} km of streets and paths; ${(100 * apart).toFixed(1)} % of them are not joined to the rest`,
      );
      if (network.about.sourceDate !== null) say(`as of ${network.about.sourceDate}`);
      if (json)
        print(
          JSON.stringify({
            file,
            points: network.longitudes.length,
            pieces: network.pieces.length / 2,
            kilometres: Math.round(kilometres * 10) / 10,
            parts: network.partMetres.length,
            bounds: network.bounds,
            sourceDate: network.about.sourceDate,
          }),
        );
      else print(file);
    });
}
