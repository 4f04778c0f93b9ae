/**
 * Vitest calls this before any test is loaded. better-sqlite3 would end an older Node without a word
 * (segmentation fault), so an older Node is told in words.
 */
export function setup(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  throw new Error(
    `The tests need Node 24 or newer, and this is Node ${process.versions.node}. ` +
      'Use "npm test" or "npx vitest": they take the Node 24 that is installed with the dependencies.',
  );
}
