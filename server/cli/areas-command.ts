import { Command, InvalidArgumentError } from 'commander';
import { areaParametersSchema, type PriorityArea } from '../../domain/area.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireWalk } from '../import/find-walk.ts';
import { analyseWalk } from '../jobs/analyse-walk.ts';
import { type AreaSnapshot, keepAreaSnapshot, takeAreaSnapshot } from '../jobs/area-snapshot.ts';
import { type AreaCheck, checkAreas, computationOfWalk } from '../jobs/check-areas.ts';
import { databaseOption, jsonOption, print, say, withStore } from './command-context.ts';

interface AreasOptions {
  walk: string;
  radiusMetres: number;
  minVoices?: number;
  dryRun?: true;
  verify?: true;
  database: string;
  json?: true;
}

const { radiusMetres, minVoices } = areaParametersSchema.shape;

export function readWith(schema: { safeParse(value: number): { success: boolean } }, bounds: string) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !schema.safeParse(value).success)
      throw new InvalidArgumentError(`It must be ${bounds}.`);
    return value;
  };
}

const help = `
An area is a place that so many different people marked as unsafe within the radius. One person counts once, however
many marks they make. The result is kept as the walk's areas, for the screens and the export, until its findings
change next: then the server computes them again with its own settings. --dry-run only looks. --verify computes what is
kept once more, with what was kept of it, and ends with 0 only when the same bytes come out.

Examples:
  $ npm run lykta -- areas --walk "Autumn walk, Lyktehamn"
  $ npm run lykta -- areas --walk "Autumn walk, Lyktehamn" --verify
  $ npm run lykta -- areas --walk 01938c4e-0000-7000-8000-000000000000 --radius-metres 60 --min-voices 3 --json`;

/** `lykta areas`: computes a walk's priority areas. */
export function areasCommand(): Command {
  return new Command('areas')
    .description("compute a walk's priority areas")
    .requiredOption('--walk <walk>', 'the id or the name of the walk')
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
    .option('--dry-run', 'do not keep the result')
    .option('--verify', 'compute what is kept again and compare, byte by byte')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: AreasOptions) => {
      if (options.verify === true) return verify(options);
      const { radiusMetres, minVoices = null } = options;
      const snapshot = await withStore(options.database, async (context) => {
        const walkId = walkIdSchema.parse((await requireWalk(context.store, options.walk)).id);
        const taken = await takeAreaSnapshot(walkId, { radiusMetres, minVoices }, context, async (task) =>
          analyseWalk(task),
        );
        if (options.dryRun !== true) await keepAreaSnapshot(walkId, taken, context);
        return taken;
      });
      tell(snapshot, options.json === true);
    });
}

async function verify({ walk, database, json }: AreasOptions): Promise<void> {
  const check = await withStore(database, async (context) => {
    const walkId = walkIdSchema.parse((await requireWalk(context.store, walk)).id);
    const kept = computationOfWalk(walkId, await featuresOfWalk(context.store, 'area', walkId));
    return checkAreas(kept, context, async (task) => analyseWalk(task));
  });
  tellCheck(check, json === true);
}

const checkWords: Readonly<Record<AreaCheck['state'], string>> = {
  same: 'the same bytes',
  different: 'OTHER BYTES than those that are kept',
  'data-changed': 'the marks have changed since, so there is nothing to compare with',
  'rules-changed': 'this version computes by other rules, so there is nothing to compare with',
  'nothing-kept': 'no areas are kept',
};

/** Anything but the same bytes ends with 1. */
export function tellCheck(check: AreaCheck, json: boolean): void {
  say(checkWords[check.state]);
  if (json) print(JSON.stringify(check));
  else if ('keptHash' in check)
    print(`kept ${check.keptHash}, again ${check.againHash}, data ${check.dataHash}`);
  if (check.state !== 'same') process.exitCode = 1;
}

function tell({ areas, marks, leftOut }: AreaSnapshot, json: boolean): void {
  const sorted = [...areas].sort((a, b) => b.properties.score - a.properties.score || (a.id < b.id ? -1 : 1));
  const inAreas = new Set(areas.flatMap(({ properties }) => properties.findingIds)).size;
  say(
    `${areas.length} ${areas.length === 1 ? 'area' : 'areas'}; ${inAreas} of ${marks} unsafe marks are in one, ${marks - inAreas} in none`,
  );
  if (leftOut > 0) say(`${leftOut} more areas, those with the lowest scores, are left out and count as none`);
  if (json) {
    print(
      JSON.stringify({ type: 'FeatureCollection', features: sorted, marks, marksInNone: marks - inAreas }),
    );
    return;
  }
  for (const area of sorted) print(areaLine(area));
}

export function areaLine({ properties }: PriorityArea): string {
  const { score, band, confidence, nMarked, nPassed, centre } = properties;
  return `${String(score).padStart(3)}  ${band}, confidence ${confidence}, ${nMarked} of ${nPassed} people, at ${centre.join(', ')}`;
}
