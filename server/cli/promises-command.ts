import { join } from 'node:path';
import { Command } from 'commander';
import { parseChange } from '../../domain/changes.ts';
import { changeIdSchema, followUpIdSchema, newId, promiseItemIdSchema } from '../../domain/ids.ts';
import { ProblemError } from '../../domain/problem.ts';
import { partialYears, promiseOfPublished } from '../../domain/promise/promise-of-published.ts';
import type { PublishedPromise } from '../../domain/promise/published-promise.ts';
import { UsageFault } from '../import/import-request.ts';
import { loadPublishedPromises } from '../load-published-promises.ts';
import { type CommandContext, databaseOption, jsonOption, print, withStore } from './command-context.ts';

interface LoadOptions {
  followUps?: string[];
  database: string;
  json?: true;
}

const folder = join(import.meta.dirname, '..', '..', 'data', 'promises');

const help = `
Published promises are files in data/promises. A promise is taken in without evidence: what was done, the parties record
themselves. How many follow-ups a part of a calendar year has is asked, not guessed.

Examples:
  $ npm run lykta -- promises
  $ npm run lykta -- promises load oskarshamn-2022-2023 --follow-ups 2022=2`;

/** `lykta promises`: the published promises, and taking one of them in. */
export function promisesCommand(): Command {
  const load = new Command('load')
    .description('take in a published promise')
    .argument('<id>', 'the name of its file without the ending')
    .option('--follow-ups <year=number...>', 'how many follow-ups a part of a calendar year has')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async (id: string, options: LoadOptions) => {
      const published = (await loadPublishedPromises(folder)).find((one) => one.id === id);
      if (published === undefined)
        throw new UsageFault(`there is no published promise "${id}"; "lykta promises" lists them`);
      const answers = (options.followUps ?? []).map(readAnswer);
      const missing = partialYears(published).filter((year) => !answers.some((one) => one.year === year));
      if (missing.length > 0)
        throw new UsageFault(
          `only a part of ${missing.join(' and ')} is in the period. Ask the parties how many follow-ups that part has, ` +
            `and say it: --follow-ups ${missing.map((year) => `${year}=NUMBER`).join(' ')}`,
        );
      const promiseId = await withStore(options.database, (context) => take(published, answers, context));
      if (options.json) print(JSON.stringify({ promiseId }));
      else print(`${promiseId}  ${published.title.sv}`);
    });
  return new Command('promises')
    .description('list the published promises that can be taken in')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async ({ database, json }: { database: string; json?: true }) => {
      const published = await loadPublishedPromises(folder);
      const here = await withStore(database, ({ store }) => store.recordsOfKind('promise'));
      const promises = published.map(({ id, title }) => ({
        ...{ id, title: title.sv },
        loadedAs: here.find(({ feature }) => feature.properties.publishedId === id)?.id ?? null,
      }));
      if (json) print(JSON.stringify({ promises }));
      else
        for (const { id, title, loadedAs } of promises)
          print(`${id}  ${title}${loadedAs === null ? '' : ` (taken in as ${loadedAs})`}`);
    })
    .addCommand(load);
}

function readAnswer(text: string): { year: number; amount: number } {
  const match = /^(\d{4})=(\d{1,2})$/.exec(text);
  if (match === null) throw new UsageFault(`"${text}" is not as in 2022=2`);
  return { year: Number(match[1]), amount: Number(match[2]) };
}

async function take(
  published: PublishedPromise,
  answers: readonly { year: number; amount: number }[],
  { store, source }: CommandContext,
): Promise<string> {
  const here = await store.recordsOfKind('promise');
  const known = here.find(({ feature }) => feature.properties.publishedId === published.id);
  if (known !== undefined)
    throw new UsageFault(`"${published.id}" is here already, as ${known.id}. Nothing was changed.`);
  const organisations = await store.recordsOfKind('organisation');
  const parties = published.parties.map((party) => ({
    ...party,
    organisationId:
      organisations.find(({ feature }) => feature.properties.name === party.name)?.feature.id ?? null,
  }));
  const ids = {
    itemId: () => newId(promiseItemIdSchema, source),
    followUpId: () => newId(followUpIdSchema, source),
  };
  const now = source.now().toISOString();
  const { change, problem } = parseChange({
    ...{ id: newId(changeIdSchema, source), kind: 'promise-made', at: now },
    ...promiseOfPublished(published, { answers, parties, ids }),
  });
  if (change?.kind !== 'promise-made') throw problem === undefined ? new Error() : new ProblemError(problem);
  const author = { kind: 'system', name: 'cli' } as const;
  const [verdict] = await store.commit([{ change, author, receivedAt: now }]);
  if (verdict?.verdict === 'refused') throw new ProblemError(verdict.problem);
  return change.promiseId;
}
