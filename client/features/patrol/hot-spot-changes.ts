import type { Change } from '../../../domain/changes.ts';
import type { MultiPolygon, Polygon } from '../../../domain/geo.ts';
import { type HotSpotId, hotSpotIdSchema, type IdSource, newId } from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import { makeChange } from '../../state/make-change.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';

/** What the form holds. */
export type HotSpotDraft = Omit<HotSpotView['properties'], 'kind' | 'retired'> & {
  geometry: Polygon | undefined;
};

export function emptyHotSpot(reviewAt: string): HotSpotDraft {
  return {
    geometry: undefined,
    name: '',
    basis: 'officer',
    evidenceGrade: 'C',
    why: '',
    windows: [],
    lookAt: [],
    talkTo: null,
    reviewAt,
    stopRule: { periodMonths: 3, threshold: 3 },
  };
}

/** An area of felt unsafety as an outline to begin from: of several pieces the first. */
export function outlineOfArea(shape: Polygon | MultiPolygon): Polygon {
  return shape.type === 'Polygon' ? shape : { type: 'Polygon', coordinates: shape.coordinates[0] ?? [] };
}

export function draftOf({ geometry, properties }: HotSpotView): HotSpotDraft {
  const { kind: _, retired: __, ...fields } = properties;
  return { ...fields, geometry };
}

export function isComplete({ geometry, name, why, reviewAt }: HotSpotDraft): boolean {
  return geometry !== undefined && name.trim() !== '' && why.trim() !== '' && reviewAt !== '';
}

export function additionOf(draft: HotSpotDraft, source: IdSource): { id: HotSpotId; change: Change } {
  const { geometry, ...properties } = draft;
  const id = newId(hotSpotIdSchema, source);
  const hotSpot = { type: 'Feature', id, geometry, properties: { kind: 'hotspot', ...properties } };
  return { id, change: makeChange(source, { kind: 'hotspot-added', hotSpot }) };
}

/** Only the fields whose value is another, each with the heads that the person saw; undefined when nothing is. */
export function editOf(seen: HotSpotView, wanted: HotSpotDraft, source: IdSource): Change | undefined {
  const before: Record<string, unknown> = draftOf(seen);
  const fields = Object.entries(wanted)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
    .map(([name, value]) => [name, { value, basedOn: headsOf(seen.versions, name, seen.createdBy) }]);
  if (fields.length === 0) return undefined;
  return makeChange(source, {
    kind: 'hotspot-edited',
    hotSpotId: seen.id,
    fields: Object.fromEntries(fields),
  });
}

export function retirementOf(seen: HotSpotView, reason: string, source: IdSource): Change {
  const retired = seen.properties.retired === null;
  return makeChange(source, { kind: 'hotspot-retired', hotSpotId: seen.id, retired, reason });
}
