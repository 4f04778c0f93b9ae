import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';
import { root } from './root.mjs';
import { Plain } from './words.mjs';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a program without a shell in between, so that a signal reaches it and nothing is left behind.
 * @returns the child and a promise of its exit code (128 + number for a signal, as shells say it)
 */
export function startProcess(file, args, { env = process.env, cwd = root, stdio = 'inherit' } = {}) {
  const child = spawn(file, args, { cwd, env, stdio, windowsHide: true });
  const forward = (signal) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new Plain(
          `${basename(file)} could not be started: ${error.message}.\n` +
            'On a system without glibc 2.28 (such as Alpine) install Node 24 yourself and use it for this command.',
        ),
      ),
    );
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  }).finally(() => {
    for (const signal of forwarded) process.off(signal, forward);
  });
  return { child, ended };
}

/** Runs a program to its end. */
export function runProcess(file, args, options) {
  return startProcess(file, args, options).ended;
}
