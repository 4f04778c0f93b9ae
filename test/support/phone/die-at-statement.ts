import Database from 'better-sqlite3';

// Loaded into a server before anything else (NODE_OPTIONS=--import): ends the process by SIGKILL just before the
// statement of this number, counted from the first change that it writes into its log. So it dies between any two
// writes, between the last write and the commit, and between the commit and the answer.

const lastStatement = Number(process.env.LYKTA_DIE_AT_STATEMENT ?? Number.POSITIVE_INFINITY);
let statements = -1;

const prepare = Database.prototype.prepare;
Database.prototype.prepare = function prepareCounted(this: Database.Database, source: string) {
  const statement = Reflect.apply(prepare, this, [source]);
  const isFirst = source.startsWith('insert into changes');
  for (const method of ['run', 'get', 'all'] as const) {
    const execute = statement[method];
    Reflect.set(statement, method, function counted(this: unknown, ...parameters: unknown[]) {
      if (isFirst || statements >= 0) statements += 1;
      if (statements >= lastStatement) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(execute, this, parameters);
    });
  }
  return statement;
} as typeof prepare;
