import type { z } from 'zod';
import type { MultiPolygon, Polygon } from '../geo.ts';
import type { LocalizedText } from '../localized.ts';
import type { AnalysisInput } from './area-input.ts';

/** One line of a legend: features whose property has this value look the same. Colours are the map's own business. */
interface LegendEntry {
  readonly value: string;
  readonly label: LocalizedText;
  /** Where it is no step from little to much: nothing known, nothing said, too few to tell, less than expected. */
  readonly look?: 'unknown' | 'quiet' | 'few' | 'less';
}

export interface Legend {
  readonly title: LocalizedText;
  /** The property of the features that the entries are values of. */
  readonly property: string;
  /** From least to most. */
  readonly entries: readonly LegendEntry[];
}

interface AnalysisFeature {
  readonly type: 'Feature';
  readonly id?: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Figures without a place: weekday by hour. */
export interface AnalysisTable {
  readonly columns: readonly LocalizedText[];
  readonly rows: readonly { readonly label: LocalizedText; readonly values: readonly (number | null)[] }[];
}

export interface AnalysisResult {
  readonly collection: { readonly type: 'FeatureCollection'; readonly features: readonly AnalysisFeature[] };
  /** What a reader must know to read the figures rightly, in whole sentences. */
  readonly notes: readonly LocalizedText[];
  readonly table?: AnalysisTable;
  /** Why there are no figures: too little to say anything. The collection is then empty. */
  readonly refused?: LocalizedText;
}

/** Hears how much of 1 is done. */
export type Tell = (share: number) => void;

/** One way of looking at marks: pure, the same answer for the same input in any order, and never a raw point out. */
export interface Analysis {
  readonly id: string;
  readonly label: LocalizedText;
  readonly explanation: LocalizedText;
  /** Parameters with their bounds and defaults. */
  readonly parameters: z.ZodObject;
  readonly legend: Legend;
  /** @throws ZodError on parameters that the schema refuses. */
  run(input: AnalysisInput, parameters: unknown, tell?: Tell): AnalysisResult;
}

/** Ties an analysis to its parameters' schema, so that `run` is written for checked parameters only. */
export function defineAnalysis<Schema extends z.ZodObject>(
  analysis: Omit<Analysis, 'parameters' | 'run'> & {
    readonly parameters: Schema;
    run(input: AnalysisInput, parameters: z.output<Schema>, tell: Tell): AnalysisResult;
  },
): Analysis {
  return {
    ...analysis,
    run: (input, parameters, tell = () => undefined) =>
      analysis.run(input, analysis.parameters.parse(parameters), tell),
  };
}

/** The list with each of its items made into another, telling about every hundredth how far it has come. */
export function mapTelling<Item, Made>(
  items: readonly Item[],
  tell: Tell,
  make: (item: Item, index: number) => Made,
): Made[] {
  const step = Math.max(1, Math.floor(items.length / 100));
  return items.map((item, index) => {
    if (index % step === 0) tell(index / items.length);
    return make(item, index);
  });
}

/** The answer of an analysis that has too little to go on, with the reason in whole sentences. */
export function refusal(reason: LocalizedText): AnalysisResult {
  return { collection: { type: 'FeatureCollection', features: [] }, notes: [reason], refused: reason };
}
