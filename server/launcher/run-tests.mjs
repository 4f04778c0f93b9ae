import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockedNode } from './locked-node.mjs';
import { runProcess } from './run-process.mjs';

/** What Vitest counted. A file that could not even be loaded is one failure; so is a run that ended badly. */
function counts(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const notLoaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + notLoaded.length;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/**
 * Runs Vitest with these arguments.
 * @returns how many tests passed and failed
 */
export async function runTests(args, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'lykta-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runProcess(lockedNode(), [vitest, 'run', ...reporters, ...args], { env });
    return counts(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
