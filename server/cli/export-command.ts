import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import {
  type ExportFeature,
  type ExportSubject,
  exportSubjects,
} from '../../domain/exports/export-format.ts';
import { foldFindings } from '../../domain/exports/fold-findings.ts';
import { exportFormats } from '../../domain/exports/index.ts';
import { type WalkId, walkIdSchema } from '../../domain/ids.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireWalk } from '../import/find-walk.ts';
import { analyseWalk } from '../jobs/analyse-walk.ts';
import { takeAreaSnapshot } from '../jobs/area-snapshot.ts';
import { type CommandContext, databaseOption, jsonOption, print, say, withStore } from './command-context.ts';

interface ExportOptions {
  walk: string;
  what: ExportSubject;
  format: string;
  out: string;
  language: 'sv' | 'en';
  decimalComma?: true;
  database: string;
  json?: true;
}

const help = `
Formats:
${exportFormats.map(({ id, label, help: use }) => `  ${id.padEnd(9)} ${label.en}. ${use.en}`).join('\n')}

Examples:
  $ npm run lykta -- export --walk "Autumn walk, Lyktehamn" --what findings --format csv --out findings.csv
  $ npm run lykta -- export --walk "Autumn walk, Lyktehamn" --what areas --format geojson --out areas.geojson
  $ npm run lykta -- export --walk "Autumn walk, Lyktehamn" --what areas --format kml --out - > areas.kml`;

/** `lykta export`: a walk's findings, areas or actions as a file. */
export function exportCommand(): Command {
  return new Command('export')
    .description("write a walk's findings, areas or actions to a file")
    .requiredOption('--walk <walk>', 'the id or the name of the walk')
    .addOption(new Option('--what <what>', 'what to write').choices(exportSubjects).makeOptionMandatory())
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(exportFormats.map(({ id }) => id))
        .default('geojson'),
    )
    .requiredOption('--out <file>', 'the file; - for standard output')
    .addOption(new Option('--language <language>', 'of labels').choices(['sv', 'en']).default('sv'))
    .option('--decimal-comma', 'CSV with ; between cells and , in numbers, for a Swedish Excel')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: ExportOptions, command: Command) => {
      const { what, out, language, decimalComma = false } = options;
      const format = exportFormats.find(({ id }) => id === options.format);
      if (format === undefined || !format.what.includes(what))
        return command.error(`error: ${what} cannot be written as ${options.format}`);
      if (out === '-' && options.json === true)
        return command.error(
          'error: with --out - the file is on standard output, where --json would write too',
        );
      const written = await withStore(options.database, async (context) => {
        const walk = await requireWalk(context.store, options.walk);
        const features = await featuresOf(walkIdSchema.parse(walk.id), what, context);
        const content = format.write(features, {
          what,
          title: walk.feature.properties.name,
          createdAt: context.source.now().toISOString(),
          language,
          catalogue: context.catalogue,
          decimalComma,
        });
        return { walkId: walk.id, count: features.length, content };
      });
      if (out === '-') process.stdout.write(written.content);
      else await writeFile(out, written.content);
      say(`${written.count} ${what} written to ${out === '-' ? 'standard output' : out}`);
      const { walkId, count } = written;
      if (options.json) print(JSON.stringify({ walkId, what, format: format.id, out, count }));
    });
}

async function featuresOf(
  walkId: WalkId,
  what: ExportSubject,
  context: CommandContext,
): Promise<readonly ExportFeature[]> {
  if (what === 'findings')
    return foldFindings(await featuresOfWalk(context.store, 'finding', walkId), { keepMerged: true });
  if (what === 'actions') return await featuresOfWalk(context.store, 'action', walkId);
  const kept = await featuresOfWalk(context.store, 'area', walkId);
  if (kept.length > 0) return kept;
  // Imported without a server running: nobody has computed them yet.
  say('no areas are kept of this walk; computing them with the usual settings');
  const snapshot = await takeAreaSnapshot(walkId, {}, context, async (task) => analyseWalk(task));
  return snapshot.areas;
}
