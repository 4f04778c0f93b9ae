import { describe, expect, test } from 'vitest';
import { filesUnder, type SourceFile, type SourceImport, sourceFiles } from './support/source-files.ts';

/** "file -> what it imports" for each import that breaks a rule; an empty list is what a wall wants. */
function breaches(
  files: readonly SourceFile[],
  forbidden: (to: SourceImport, from: SourceFile) => boolean,
): string[] {
  return files.flatMap((file) =>
    file.imports.filter((to) => forbidden(to, file)).map((to) => `${file.path} -> ${to.target}`),
  );
}

/** "file: what it says" for each place where the code has what it must not have. */
function places(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(([found]) => `${path}: ${found.trim()}`),
  );
}

const leadsTo =
  (folder: string) =>
  (to: SourceImport): boolean =>
    to.relative && to.target.startsWith(`${folder}/`);
const programs = filesUnder('client', 'server', 'domain', 'data', 'bench');
const scripts = sourceFiles.filter(({ path }) => !path.endsWith('.css'));

describe('the walls of the house', () => {
  test('the reading of imports works, so that the walls below are not empty', () => {
    const app = sourceFiles.find(({ path }) => path === 'domain/changes.ts');
    expect(app?.imports.map(({ target }) => target)).toContain('domain/change-rules/finding-changes.ts');
    expect(sourceFiles.flatMap(({ imports }) => imports).length).toBeGreaterThan(500);
  });

  test('the domain imports nothing of the server, the client, the data or the system', () => {
    const outside = (to: SourceImport): boolean =>
      to.relative ? !to.target.startsWith('domain/') : to.target.startsWith('node:');
    expect(breaches(filesUnder('domain'), outside)).toEqual([]);
  });

  test('the domain uses only small pure packages', () => {
    const allowed = ['zod', 'uuid', '@turf/turf', 'csv-stringify/sync', 'geojson', 'suncalc', 'flatqueue'];
    expect(breaches(filesUnder('domain'), (to) => !to.relative && !allowed.includes(to.target))).toEqual([]);
  });

  test('the domain takes clock, ids and seeds as arguments', () => {
    const impure =
      /Date\.now\(|new Date\(\)|Math\.random\(|\bprocess\.(?:env|argv|std|hr|on|exit)|\bconsole\.|\bfetch\(|\bcrypto\.|\bsetTimeout\(/g;
    expect(places(filesUnder('domain'), impure)).toEqual([]);
  });

  test('the client takes nothing but types from the server', () => {
    expect(breaches(filesUnder('client'), (to) => leadsTo('server')(to) && !to.typeOnly)).toEqual([]);
  });

  test('the client reads no files and knows no Node', () => {
    expect(breaches(filesUnder('client'), (to) => to.target.startsWith('node:'))).toEqual([]);
  });

  test('the server knows nothing of the client', () => {
    expect(breaches(filesUnder('server', 'data', 'bench'), leadsTo('client'))).toEqual([]);
  });

  test('features never import features, and only the lists of routes import a feature', () => {
    const featureOf = (path: string): string | undefined => /^client\/features\/([^/]+)\//.exec(path)?.[1];
    const another = (to: SourceImport, from: SourceFile): boolean =>
      to.relative && featureOf(to.target) !== undefined && featureOf(to.target) !== featureOf(from.path);
    const files = filesUnder('client').filter(({ path }) => !/^client\/(staff-)?routes\.tsx$/.test(path));
    expect(breaches(files, another)).toEqual([]);
  });

  test('nothing but a test or a bench imports a test', () => {
    expect(breaches(filesUnder('client', 'server', 'domain', 'data'), leadsTo('test'))).toEqual([]);
  });

  test('only the map touches the map library', () => {
    const mapPackages = /^(maplibre-gl|terra-draw|terra-draw-maplibre-gl-adapter|pmtiles)(\/|$)/;
    const files = filesUnder('client').filter(({ path }) => !path.startsWith('client/map/'));
    expect(breaches(files, (to) => mapPackages.test(to.target))).toEqual([]);
  });

  test('SQL stands under server/storage alone', () => {
    const files = filesUnder('client', 'server', 'domain', 'data').filter(
      ({ path }) => !path.startsWith('server/storage/'),
    );
    const engine = (to: SourceImport): boolean =>
      (to.target === 'better-sqlite3' || to.target === 'node:sqlite') && !to.typeOnly;
    expect(breaches(files, engine)).toEqual([]);
    const sql =
      /[`'"]\s*(select\s[^`'"]{1,300}?\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|delete\s+from\s|update\s+\w+\s+set\s|create\s+table\s)/gi;
    expect(places(files, sql)).toEqual([]);
  });

  test('pages of the public are built only from what public-view gives', () => {
    const records =
      /^(server\/storage\/|domain\/(record|finding|participant|rating|area|visible|protocol|action|photo|walk)\.ts$)/;
    expect(breaches(filesUnder('server/pages'), (to) => records.test(to.target))).toEqual([]);
  });
});

describe('the families', () => {
  const indexText = (index: string | RegExp): string =>
    sourceFiles
      .filter(({ path }) => (typeof index === 'string' ? path === index : index.test(path)))
      .map(({ code }) => code)
      .join('');
  const families = [
    {
      folder: 'domain/exports',
      index: 'domain/exports/index.ts',
      member: /export const \w+: ExportFormat\b/,
    },
    { folder: 'domain/analysis', index: 'domain/analysis/index.ts', member: /= defineAnalysis\(/ },
    { folder: 'bench', index: 'bench/index.ts', member: /export const \w+: Benchmark\b/ },
    {
      folder: 'server/jobs',
      index: 'server/jobs/index.ts',
      member: /export const \w+: (Walk|Finding|Photo|FollowUp)Job\b/,
    },
    { folder: 'server/routes', index: 'server/app.ts', member: /export (const|function) \w+Routes\b/ },
    {
      folder: 'client/features',
      index: /^client\/(staff-)?routes\.tsx$/,
      member: /export function \w+Screen\(/,
    },
  ];

  test.each(families)('every member of $folder is listed in $index', ({ folder, index, member }) => {
    const members = filesUnder(folder).filter(({ code }) => member.test(code));
    const listed = members.filter(({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return new RegExp(`['"/]${name.replaceAll('.', '\\.')}['"]`).test(indexText(index));
    });
    expect(members.length).toBeGreaterThan(0);
    expect(members.filter((file) => !listed.includes(file)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the style of the house', () => {
  test('files are named in kebab-case', () => {
    const kebab = /^(.*\/)?[a-z0-9]+(-[a-z0-9]+)*(\.(test|real|real\.test|config|d))?\.(tsx?|mjs|mts|css)$/;
    expect(sourceFiles.map(({ path }) => path).filter((path) => !kebab.test(path))).toEqual([]);
  });

  test('no default exports', () => {
    expect(places(scripts, /^export default\b.*$/gm)).toEqual([]);
  });

  test('no any', () => {
    const own = scripts.filter(({ path }) => path !== 'test/architecture.test.ts');
    expect(
      places(own, /(:\s*any\b(?!\s*(other|of|\w+\s+(is|has))\b)|\bas any\b|<any\b|\bany\[\])[^'\n]*$/gm),
    ).toEqual([]);
  });

  test('files stay small: none over 400 lines, nine of ten within 250, half within 90', () => {
    const lines = (file: SourceFile): number => file.text.split('\n').length - 1;
    expect(sourceFiles.filter((file) => lines(file) > 400).map(({ path }) => path)).toEqual([]);
    const lengths = programs.map(lines).sort((a, b) => a - b);
    const quantile = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
    expect(quantile(0.5)).toBeLessThanOrEqual(90);
    expect(quantile(0.9)).toBeLessThanOrEqual(250);
  });
});
