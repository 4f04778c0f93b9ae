import { counted } from '../analysis/counted.ts';
import type { BoundingBox } from '../geo.ts';
import { systemOfFile } from '../import/read-place.ts';
import type { RefusedRow, SourceFile } from '../import/source-row.ts';
import type { LocalizedText } from '../localized.ts';
import type { Lamp } from './lamp.ts';
import type { LampColumns } from './lamp-fields.ts';
import { lampFromRow, type OptionalLampField } from './lamp-from-row.ts';

export interface LampPlan {
  lamps: readonly Lamp[];
  refused: readonly RefusedRow[];
  /** Rows of a lamp that came before in the file. */
  duplicates: number;
  notes: readonly LocalizedText[];
  /** Why nothing of the file can be taken. */
  fault?: LocalizedText;
}

interface PlanSettings {
  columns: LampColumns;
  /** Rows outside are refused; none where left out. */
  area?: BoundingBox;
}

const fieldWords: Readonly<Record<OptionalLampField, LocalizedText>> = {
  status: { sv: 'skick', en: 'state' },
  type: { sv: 'typ', en: 'type' },
  height: { sv: 'höjd', en: 'height' },
  inspectedOn: { sv: 'kontrolldag', en: 'day of inspection' },
};
const examplesShown = 3;

/**
 * Reads the rows of a file as lamps. Two rows with the same reference and place, or without references on the very
 * same place, are one lamp.
 */
export function planLamps(file: SourceFile, { columns, area }: PlanSettings): LampPlan {
  const system = systemOfFile(file, columns);
  const nothing = { lamps: [], refused: [], duplicates: 0, notes: file.notes };
  if (system.id === 'unknown') return { ...nothing, fault: system.words };
  const reading = {
    ...{ columns, system, decimalComma: file.decimalComma },
    ...(area === undefined ? {} : { area }),
  };
  const refused: RefusedRow[] = [...file.refused];
  const lamps = new Map<string, Lamp>();
  const unread = new Map<OptionalLampField, { rows: number; texts: Set<string> }>();
  let duplicates = 0;
  for (const row of file.rows) {
    const read = lampFromRow(row, reading);
    if (read.lamp === undefined) {
      refused.push({ ...row, reason: read.fault });
      continue;
    }
    const identity = JSON.stringify([read.lamp.position, read.lamp.reference]);
    if (lamps.has(identity)) {
      duplicates += 1;
      continue;
    }
    lamps.set(identity, read.lamp);
    for (const { field, text } of read.unread) {
      const known = unread.get(field) ?? { rows: 0, texts: new Set() };
      known.rows += 1;
      known.texts.add(text);
      unread.set(field, known);
    }
  }
  refused.sort((a, b) => a.line - b.line);
  const kept = [...lamps.values()];
  const notes = [...file.notes, system.words, ...unreadNotes(unread), ...stateNote(kept)];
  return { lamps: kept, refused, duplicates, notes };
}

function unreadNotes(
  unread: ReadonlyMap<OptionalLampField, { rows: number; texts: ReadonlySet<string> }>,
): LocalizedText[] {
  return [...unread].map(([field, { rows, texts }]) => {
    const examples = [...texts]
      .slice(0, examplesShown)
      .map((text) => `"${text}"`)
      .join(', ');
    return {
      sv: `${counted(rows, 'rad', 'rader')} har ${fieldWords[field].sv} som inte går att tolka (${examples}); lamporna tas med utan den uppgiften`,
      en: `${counted(rows, 'row has', 'rows have')} a ${fieldWords[field].en} that is not understood (${examples}); their lamps are taken without it`,
    };
  });
}

function stateNote(lamps: readonly Lamp[]): LocalizedText[] {
  const unknown = lamps.filter(({ working }) => working === null).length;
  if (unknown === 0) return [];
  return [
    {
      sv: `${unknown} av ${lamps.length} lampor säger inte om de fungerar; de räknas som lampor med okänt skick`,
      en: `${unknown} of ${lamps.length} lamps do not say whether they work; they count as lamps of unknown state`,
    },
  ];
}
