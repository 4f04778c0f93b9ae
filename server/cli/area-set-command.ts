import { Command, InvalidArgumentError } from 'commander';
import { areaParametersSchema } from '../../domain/area.ts';
import { areaScopeSchema, areaSetNameSchema } from '../../domain/area-set.ts';
import { dateSchema } from '../../domain/feature.ts';
import { type WalkId, walkIdSchema } from '../../domain/ids.ts';
import { requireWalk } from '../import/find-walk.ts';
import { UsageFault } from '../import/import-request.ts';
import { analyseWalk } from '../jobs/analyse-walk.ts';
import { areasOfSet, keepSetSnapshot, takeSetSnapshot } from '../jobs/area-set-snapshot.ts';
import { checkAreas } from '../jobs/check-areas.ts';
import { areaLine, readWith, tellCheck } from './areas-command.ts';
import { type CommandContext, databaseOption, jsonOption, print, say, withStore } from './command-context.ts';

interface SetOptions {
  name: string;
  walk: readonly string[];
  from?: string;
  to?: string;
  radiusMetres: number;
  minVoices?: number;
  redraws: number;
  seed: number;
  dryRun?: true;
  verify?: true;
  database: string;
  json?: true;
}

const { radiusMetres, minVoices, redraws, seed } = areaParametersSchema.shape;

function readDay(text: string): string {
  const day = dateSchema.safeParse(text);
  if (day.success) return day.data;
  throw new InvalidArgumentError('It must be a day as in 2026-11-23.');
}

const more = (text: string, before: readonly string[]): readonly string[] => [...before, text];

const help = `
The marks of several walks are read together. Without --walk every walk counts; --from and --to choose walks by the day
that they began. The result is kept as the next version of the set with this name; earlier versions stay in the log.

Examples:
  $ npm run lykta -- area-set "Autumn and winter" --from 2026-09-01 --to 2027-02-28
  $ npm run lykta -- area-set "The harbour" --walk "Harbour, October" --walk "Harbour, again" --min-voices 4
  $ npm run lykta -- area-set "Autumn and winter" --verify`;

/** `lykta area-set`: computes areas over several walks or a period. */
export function areaSetCommand(): Command {
  return new Command('area-set')
    .description('compute areas over several walks or a period')
    .argument('<name>', 'the name of the set; a set of that name gets a new version')
    .option('--walk <walk>', 'the id or the name of a walk, once for each', more, [])
    .option('--from <day>', 'walks that began on this day or later', readDay)
    .option('--to <day>', 'walks that began on this day or before', readDay)
    .option(
      '--radius-metres <metres>',
      'how near marks must be',
      readWith(radiusMetres, 'from 1 to 1000 metres'),
      40,
    )
    .option(
      '--min-voices <people>',
      'how many people; left out, so many that chance is expected to make less than half an area',
      readWith(minVoices, 'a whole number from 3 to 100'),
    )
    .option(
      '--redraws <times>',
      'how often chance is drawn',
      readWith(redraws, 'a whole number from 99 to 99999'),
      999,
    )
    .option(
      '--seed <number>',
      'of everything drawn',
      readWith(seed, 'a whole number from 0 to 4294967295'),
      1,
    )
    .option('--dry-run', 'do not keep the result')
    .option('--verify', 'compute what is kept again and compare, byte by byte')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (name: string, options: Omit<SetOptions, 'name'>) => {
      await withStore(options.database, (context) => run({ ...options, name }, context));
    });
}

async function run(options: SetOptions, context: CommandContext): Promise<void> {
  const { store } = context;
  const name = areaSetNameSchema.safeParse(options.name);
  if (!name.success) throw new UsageFault('the name of the set must have from 1 to 120 characters');
  const sets = await store.recordsOfKind('areaSet');
  const known = sets.find(({ feature }) => feature.properties.name === name.data)?.feature;
  if (options.verify === true) {
    const kept = known && { ...known.properties.run, areas: await areasOfSet(store, known.id) };
    tellCheck(await checkAreas(kept, context, async (task) => analyseWalk(task)), options.json === true);
    return;
  }
  const walkIds: WalkId[] = [];
  for (const walk of options.walk) walkIds.push(walkIdSchema.parse((await requireWalk(store, walk)).id));
  const scope = areaScopeSchema.safeParse({
    walkIds: walkIds.length === 0 ? null : walkIds,
    from: options.from ?? null,
    to: options.to ?? null,
  });
  if (!scope.success) throw new UsageFault('--from must not be after --to');
  const parameters = {
    radiusMetres: options.radiusMetres,
    minVoices: options.minVoices ?? null,
    redraws: options.redraws,
    seed: options.seed,
  };
  const wish = {
    setId: known?.id ?? null,
    name: name.data,
    scope: scope.data,
    parameters,
    askedBy: 'command line',
  };
  const snapshot = await takeSetSnapshot(wish, context, async (task) => analyseWalk(task));
  if (options.dryRun !== true) await keepSetSnapshot(snapshot, context);
  const { marks, people, minVoices: voices, expectedAreas } = snapshot.set.properties.run;
  const walks = snapshot.set.properties.run.walkIds.length;
  say(`${snapshot.areas.length} areas from ${marks} marks by ${people} people on ${walks} walks`);
  if (expectedAreas !== null)
    say(`at least ${voices} people; chance makes ${expectedAreas} areas in the mean`);
  if (snapshot.leftOut > 0) say(`${snapshot.leftOut} more areas, those with the lowest scores, are left out`);
  if (options.json === true) print(JSON.stringify({ set: snapshot.set, features: snapshot.areas }));
  else for (const area of snapshot.areas) print(areaLine(area));
}
