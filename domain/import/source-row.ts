import type { LocalizedText } from '../localized.ts';

/** A value as a file has it. Tables have text only; GeoJSON has more. */
export type SourceValue = string | number | boolean | null;

/** One row of a table or one feature of a GeoJSON file, before anything is known of its meaning. */
export interface SourceRow {
  /** In a table the line on which the row begins, counted from 1; in GeoJSON the number of the feature. */
  line: number;
  /** By the file's own column names. */
  values: Readonly<Record<string, SourceValue>>;
}

/** A row that cannot be taken, in words for the person who has the file. */
export interface RefusedRow extends SourceRow {
  reason: LocalizedText;
}

/** A refused row in one language, as a list or a file shows it. */
export interface ToldRow extends SourceRow {
  reason: string;
}

/** What a file holds. `refused` are rows that could not even be read as rows. */
export interface SourceFile {
  form: 'table' | 'geojson';
  columns: readonly string[];
  rows: readonly SourceRow[];
  refused: readonly RefusedRow[];
  /** Whether numbers are written with a comma; false where nothing says so. */
  decimalComma: boolean;
  /** The coordinate system that the file names, where it is not degrees and the reader asked for it. */
  systemName?: string;
  /** How the file was understood, for people to check: "separated by semicolon", "windows-1252". */
  notes: readonly LocalizedText[];
}

/** The file as a whole cannot be read, in words for people; what only the command line says is in English. */
export class UnreadableFile extends Error {
  readonly words: LocalizedText | null;

  constructor(reason: string | LocalizedText) {
    super(typeof reason === 'string' ? reason : reason.en);
    this.name = 'UnreadableFile';
    this.words = typeof reason === 'string' ? null : reason;
  }
}
