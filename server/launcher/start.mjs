import { join } from 'node:path';
import { buildWhenStale } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { lockedNode } from './locked-node.mjs';
import { root } from './root.mjs';
import { runProcess } from './run-process.mjs';
import { serverFlags, serverMemory } from './server-process.mjs';
import { runToEnd } from './words.mjs';

await runToEnd(async () => {
  await installWhenNeeded();
  await buildWhenStale();
  // Node keeps what it compiled, so that the second start need not do it again.
  const cache = join(root, 'node_modules', '.cache', 'node');
  const env = { NODE_COMPILE_CACHE: cache, ...serverMemory, ...process.env };
  return runProcess(lockedNode(), [...serverFlags, 'server/main.ts', ...process.argv.slice(2)], { env });
});
