import type { Catalogue } from '../../domain/catalogue.ts';
import type { IdSource, WalkId } from '../../domain/ids.ts';
import type { FindingField } from '../../domain/import/finding-fields.ts';
import type { ToldRow } from '../../domain/import/source-row.ts';
import type { LocalizedText } from '../../domain/localized.ts';
import type { Store } from '../storage/store.ts';

/** What an import needs of the world. */
export interface ImportDeps {
  store: Store;
  catalogue: Catalogue;
  source: IdSource;
}

export interface ImportRequest {
  path: string;
  /** `new`, a walk's id, or its name. */
  walk: string;
  /** Of a walk that is made; the file's name where it is not given. */
  name?: string;
  map: ReadonlyMap<string, FindingField>;
  delimiter?: string;
  decimalComma?: boolean;
  /** For rows without a category. */
  category?: string;
  /** For rows without a time; RFC 3339, UTC. */
  recordedAt?: string;
  /** IANA name. */
  timeZone: string;
  /** Keep what can be taken although other rows are refused. */
  keepGood: boolean;
}

export interface ImportReport {
  /** Null when the walk was to be made, but nothing was kept. */
  walkId: WalkId | null;
  walkName: string;
  accepted: number;
  refused: readonly ToldRow[];
  duplicates: number;
  columns: readonly string[];
  /** How the file was understood, in words. */
  notes: readonly string[];
}

/**
 * What was asked for cannot be carried out as it was given, in words for the person who gave it; what only the command
 * line says is in English.
 */
export class UsageFault extends Error {
  readonly words: LocalizedText | null;
  /** Of the file, where the person must say which of them is what. */
  readonly columns: readonly string[];

  constructor(reason: string | LocalizedText, columns: readonly string[] = []) {
    super(typeof reason === 'string' ? reason : reason.en);
    this.name = 'UsageFault';
    this.words = typeof reason === 'string' ? null : reason;
    this.columns = columns;
  }
}
