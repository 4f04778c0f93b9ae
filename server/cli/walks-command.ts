import { Command } from 'commander';
import { databaseOption, jsonOption, print, withStore } from './command-context.ts';

/** `lykta walks`: what is in the database. */
export function walksCommand(): Command {
  return new Command('walks')
    .description('list the walks in the database with their ids')
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async ({ database, json }: { database: string; json?: true }) => {
      const walks = await withStore(database, async ({ store }) => {
        const records = await store.recordsOfKind('walk');
        return Promise.all(
          records.map(async ({ id, walkId, feature: { properties } }) => ({
            id,
            name: properties.name,
            status: properties.status,
            plannedStartAt: properties.plannedStartAt,
            findings: walkId === null ? 0 : (await store.findings({ walkIds: [walkId], limit: 1 })).matched,
          })),
        );
      });
      if (json) print(JSON.stringify({ walks }));
      else if (walks.length === 0) print('There is no walk yet. "lykta import FILE --walk new" makes one.');
      else
        for (const { id, name, status, findings } of walks)
          print(`${id}  ${name} (${status}, ${findings} findings)`);
    });
}
