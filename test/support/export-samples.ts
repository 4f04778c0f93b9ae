import fc from 'fast-check';
import { buildCatalogue, categorySchema } from '../../domain/catalogue.ts';
import type { ExportContext, ExportFeature, ExportSubject } from '../../domain/exports/export-format.ts';

const lighting = categorySchema.parse({
  id: 'lighting',
  order: 20,
  branch: 'environment',
  label: { sv: 'Belysning', en: 'Lighting' },
  help: { sv: 'Mörkt', en: 'Dark' },
  icon: '<path d="M0 0"/>',
  defaultSeverity: 2,
  public: true,
  lightOrSight: true,
  subcategories: [{ id: 'broken', label: { sv: 'Trasig lampa', en: 'Broken lamp' } }],
});

export function exportContext(what: ExportSubject, other: Partial<ExportContext> = {}): ExportContext {
  return {
    what,
    title: 'Höst & <mörker>',
    createdAt: '2026-11-23T18:00:00.000Z',
    language: 'sv',
    catalogue: buildCatalogue([lighting]),
    ...other,
  };
}

export function exportedFinding(properties: Record<string, unknown> = {}): ExportFeature {
  return {
    type: 'Feature',
    id: '01938c4e-0000-7000-8000-000000000001',
    geometry: { type: 'Point', coordinates: [-17.6012345, 57.25] },
    properties: {
      kind: 'finding',
      walkId: '01938c4e-0000-7000-8000-00000000000a',
      participantId: '01938c4e-0000-7000-8000-00000000000b',
      category: 'lighting',
      subcategory: 'broken',
      polarity: 'unsafe',
      severity: 3,
      text: 'Lampan är trasig',
      suggestion: null,
      recordedAt: '2026-11-01T17:30:00.000Z',
      ...properties,
    },
  };
}

/** As the police get it: without the ids of the findings. */
export function exportedArea(): ExportFeature {
  const ring = [
    [17.6, 57.2],
    [17.7, 57.2],
    [17.7, 57.3],
    [17.6, 57.2],
  ];
  return {
    type: 'Feature',
    id: '01938c4e-0000-7000-8000-00000000000c',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: {
      kind: 'area',
      band: 'high',
      score: 35,
      nMarked: 5,
      nPassed: 12,
      walkIds: ['01938c4e-0000-7000-8000-00000000000a'],
      parameters: { radiusMetres: 40, minVoices: 3 },
      categories: [{ category: 'lighting', nMarked: 4 }],
    },
  };
}

const traps = [
  '=HYPERLINK("http://evil.example","click")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1',
  ' =1',
  "'=already",
  '\uff1d1+1',
  '<script>alert(1)</script>',
  ']]><!--&amp;',
  '"; DROP TABLE',
  'rad 1\nrad 2',
  'a;b,c\td',
  '😀 🏳️‍🌈',
  'مكان مظلم',
  '\u202egnirts',
  '\u0000\u0007\u001b[31m',
  '\ud800',
  'NULL',
];

/** What people and attackers write: known traps, any characters, and both together. */
export const anyText = fc.oneof(
  fc.constantFrom(...traps),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(...traps), fc.string({ unit: 'grapheme', maxLength: 10 }))
    .map((parts) => parts.join('')),
);
