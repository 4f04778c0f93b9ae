import type { SourceFile, SourceRow } from '../../domain/import/source-row.ts';
import { osmReaderFor } from './streets/osm-reader-for.ts';

/** The tags of a lamp under the names of our fields (wiki.openstreetmap.org/wiki/Tag:highway=street_lamp). */
const tagOfField = {
  type: 'lamp_type',
  height: 'height',
  status: 'operational_status',
  inspectedOn: 'check_date',
  reference: 'ref',
} as const;

/**
 * The points tagged highway=street_lamp of an OpenStreetMap extract, as rows like those of any file.
 * @returns the rows, and bytes by which the same lamps are known again
 * @throws UnreadableFile in words
 */
export async function readOsmLamps(path: string): Promise<{ source: SourceFile; bytes: Uint8Array }> {
  const reader = await osmReaderFor(path);
  const rows: SourceRow[] = [];
  await reader(path, 'points', {
    pointTags: ['highway', ...Object.values(tagOfField)],
    way: () => undefined,
    date: () => undefined,
    point(_, longitude, latitude, tags) {
      if (tags.highway !== 'street_lamp') return;
      const values = Object.entries(tagOfField).map(([field, tag]) => [field, tags[tag] ?? null] as const);
      rows.push({ line: rows.length + 1, values: { longitude, latitude, ...Object.fromEntries(values) } });
    },
  });
  const source: SourceFile = {
    form: 'geojson',
    columns: ['longitude', 'latitude', ...Object.keys(tagOfField)],
    rows,
    refused: [],
    decimalComma: false,
    notes: [{ sv: 'OpenStreetMap', en: 'OpenStreetMap' }],
  };
  return { source, bytes: new TextEncoder().encode(JSON.stringify(rows)) };
}
