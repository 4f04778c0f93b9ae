import { buildWhenStale } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { lockedNode } from './locked-node.mjs';
import { runProcess } from './run-process.mjs';
import { runToEnd } from './words.mjs';

await runToEnd(async () => {
  await installWhenNeeded();
  await buildWhenStale();
  return runProcess(lockedNode(), ['server/main.ts', ...process.argv.slice(2)]);
});
