import type { Catalogue } from '../../../domain/catalogue.ts';
import type { Change } from '../../../domain/changes.ts';
import { type GroupId, groupIdSchema, type IdSource } from '../../../domain/ids.ts';
import { lightConditionAt } from '../../../domain/light.ts';
import {
  findingIdOfSticker,
  isStickerNumber,
  participantIdOfStrip,
  stripOfSticker,
} from '../../../domain/paper-sticker.ts';
import { makeChange } from '../../state/make-change.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { paperPerson } from './paper-person.ts';

/** What all lines of one stop sheet have in common; an empty text where nothing is chosen. */
export interface SheetDraft {
  stopId: string;
  groupId: string;
}

/** One sticker as it is being typed; `severity` is 1 to 4, or a plus for a good place. */
export interface PaperDraft extends SheetDraft {
  sticker: string;
  category: string;
  severity: string;
  text: string;
}

export const emptyLine = { sticker: '', category: '', severity: '', text: '' };

export type PaperField = 'sticker' | 'stopId' | 'category' | 'severity';
export type PaperFault = { field: PaperField; kind: 'number' | 'known' | 'stop' | 'category' | 'severity' };

export interface PaperContext {
  walk: WalkView;
  stops: readonly CheckpointView[];
  catalogue: Catalogue;
  /** Stickers that are typed in already. */
  known: ReadonlySet<number>;
  /** People who are there already, by id. */
  people: ReadonlySet<string>;
}

/** The group of the sheet; null where it names none. */
export function groupOf({ groupId }: SheetDraft): GroupId | null {
  return groupId === '' ? null : groupIdSchema.parse(groupId);
}

const severities = [1, 2, 3, 4] as const;

/** The first thing that keeps the line from being saved; undefined when nothing does. */
export function paperFault(draft: PaperDraft, context: PaperContext): PaperFault | undefined {
  const sticker = Number(draft.sticker);
  if (draft.sticker.trim() === '' || !isStickerNumber(sticker)) return { field: 'sticker', kind: 'number' };
  if (context.known.has(sticker)) return { field: 'sticker', kind: 'known' };
  if (!context.stops.some(({ id }) => id === draft.stopId)) return { field: 'stopId', kind: 'stop' };
  const category = context.catalogue.find(draft.category);
  if (category === undefined) return { field: 'category', kind: 'category' };
  const severity = draft.severity.trim();
  const isKnown = severity === '+' || severities.some((step) => String(step) === severity);
  if (!isKnown && category.branch !== 'positive') return { field: 'severity', kind: 'severity' };
  return undefined;
}

/**
 * The line as changes: the person of the strip where nobody of it is known yet, then the mark. The place is the
 * stop's, the time is when the walk began.
 * @throws Error on a line that has a fault
 */
export function paperChanges(draft: PaperDraft, context: PaperContext, source: IdSource): Change[] {
  const { walk, stops, catalogue } = context;
  const stop = stops.find(({ id }) => id === draft.stopId);
  const category = catalogue.find(draft.category);
  if (paperFault(draft, context) !== undefined || stop === undefined || category === undefined)
    throw new Error('the line is not complete');
  const sticker = Number(draft.sticker);
  const walkId = walk.id;
  const participantId = participantIdOfStrip(walkId, stripOfSticker(sticker));
  const groupId = groupOf(draft);
  const began = walk.properties.statusLog?.find(({ status }) => status === 'in_progress')?.at;
  const recordedAt = began ?? source.now().toISOString();
  const isPositive = draft.severity.trim() === '+' || category.branch === 'positive';
  const mark = {
    kind: 'finding',
    walkId,
    participantId,
    accuracyMetres: null,
    positionSource: 'stop',
    checkpointId: stop.id,
    category: category.id,
    subcategory: null,
    polarity: isPositive ? 'positive' : 'unsafe',
    severity: isPositive ? null : Number(draft.severity),
    text: saidOrNull(draft.text),
    suggestion: null,
    lightCondition: lightConditionAt(new Date(recordedAt), stop.geometry.coordinates, null),
    source: 'walk',
    recordedAt,
    groupId,
    observer: null,
    clockSkewMilliseconds: null,
  };
  const joining = context.people.has(participantId)
    ? []
    : paperPerson(walkId, participantId, groupId, source);
  return [
    ...joining,
    makeChange(source, {
      kind: 'finding-added',
      walkId,
      finding: {
        type: 'Feature',
        id: findingIdOfSticker(walkId, sticker),
        geometry: stop.geometry,
        properties: mark,
      },
    }),
  ];
}
