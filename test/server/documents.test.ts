import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkpointAdded, walkCreated, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { withDraft, write } from '../support/protocol-walk.ts';
import { readPdf } from '../support/read-pdf.ts';
import { readZip } from '../support/read-zip.ts';
import { groupAdded, routeSet } from '../support/walk-makers.ts';

const folder = `/api/walks/${walkNumber(1)}/protocols`;
const numbers = ['KB-2026-1-001', 'KB-2026-1-002', 'KB-2026-1-003'];

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
  await withDraft(server);
});
afterAll(() => server.close());

async function bytesOf(path: string): Promise<Uint8Array> {
  const answer = await server.ask('GET', path, { as: 'planner' });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

test('documents are refused to everybody outside the municipality, and what is not there is told', async () => {
  for (const persona of ['public', 'participant', 'police'] as const)
    expect((await server.ask('GET', `${folder}/1.pdf`, { as: persona })).status).toBeGreaterThan(400);
  const missing = await server.ask('GET', `${folder}/7.docx`, { as: 'planner' });
  expect((await problemIn(missing)).code).toBe('not-found');
  const odd = await server.ask('GET', `${folder}/1.odt`, { as: 'planner' });
  expect((await problemIn(odd)).code).toBe('invalid-query');
});

test('the PDF is tagged, has its language and title, and holds every row', async () => {
  const pdf = readPdf(await bytesOf(`${folder}/1.pdf`));
  for (const number of numbers) expect(pdf.text).toContain(number);
  expect(pdf.text.replaceAll('\n', ' ')).toContain('The land is not ours');
  expect(pdf.text).toContain('Åtgärdas inte');
  expect(pdf.source).toMatch(/\/Marked true/);
  expect(pdf.source).toMatch(/\/Lang \(sv\)/);
  expect(pdf.source).toMatch(/\/DisplayDocTitle true/);
  expect(pdf.source).toMatch(/\/Title /);
  expect(pdf.elements('Document')).toBe(1);
  expect(pdf.elements('H1')).toBe(1);
  expect(pdf.elements('Table')).toBe(1);
  expect(pdf.elements('TR')).toBe(1 + numbers.length);
  expect(pdf.elements('TH')).toBe(16 + numbers.length);
  expect(pdf.elements('TD')).toBe(15 * numbers.length);
  expect(pdf.elements('Figure')).toBe(1);
  expect(pdf.source).toMatch(/\/Alt \(/);
  expect(pdf.source.match(/\/Scope \/Column/g)).toHaveLength(16);
  expect(pdf.source).toContain('/FontFile2');
});

test('the DOCX has the same rows and columns, headings on each page and a text for its map', async () => {
  const files = readZip(await bytesOf(`${folder}/1.docx?language=en`));
  const xml = files.get('word/document.xml') ?? '';
  for (const number of numbers) expect(xml).toContain(number);
  expect(xml).toContain('The land is not ours');
  expect(xml).toContain('Will not be done');
  expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(1 + numbers.length);
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toMatch(/descr="Map of the walk with its route, 1 numbered stops and 3 numbered marks/);
  expect(xml).toContain('w:orient="landscape"');
  expect([...files.keys()].some((name) => name.endsWith('.png'))).toBe(true);
  expect(files.get('docProps/core.xml')).toContain('Protocol of a safety walk: Walk 1');
});

test('the paper kit has a sheet for each stop, the rules, and as many stickers as people need', async () => {
  const kit = `/api/walks/${walkNumber(1)}/paper-kit.pdf`;
  expect((await server.ask('GET', `${kit}?people=121`, { as: 'leader' })).status).toBe(400);
  const pdf = readPdf(await bytesOf(`${kit}?people=2`));
  for (const told of ['112', '114 14', 'Stopp 1: Stop 1', 'Remsa 2', `${walkNumber(1)}/paper`])
    expect(pdf.text).toContain(told);
  const lines = pdf.text.split('\n');
  for (let sticker = 1; sticker <= 16; sticker += 1) expect(lines).toContain(String(sticker));
  expect(lines).not.toContain('17');
  expect(lines.filter((line) => line === 'Remsa 1')).toHaveLength(8);
  expect(pdf.source).toMatch(/\/Marked true/);
  expect(pdf.elements('Table')).toBe(3);
});

test('the paper kit has a map for each group that does not go as the walk does', async () => {
  const route: [number, number][] = [
    [17.62, 57.25],
    [17.623, 57.25],
  ];
  const reversed = [...route].reverse();
  const walk = walkNumber(9);
  const ofWalk = { walkId: walk };
  const group = (number: number) => {
    const { group, ...added } = groupAdded(number);
    return { ...added, ...ofWalk, group: { ...group, properties: { ...group.properties, ...ofWalk } } };
  };
  await write(
    server,
    walkCreated(9, { route: { type: 'LineString', coordinates: route } }),
    ...[checkpointAdded(21, 9), checkpointAdded(22, 9), group(91), group(92), group(93)],
    { ...routeSet(92, route), ...ofWalk },
    { ...routeSet(93, reversed), ...ofWalk },
  );
  const pdf = readPdf(await bytesOf(`/api/walks/${walk}/paper-kit.pdf?people=1`));
  expect(pdf.text).toContain('Karta för Group 93');
  for (const name of ['Group 91', 'Group 92']) expect(pdf.text).not.toContain(name);
  const own = pdf.text.slice(pdf.text.indexOf('Karta för Group 93'));
  expect(own.indexOf('2. Stop 22')).toBeGreaterThan(-1);
  expect(own.indexOf('2. Stop 22')).toBeLessThan(own.indexOf('1. Stop 21'));
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
