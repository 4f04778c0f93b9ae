/** Says what the launcher does. On stderr, so that the output of a command stays its own. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A fault that is told in words, without a stack: the person at the keyboard can mend it. */
export class Plain extends Error {}

/** Runs the launcher's work and ends the process with its exit code. */
export async function runToEnd(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof Plain ? `\n${error.message}` : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}

/** The line that closes every run of tests or checks, on stdout. */
export function sayCounts({ passed, failed }) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
}
