import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildWhenStale } from './build.mjs';
import { check } from './check.mjs';
import { installWhenNeeded } from './install.mjs';
import { lockedNode } from './locked-node.mjs';
import { runProcess } from './run-process.mjs';
import { runTests } from './run-tests.mjs';
import { Plain, runToEnd, sayCounts } from './words.mjs';

async function testReal([folder, ...args]) {
  if (folder === undefined || !existsSync(folder))
    throw new Plain('Say where the real data is: npm run test:real -- FOLDER');
  const counted = await runTests(args, { ...process.env, LYKTA_REAL_DATA: resolve(folder) });
  sayCounts(counted);
  return counted.failed === 0 ? 0 : 1;
}

const commands = {
  check,
  bench: async (args) => {
    await buildWhenStale();
    return runProcess(lockedNode(), ['bench/main.ts', ...args]);
  },
  'test-real': testReal,
  cli: (args) => runProcess(lockedNode(), ['server/cli/lykta.ts', ...args]),
};

await runToEnd(async () => {
  const [name, ...args] = process.argv.slice(2);
  const command = commands[name];
  if (command === undefined) throw new Plain(`Say which: ${Object.keys(commands).join(', ')}.`);
  await installWhenNeeded();
  return command(args);
});
