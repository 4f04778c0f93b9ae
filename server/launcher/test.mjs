import { browserWhenPossible } from './browser.mjs';
import { buildWhenStale } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { postgisWhenPossible } from './postgis.mjs';
import { runTests } from './run-tests.mjs';
import { runToEnd, sayCounts } from './words.mjs';

/**
 * Everything, from a fresh clone. Without a browser the rest is run and the run counts as failed; without PostGIS, which
 * few who start with Lykta need, the rest is run and the run says what was left out.
 */
await runToEnd(async () => {
  await installWhenNeeded();
  await buildWhenStale();
  const browser = browserWhenPossible();
  const postgis = postgisWhenPossible();
  const projects = browser === undefined ? ['--project', 'unit'] : [];
  const env = browser === undefined ? process.env : { ...process.env, CHROMIUM_PATH: browser };
  const { passed, failed } = await runTests([...projects, ...process.argv.slice(2)], env);
  if (browser === undefined)
    process.stdout.write('The browser tests did not run: no Chromium (see above).\n');
  if (postgis === undefined)
    process.stdout.write('The tests of storage in PostgreSQL did not run: no PostGIS (see above).\n');
  const total = { passed, failed: failed + (browser === undefined ? 1 : 0) };
  sayCounts(total);
  return total.failed === 0 ? 0 : 1;
});
