import { join } from 'node:path';
import { build } from './build.mjs';
import { lockedNode } from './locked-node.mjs';
import { runProcess } from './run-process.mjs';
import { firstLoadBudget, firstLoadFiles, joinScreenBudget, joinScreenScripts } from './size-budget.mjs';
import { say, sayCounts } from './words.mjs';

/** Runs a tool of node_modules under the locked Node. */
function tool(script, ...args) {
  return runProcess(lockedNode(), [join('node_modules', script), ...args]);
}

function checkSize() {
  const scripts = joinScreenScripts();
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  for (const script of scripts) say(`  ${String(script.bytes).padStart(7)} ${script.file}`);
  say(`  ${String(bytes).padStart(7)} bytes after gzip before the first tap, of at most ${joinScreenBudget}`);
  return bytes <= joinScreenBudget ? 0 : 1;
}

function checkFirstLoad() {
  const files = firstLoadFiles();
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  for (const { file, bytes: own } of files.filter((one) => one.bytes > 5000))
    say(`  ${String(own).padStart(7)} ${file}`);
  say(
    `  ${String(bytes).padStart(7)} bytes after gzip until the map of the walk stands, of at most ${firstLoadBudget}`,
  );
  return bytes <= firstLoadBudget ? 0 : 1;
}

const steps = [
  ['types', () => tool('typescript/bin/tsc', '-p', '.')],
  ['lint and format', () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
  ['unused code', () => tool('knip/bin/knip.js')],
  ['build', () => build().then(() => 0)],
  ['size of the join screen', checkSize],
  ['size of the first load', checkFirstLoad],
];

/** Everything that can be known without running a test. All steps run, also after one has failed. */
export async function check() {
  const failed = [];
  for (const [name, step] of steps) {
    say(`- ${name}`);
    const code = await Promise.resolve(step()).catch((error) => {
      say(error.message);
      return 1;
    });
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0) say(`Not in order: ${failed.join(', ')}.`);
  sayCounts({ passed: steps.length - failed.length, failed: failed.length });
  return failed.length === 0 ? 0 : 1;
}
