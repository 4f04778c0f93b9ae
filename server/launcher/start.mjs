import { join } from 'node:path';
import { buildWhenStale } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { lockedNode } from './locked-node.mjs';
import { root } from './root.mjs';
import { runProcess } from './run-process.mjs';
import { runToEnd } from './words.mjs';

await runToEnd(async () => {
  await installWhenNeeded();
  await buildWhenStale();
  // Node keeps what it compiled, so that the second start need not do it again.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env };
  return runProcess(lockedNode(), ['server/main.ts', ...process.argv.slice(2)], { env });
});
