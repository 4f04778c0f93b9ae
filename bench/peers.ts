import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's Python: the system's own packages, not those of a version manager. */
const python = '/usr/bin/python3';

/** What another program printed; undefined where it is not installed or failed. */
function outputOf(command: string, args: readonly string[], input?: string): string | undefined {
  const ended = spawnSync(command, [...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  return ended.status === 0 ? ended.stdout : undefined;
}

/** Runs a program in Python that prints one JSON value; undefined where a module is missing. */
export function runPython(program: string, modules: readonly string[] = []): unknown {
  if (outputOf(python, ['-c', `import json,${['sys', ...modules].join(',')}`]) === undefined)
    return undefined;
  return parsed('Python', outputOf(python, ['-'], program));
}

/** Runs a program in R that prints one JSON value; undefined where R or a package is missing. */
export function runR(program: string, packages: readonly string[]): unknown {
  const asked = packages.map((name) => `stopifnot(requireNamespace('${name}',quietly=TRUE))`).join(';');
  if (outputOf('Rscript', ['-e', asked]) === undefined) return undefined;
  return parsed('R', outputOf('Rscript', ['-'], program));
}

function parsed(name: string, output: string | undefined): unknown {
  if (output === undefined) throw new Error(`the program in ${name} failed`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

const postgresBin = '/usr/lib/postgresql/15/bin';

/** A PostGIS of its own in a folder that must belong to the user "postgres"; undefined where it is not installed. */
export function startPostgis(folder: string): { ask(sql: string): string; stop(): void } | undefined {
  const extension = '/usr/share/postgresql/15/extension/postgis.control';
  if (!existsSync(`${postgresBin}/initdb`) || !existsSync(extension)) return undefined;
  const asPostgres = (command: string, args: readonly string[], input?: string) =>
    outputOf('runuser', ['-u', 'postgres', '--', command, ...args], input);
  const data = `${folder}/data`;
  const socket = ['-h', folder, '-p', '5499'];
  if (outputOf('chown', ['postgres', folder]) === undefined) return undefined;
  if (asPostgres(`${postgresBin}/initdb`, ['-D', data, '-A', 'trust']) === undefined) return undefined;
  const options = `-k ${folder} -p 5499 -c listen_addresses= -c shared_buffers=512MB -c work_mem=256MB -c jit=off`;
  const log = `${folder}/log`;
  if (
    asPostgres(`${postgresBin}/pg_ctl`, ['-D', data, '-l', log, '-w', '-o', options, 'start']) === undefined
  )
    return undefined;
  const stop = () => void asPostgres(`${postgresBin}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop']);
  return {
    ask(sql) {
      const flags = ['-d', 'postgres', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-f', '-'];
      const answer = asPostgres(`${postgresBin}/psql`, [...socket, ...flags], sql);
      if (answer === undefined) throw new Error(`PostGIS refused: ${sql.slice(0, 200)}`);
      return answer.trim();
    },
    stop,
  };
}
