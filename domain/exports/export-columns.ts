import { z } from 'zod';
import { type ActionAnswer, actionAnswerSchema, verificationSchema } from '../action.ts';
import { findingSchema, textModerationSchema } from '../finding.ts';
import { pointSchema } from '../geo.ts';
import { pickText } from '../localized.ts';
import { bandOfFeature } from './band-of-feature.ts';
import type { ExportContext, ExportFeature, ExportSubject } from './export-format.ts';
import { exportGeometry, placeOf, wellKnownText } from './export-geometry.ts';
import { safeText } from './safe-text.ts';

export type Cell = string | number | boolean | null;

/** One property of an export. Every feature of a kind has all of them, so that GIS programs make the same table each time. */
export interface ExportColumn {
  name: string;
  /** Only where there is no geometry beside the properties: tables. */
  tableOnly?: true;
  read(feature: ExportFeature, context: ExportContext): Cell;
}

function cell(value: unknown): Cell {
  if (typeof value === 'string') return safeText(value);
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  return null;
}

/** The property as it is; null where it is missing or hidden from the reader. */
function property(name: string, from = name): ExportColumn {
  return { name, read: (feature) => cell(feature.properties[from]) };
}

const id: ExportColumn = { name: 'id', read: (feature) => feature.id };
const longitude: ExportColumn = {
  name: 'longitude',
  tableOnly: true,
  read: (feature) => placeOf(feature)[0],
};
const latitude: ExportColumn = { name: 'latitude', tableOnly: true, read: (feature) => placeOf(feature)[1] };

export const categoryLabelColumn: ExportColumn = {
  name: 'categoryLabel',
  read({ properties }, { catalogue, language }) {
    const category = catalogue.find(String(properties.category));
    return category === undefined ? cell(properties.category) : pickText(category.label, language);
  },
};

const subcategoryLabel: ExportColumn = {
  name: 'subcategoryLabel',
  read({ properties }, { catalogue, language }) {
    const subcategories = catalogue.find(String(properties.category))?.subcategories ?? [];
    const found = subcategories.find((subcategory) => subcategory.id === properties.subcategory);
    return found === undefined ? cell(properties.subcategory) : pickText(found.label, language);
  },
};

const idListSchema = z.array(z.string()).catch([]);
const moderationSchema = textModerationSchema.nullable().catch(null);
const observerSchema = findingSchema.shape.properties.shape.observer.catch(null);

/** Of where the person stood, which need not be the place that the mark is about. */
function observerPart(
  name: string,
  part: (observer: NonNullable<z.infer<typeof observerSchema>>) => number,
): ExportColumn {
  return {
    name,
    read({ properties }) {
      const observer = observerSchema.parse(properties.observer);
      return observer === null ? null : part(observer);
    },
  };
}

/** Names as `lykta import` understands them: what was taken out can be put in again. */
const findingColumns: readonly ExportColumn[] = [
  id,
  property('walkId'),
  longitude,
  latitude,
  property('category'),
  property('subcategory'),
  property('polarity'),
  property('severity'),
  property('text'),
  property('suggestion'),
  property('participant', 'participantId'),
  property('checkpoint', 'checkpointId'),
  property('lightCondition'),
  property('accuracyMetres'),
  property('positionSource'),
  property('source'),
  property('recordedAt'),
  property('status'),
  observerPart('observerLongitude', ({ position }) => position[0]),
  observerPart('observerLatitude', ({ position }) => position[1]),
  observerPart('observerAccuracyMetres', ({ accuracyMetres }) => accuracyMetres),
  property('group', 'groupId'),
  property('clockSkewMilliseconds'),
  property('confirmations'),
  property('duplicateOf'),
  property('merged'),
  property('voices'),
  { name: 'photos', read: ({ properties }) => idListSchema.parse(properties.photoIds).length },
  {
    name: 'textState',
    read: ({ properties }) => moderationSchema.parse(properties.textModeration)?.state ?? null,
  },
  categoryLabelColumn,
  subcategoryLabel,
];

const parametersSchema = z.record(z.string(), z.unknown()).catch({});
const countsSchema = z.array(z.object({ category: z.string(), nMarked: z.number() })).catch([]);

function parameter(name: string): ExportColumn {
  return { name, read: (feature) => cell(parametersSchema.parse(feature.properties.parameters)[name]) };
}

const areaColumns: readonly ExportColumn[] = [
  id,
  { name: 'walkIds', read: (feature) => idListSchema.parse(feature.properties.walkIds).join(' ') },
  longitude,
  latitude,
  { name: 'band', read: ({ properties }) => bandOfFeature(properties) ?? null },
  { name: 'computedBand', read: ({ properties }) => cell(properties.band) },
  property('score'),
  property('confidence'),
  property('nMarked'),
  property('nPassed'),
  property('nWalks'),
  property('goAgain'),
  {
    name: 'categories',
    read: ({ properties }) =>
      countsSchema
        .parse(properties.categories)
        .map(({ category, nMarked }) => `${category}:${nMarked}`)
        .join(' '),
  },
  property('method'),
  parameter('radiusMetres'),
  property('minVoices'),
  property('version'),
  property('runAt'),
  { name: 'geometryWkt', tableOnly: true, read: (feature) => wellKnownText(exportGeometry(feature)) },
];

const answersSchema = z.array(z.object({ answer: actionAnswerSchema })).catch([]);
const verificationColumnSchema = verificationSchema.nullable().catch(null);
const pointOrNone = pointSchema.nullable().catch(null);

function answered(name: string, answer: ActionAnswer): ExportColumn {
  return {
    name,
    read: ({ properties }) =>
      answersSchema.parse(properties.answers).filter((one) => one.answer === answer).length,
  };
}

/** An action may have no place; who answered is not told, only how many. */
const actionColumns: readonly ExportColumn[] = [
  id,
  property('walkId'),
  {
    name: 'longitude',
    tableOnly: true,
    read: ({ geometry }) => pointOrNone.parse(geometry)?.coordinates[0] ?? null,
  },
  {
    name: 'latitude',
    tableOnly: true,
    read: ({ geometry }) => pointOrNone.parse(geometry)?.coordinates[1] ?? null,
  },
  property('title'),
  property('cause'),
  property('type'),
  property('assetOwner'),
  property('responsible'),
  property('decision'),
  property('reason'),
  property('horizon'),
  property('season'),
  property('deadline'),
  property('costBand'),
  property('externalReference'),
  property('status'),
  property('areaId'),
  { name: 'marks', read: ({ properties }) => idListSchema.parse(properties.addresses).length },
  {
    name: 'verifiedOn',
    read: ({ properties }) => verificationColumnSchema.parse(properties.verification)?.on ?? null,
  },
  {
    name: 'verifiedResult',
    read: ({ properties }) => verificationColumnSchema.parse(properties.verification)?.result ?? null,
  },
  answered('answersAgree', 'agree'),
  answered('answersHalf', 'half'),
  answered('answersNotFixed', 'not_fixed'),
];

/** The one list of what leaves, and in which order. */
export const exportColumns: { readonly [Subject in ExportSubject]: readonly ExportColumn[] } = {
  findings: findingColumns,
  areas: areaColumns,
  actions: actionColumns,
};

/** The flat properties of a Feature: the columns that do not repeat its geometry. */
export function flatProperties(feature: ExportFeature, context: ExportContext): Record<string, Cell> {
  const columns = exportColumns[context.what].filter((column) => column.tableOnly !== true);
  return Object.fromEntries(columns.map((column) => [column.name, column.read(feature, context)]));
}
