import type { StoreTables, TableRow, TableWriter } from '../store-tables.ts';
import type { Session } from './open-database.ts';
import { openMigratedDatabase } from './open-migrated-database.ts';
import { placesOf } from './places-of.ts';
import { unnested } from './unnested.ts';

const types = { text: 'text', whole: 'bigint', real: 'double precision', bytes: 'bytea' } as const;

/** Tables whose next number the database gives out itself. */
const numbered = [
  ['jobs', 'id'],
  ['incident_imports', 'number'],
  ['incident_types', 'number'],
  ['lamp_versions', 'number'],
] as const;

function tableWriter(session: Session): TableWriter {
  return {
    page({ name, key, columns }, after, limit) {
      const { values, place } = placesOf();
      const keys = key.join(', ');
      const since =
        after === undefined
          ? ''
          : `where (${keys}) > (${key.map((column) => `${place(after[column])}::${types[columns[column] ?? 'text']}`)})`;
      return session.rows<TableRow>(
        `select ${Object.keys(columns).join(', ')} from ${name} ${since} order by ${keys} limit ${place(limit)}`,
        values,
      );
    },
    async write({ name, columns }, rows) {
      const kinds = Object.entries(columns).map(([column, kind]) => [column, types[kind]] as const);
      const { source, names, values } = unnested(Object.fromEntries(kinds), rows);
      await session.write(`insert into ${name} (${names}) select ${names} from ${source}`, values);
    },
  };
}

/** The tables of a store in PostgreSQL. @throws Error in words for people */
export async function openPostgisTables(databaseUrl: string): Promise<StoreTables> {
  const database = await openMigratedDatabase(databaseUrl);
  return {
    read: (work) => database.view((session) => work(tableWriter(session))),
    write: (work) =>
      database.transact('writing', async (session) => {
        const result = await work(tableWriter(session));
        for (const [table, column] of numbered)
          await session.rows(
            `select setval(pg_get_serial_sequence('${table}', '${column}'), max(${column})) from ${table}`,
          );
        return result;
      }),
    close: () => database.close(),
  };
}
