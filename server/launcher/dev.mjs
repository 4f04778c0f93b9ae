import { installWhenNeeded } from './install.mjs';
import { lockedNode } from './locked-node.mjs';
import { startProcess } from './run-process.mjs';
import { runToEnd, say } from './words.mjs';

const port = process.env.PORT ?? '3000';
const clientAddress = 'http://localhost:5173';

/** The server restarts and the client reloads when a file changes; when one of the two ends, both end. */
await runToEnd(async () => {
  await installWhenNeeded();
  const node = lockedNode();
  // The links that the server prints lead to the client that reloads.
  const env = { PUBLIC_URL: clientAddress, LYKTA_DEV_SERVER: `http://localhost:${port}`, ...process.env };
  say(`For developers: the client that reloads is at ${clientAddress}, the server at port ${port}.`);
  const both = [
    startProcess(node, ['--watch', '--watch-preserve-output', 'server/main.ts'], { env }),
    startProcess(node, ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'], { env }),
  ];
  const code = await Promise.race(both.map(({ ended }) => ended));
  for (const { child } of both) child.kill('SIGTERM');
  await Promise.allSettled(both.map(({ ended }) => ended));
  return code;
});
