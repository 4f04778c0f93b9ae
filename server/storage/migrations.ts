import { readdirSync, readFileSync } from 'node:fs';

/** A numbered step of a schema; each is applied once, in order, in a transaction of its own. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

/** The migrations in a folder, in order. Throws when the numbers are not 1, 2, 3 … */
export function migrationsIn(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 4));
    if (number !== index + 1) throw new Error(`the migration ${name} should have the number ${index + 1}`);
    return { number, name, sql: readFileSync(`${folder}/${name}`, 'utf8') };
  });
}

/**
 * @param last the newest migration that the database has had
 * @throws Error in words for people when this version does not know it
 */
export function refuseNewer(
  database: string,
  last: { number: number; name: string } | undefined,
  migrations: readonly Migration[],
): void {
  if (last === undefined || last.number <= migrations.length) return;
  throw new Error(
    `the database ${database} was made by a newer version of Lykta (it has "${last.name}", this version ` +
      `knows ${migrations.length} migrations). Start the newer version, or restore a backup made before the update.`,
  );
}
