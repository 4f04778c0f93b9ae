import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchmarkLine } from './benchmark.ts';
import { benchmarks } from './index.ts';

const usage = `npm run bench [-- NAME … PATH …] [--json]   benchmarks: ${benchmarks.map(({ id }) => id).join(', ')}`;

function forPeople(line: BenchmarkLine): string {
  const other = line.againstMs === null ? 'not run' : `${line.againstMs.toFixed(1)} ms`;
  const ratio = line.speedup === null ? '' : `${line.speedup.toFixed(line.speedup < 10 ? 2 : 1)}x`;
  const cells = [
    `${line.bench} ${line.case}`.padEnd(24),
    `${line.medianMs.toFixed(1)} ms`.padStart(12),
    `${line.against} ${other}`.padStart(28),
    ratio.padStart(9),
  ];
  return cells.join(' ') + (line.note === undefined ? '' : `   ${line.note}`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const names = positionals.filter((name) => benchmarks.some(({ id }) => id === name));
  const paths = positionals.filter((name) => !names.includes(name) && existsSync(name));
  const unknown = positionals.filter((name) => !names.includes(name) && !paths.includes(name));
  if (values.help || unknown.length > 0) {
    if (unknown.length > 0) console.error(`There is no benchmark "${unknown.join('", "')}".`);
    console.error(usage);
    return unknown.length > 0 ? 2 : 0;
  }
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.id)) continue;
    for await (const line of benchmark.run(paths.map((path) => resolve(path))))
      console.log(values.json ? JSON.stringify(line) : forPeople(line));
  }
  return 0;
}

process.exitCode = await main();
