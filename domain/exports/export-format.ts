import type { Catalogue } from '../catalogue.ts';
import type { Language, LocalizedText } from '../localized.ts';
import type { VisibleRecord } from '../visible.ts';

/** What can be taken out. */
export const exportSubjects = ['findings', 'areas', 'actions'] as const;
export type ExportSubject = (typeof exportSubjects)[number];

/** A Feature as `visibleRecord` gave it: what the reader may not see is already gone. */
export type ExportFeature = NonNullable<VisibleRecord['feature']>;

/** Everything besides the features that a file depends on; the same input gives the same bytes. */
export interface ExportContext {
  what: ExportSubject;
  /** Names the file's content to people, for instance the walk's name. */
  title: string;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** Of labels only: names of columns and ids are the same in every language. */
  language: Language;
  catalogue: Catalogue;
  /** For tables: `;` between the cells and `,` in numbers, as spreadsheets set to Swedish want it. */
  decimalComma?: boolean;
}

/** One way to write a file. A format is a file in this folder and a line in index.ts. */
export interface ExportFormat {
  /** The word in addresses and on the command line. */
  id: string;
  label: LocalizedText;
  /** What the format is good for, in a sentence. */
  help: LocalizedText;
  /** Without the dot. */
  extension: string;
  mediaType: string;
  what: readonly ExportSubject[];
  /** The whole file as text, in the order of the features. */
  write(features: readonly ExportFeature[], context: ExportContext): string;
}
