import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { actionDecisions, actionHorizons, actionSeasons, actionStatuses } from '../../domain/action.ts';
import { protocolDocument, rowCells } from '../../domain/protocol/document-model.ts';
import { columnIds } from '../../domain/protocol/document-words.ts';
import { type Protocol, protocolSchema } from '../../domain/protocol.ts';
import { publicProtocols } from '../../domain/public-protocol.ts';
import { swerefOf } from '../../domain/sweref.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  joined,
  testCatalogue,
  walkCreated,
} from '../support/change-makers.ts';
import { protocolDrafted, protocolNumber, protocolStep } from '../support/process-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';

const context = { previous: undefined, catalogue: testCatalogue, language: 'sv' } as const;
let protocol: Protocol;

beforeEach(() => {
  const records = recordsInMemory();
  const stop = { checkpointId: checkpointNumber(1) };
  for (const change of [
    walkCreated(1, { abbreviation: 'KB', plannedStartAt: '2026-11-20T17:00:00.000Z' }),
    ...[checkpointAdded(1), joined(1), joined(2), findingAdded(1, 1, stop), findingAdded(2, 2)],
    ...[protocolDrafted(1), protocolStep(1, 'protocol-approved'), protocolStep(1, 'protocol-published')],
  ])
    expect(records.apply(authored(change))).toBe('applied');
  protocol = protocolSchema.parse(records.get(protocolNumber(1))?.feature);
});

function changed(properties: Partial<Protocol['properties']>): Protocol {
  return { ...protocol, properties: { ...protocol.properties, ...properties } };
}
function withRow(row: Partial<Protocol['properties']['rows'][number]>): Protocol {
  return changed({ rows: protocol.properties.rows.map((one) => ({ ...one, ...row })) });
}

describe('the document', () => {
  test('has the sixteen columns in the order of the recommended row, with words in every language of the staff', () => {
    for (const language of ['sv', 'en'] as const) {
      const document = protocolDocument(protocol, { ...context, language });
      expect(document.columns.map(({ id }) => id)).toEqual(columnIds);
      expect(document.columns).toHaveLength(16);
      expect(new Set(document.columns.map(({ label }) => label)).size).toBe(16);
    }
  });

  test('says every row with its place in both grids, and who marked of whom', () => {
    const [row] = protocolDocument(protocol, context).rows;
    expect(row?.no).toBe('KB-2026-1-001');
    expect(row?.cells.place).toEqual([
      'Stop 1',
      expect.stringMatching(/^SWEREF 99 TM 63\d{5}, 65\d{4}$/),
      expect.stringMatching(/^WGS 84 57\.25000, 17\.6/),
    ]);
    expect(row?.cells.counts).toEqual([expect.stringMatching(/^1 av \d+$/)]);
  });

  test('has words of its own for every code that a row may hold', () => {
    const [row] = protocol.properties.rows;
    if (row === undefined) throw new Error('there is no row');
    const codes = {
      decision: actionDecisions,
      horizon: actionHorizons,
      season: actionSeasons,
      status: actionStatuses,
    };
    for (const language of ['sv', 'en'] as const)
      for (const [field, values] of Object.entries(codes)) {
        const said = values.map((value) =>
          Object.values(rowCells({ ...row, [field]: value }, { ...context, language })).flat(),
        );
        expect(new Set(said.map(String)).size, `${field} in ${language}`).toBe(values.length);
        for (const [index, value] of values.entries()) expect(said[index]).not.toContain(value);
      }
  });

  test('tells what changed by the names of the columns', () => {
    const next = changed({
      version: 2,
      rows: protocol.properties.rows.slice(0, 1).map((row) => ({
        ...row,
        decision: 'decline' as const,
        reason: 'Not ours',
        status: 'not_done' as const,
      })),
    });
    expect(protocolDocument(next, { ...context, previous: protocol }).changes).toEqual([
      'KB-2026-1-001: ändrat: Beslut och motivering; Status',
      'KB-2026-1-002: raden finns inte längre',
    ]);
  });
});

describe('what the public sees', () => {
  test('is nothing of a draft or an approved version', () => {
    for (const state of ['draft', 'approved'] as const)
      expect(publicProtocols([changed({ state, publishedAt: null })], testCatalogue)).toEqual([]);
  });

  test('never holds a count under five, a place, a severity, an id or the name of a person', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 60 }), ([markedByCount, passedCount], participants) => {
        const header = {
          ...protocol.properties.header,
          participants,
          leader: 'Berit B',
          noteTaker: 'Nils N',
        };
        const secret = { ...withRow({ markedByCount, passedCount }).properties, header, notes: 'Kalle sa' };
        const [shown] = publicProtocols([{ ...protocol, properties: secret }], testCatalogue);
        if (shown === undefined) throw new Error('nothing is shown');
        const numbers = [shown.participants, ...shown.rows.flatMap(({ marked, passed }) => [marked, passed])];
        for (const number of numbers)
          expect([0, 'fewer than 5', 'most'].includes(number) || Number(number) >= 5).toBe(true);
        const text = JSON.stringify(shown);
        for (const hidden of [
          'Berit',
          'Nils',
          'Kalle',
          'severity',
          'position',
          'coordinates',
          'participantId',
          'findingId',
          '17.6',
        ])
          expect(text).not.toContain(hidden);
        expect(text).not.toMatch(/T\d\d:\d\d/);
      }),
    );
  });

  test('a change that they cannot see is no change for them', () => {
    const next = { ...withRow({ severity: 1, markedByCount: 9 }), id: protocolNumber(2) };
    const second = { ...next, properties: { ...next.properties, version: 2 } };
    expect(
      publicProtocols([second, protocol], testCatalogue).map(({ version, changes }) => [version, changes]),
    ).toEqual([
      [2, []],
      [1, []],
    ]);
  });

  test('rows about how people behave are counted and not shown, not even as changed', () => {
    const social = withRow({ category: 'social' });
    const [shown] = publicProtocols([social], testCatalogue);
    expect(shown?.rows).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain('withheld');
  });
});

// From Snyder's series for the transverse Mercator (Map Projections, 1987, 8-9 to 8-10) in Python, the meridian arc by
// Simpson's rule in 20,000 steps, with the constants of SWEREF 99 TM.
test.each([
  [
    [15, 60],
    [6_651_411.19, 500_000],
  ],
  [
    [18.0686, 59.3293],
    [6_580_743.01, 674_571.87],
  ],
  [
    [16.4464, 57.2647],
    [6_347_778.04, 587_237.11],
  ],
  [
    [12.9, 56.05],
    [6_213_633.12, 369_207.74],
  ],
  [
    [20.2253, 67.8558],
    [7_536_069.97, 719_583.12],
  ],
] as const)('%o lies at %o in the national grid', ([longitude, latitude], [north, east]) => {
  const { northMetres, eastMetres } = swerefOf([longitude, latitude]);
  expect(Math.abs(northMetres - north)).toBeLessThanOrEqual(1);
  expect(Math.abs(eastMetres - east)).toBeLessThanOrEqual(1);
});
