import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkNumber } from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { withDraft } from '../support/protocol-walk.ts';
import { readPdf } from '../support/read-pdf.ts';

const tools = { pdfinfo: '-v', pdftotext: '-v', soffice: '--version' } as const;
type Tool = keyof typeof tools;
const has = (tool: Tool) => spawnSync(tool, [tools[tool]]).error === undefined;
const missing = (['pdfinfo', 'pdftotext', 'soffice'] as const).filter((tool) => !has(tool));
for (const tool of missing) console.warn(`${tool} is not installed: what it would check is skipped`);

const numbers = ['KB-2026-1-001', 'KB-2026-1-002', 'KB-2026-1-003'];
let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await makeTestServer();
  await withDraft(server);
  folder = await mkdtemp(join(tmpdir(), 'lykta-test-'));
  for (const form of ['pdf', 'docx']) {
    const answer = await server.ask('GET', `/api/walks/${walkNumber(1)}/protocols/1.${form}`, {
      as: 'planner',
    });
    await writeFile(join(folder, `protocol.${form}`), new Uint8Array(await answer.arrayBuffer()));
  }
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (tool: Tool, ...rest: readonly string[]): string =>
  execFileSync(tool, rest, { encoding: 'utf8', timeout: 120_000 });

describe('documents as other programs read them', () => {
  test.skipIf(missing.includes('pdfinfo'))('pdfinfo finds the tags, the title and the language', () => {
    const facts = run('pdfinfo', join(folder, 'protocol.pdf'));
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(facts).toMatch(/Title:\s+Protokoll från trygghetsvandring: Walk 1/);
    const structure = run('pdfinfo', '-struct', join(folder, 'protocol.pdf'));
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
  });

  test.skipIf(missing.includes('pdftotext'))('pdftotext reads every number and Swedish letters', () => {
    const text = run('pdftotext', '-layout', join(folder, 'protocol.pdf'), '-');
    for (const number of numbers) expect(text).toContain(number);
    expect(text).toContain('Åtgärdas inte');
  });

  test.skipIf(missing.includes('soffice'))(
    'LibreOffice opens the DOCX, and prints every row of it',
    { timeout: 180_000 },
    async () => {
      const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
      run(
        'soffice',
        profile,
        '--headless',
        '--convert-to',
        'pdf:writer_pdf_Export',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'protocol.docx'),
      );
      const printed = join(folder, 'out', 'protocol.pdf');
      expect(existsSync(printed)).toBe(true);
      expect(readPdf(await readFile(printed)).source.length).toBeGreaterThan(1000);
      if (missing.includes('pdftotext')) return;
      // Which fonts are there decides where LibreOffice breaks a number.
      const text = run('pdftotext', '-raw', printed, '-').replaceAll(/\s/g, '');
      for (const number of numbers) expect(text).toContain(number);
    },
  );
});
