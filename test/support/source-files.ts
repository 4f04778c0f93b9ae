import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['client', 'server', 'domain', 'data', 'bench', 'test'];

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
  /** The text without comments, for rules about what code does. */
  code: string;
  imports: readonly SourceImport[];
}

export interface SourceImport {
  /** The file's path for a relative import, otherwise the name of the package or of the built-in module. */
  target: string;
  relative: boolean;
  /** `import type …`, which leaves nothing behind when the program runs. */
  typeOnly: boolean;
}

const importPattern =
  /^\s*(import|export)\s(type\s)?[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(path: string, code: string): SourceImport[] {
  return [...code.matchAll(importPattern)].map(([, , type, from, bare, dynamic]) => {
    const name = (from ?? bare ?? dynamic ?? '').replace(/\?.*$/, '');
    const relative = name.startsWith('.');
    const target = relative ? posix.normalize(posix.join(dirname(path), name)) : name;
    return { target, relative, typeOnly: type !== undefined };
  });
}

/** Without block comments, and without line comments that are not part of an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** Every hand-written program file of the repository. */
export const sourceFiles: readonly SourceFile[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|tsx|mjs|mts|css)$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const code = withoutComments(text);
      return { path, text, code, imports: importsOf(path, code) };
    }),
);

/** The files under a folder, or the one file of this path. */
export function filesUnder(...paths: readonly string[]): readonly SourceFile[] {
  return sourceFiles.filter((file) =>
    paths.some((path) => file.path === path || file.path.startsWith(`${path}/`)),
  );
}
