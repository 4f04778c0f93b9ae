import type { Catalogue } from '../catalogue.ts';
import { type Language, type LocalizedText, pickText } from '../localized.ts';
import type { Protocol, ProtocolRow } from '../protocol.ts';
import { swerefOf } from '../sweref.ts';
import { changesSinceLast } from './changes-since-last.ts';
import { documentFacts, type Fact, methodFacts, methodSentences } from './document-facts.ts';
import {
  type ColumnId,
  columnIds,
  columnOfField,
  columnWords,
  decisionWords,
  horizonWords,
  lightConditionWords,
  seasonWords,
  stateWords,
  statusWords,
  verificationWords,
} from './document-words.ts';

/** A protocol in words: page, DOCX and PDF are made of this alone, so that they cannot say different things. */
export interface ProtocolDocument {
  language: Language;
  title: string;
  /** Version, number and state in one line. */
  subtitle: string;
  header: readonly Fact[];
  method: readonly Fact[];
  methodSentences: readonly string[];
  columns: readonly { id: ColumnId; label: string }[];
  /** One a mark; each cell is its lines, none where there is nothing to say. */
  rows: readonly { no: string; isPositive: boolean; cells: Readonly<Record<ColumnId, readonly string[]>> }[];
  notes: string | null;
  /** What is new since the version before, one sentence a row; empty for the first version. */
  changes: readonly string[];
}

export interface DocumentContext {
  previous: Protocol | undefined;
  catalogue: Catalogue;
  language: Language;
}

const titleWords: LocalizedText = { sv: 'Protokoll från trygghetsvandring', en: 'Protocol of a safety walk' };
const versionWord: LocalizedText = { sv: 'Version', en: 'Version' };
const yes: LocalizedText = { sv: 'Ja', en: 'Yes' };
const ofWord: LocalizedText = { sv: 'av', en: 'of' };
const newRow: LocalizedText = { sv: 'ny rad', en: 'new row' };
const goneRow: LocalizedText = { sv: 'raden finns inte längre', en: 'the row is gone' };
const changedIn: LocalizedText = { sv: 'ändrat: ', en: 'changed: ' };
const photoWords = {
  one: { sv: 'bild', en: 'photo' },
  many: { sv: 'bilder', en: 'photos' },
} as const satisfies Record<string, LocalizedText>;

const said = (...lines: readonly (string | null | undefined)[]): string[] =>
  lines.filter((line): line is string => typeof line === 'string' && line !== '');

/** The cells of one row, in words. */
export function rowCells(
  row: ProtocolRow,
  { catalogue, language }: Pick<DocumentContext, 'catalogue' | 'language'>,
): Readonly<Record<ColumnId, readonly string[]>> {
  const word = (words: Readonly<Record<string, LocalizedText>>, code: string | null): string | null => {
    const found = code === null ? undefined : words[code];
    return found === undefined ? null : pickText(found, language);
  };
  const category = catalogue.find(row.category);
  const subcategory = category?.subcategories.find(({ id }) => id === row.subcategory);
  const { northMetres, eastMetres } = swerefOf(row.position);
  const [longitude, latitude] = row.position;
  const photos = row.photoIds.length;
  return {
    no: [row.no],
    place: said(
      row.checkpointName,
      row.locationText,
      `SWEREF 99 TM ${northMetres}, ${eastMetres}`,
      `WGS 84 ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
    ),
    observation: said(row.observation),
    category: said(
      category === undefined ? row.category : pickText(category.label, language),
      subcategory && pickText(subcategory.label, language),
    ),
    positive: row.isPositive ? [pickText(yes, language)] : [],
    light: said(word(lightConditionWords, row.lightCondition)),
    severity: row.severity === null ? [] : [String(row.severity)],
    counts: [`${row.markedByCount} ${pickText(ofWord, language)} ${row.passedCount}`],
    photos:
      photos === 0
        ? []
        : [`${photos} ${pickText(photos === 1 ? photoWords.one : photoWords.many, language)}`],
    suggestion: said(row.suggestedAction),
    owner: said(row.assetOwner, row.responsible === row.assetOwner ? null : row.responsible),
    decision: said(word(decisionWords, row.decision), row.actionTitle, row.reason),
    priority: said(word(horizonWords, row.horizon), row.deadline, word(seasonWords, row.season)),
    status: said(word(statusWords, row.status), row.statusOn),
    verified:
      row.verified === null ? [] : said(row.verified.on, word(verificationWords, row.verified.result)),
    feedback: said(row.feedbackOn),
  };
}

/** What changed since the version before, as sentences such as "KB-2026-1-014: changed: Decision and reason". */
export function changeSentences(
  current: Protocol,
  { previous, language }: Pick<DocumentContext, 'previous' | 'language'>,
): string[] {
  return changesSinceLast(current, previous).map(({ no, kind, fields }) => {
    if (kind === 'new') return `${no}: ${pickText(newRow, language)}`;
    if (kind === 'gone') return `${no}: ${pickText(goneRow, language)}`;
    const columns = new Set(fields.map((field) => columnOfField[field]));
    const names = columnIds.filter((id) => columns.has(id)).map((id) => pickText(columnWords[id], language));
    return `${no}: ${pickText(changedIn, language)}${names.join('; ')}`;
  });
}

/** The whole document, of everything that the municipality may read. For the public see public-view.ts. */
export function protocolDocument(protocol: Protocol, context: DocumentContext): ProtocolDocument {
  const { language } = context;
  const { properties } = protocol;
  const on = properties.publishedAt ?? properties.approvedAt ?? properties.draftedAt;
  return {
    language,
    title: `${pickText(titleWords, language)}: ${properties.header.area}`,
    subtitle: [
      properties.prefix,
      `${pickText(versionWord, language)} ${properties.version}`,
      `${pickText(stateWords[properties.state], language)} ${on.slice(0, 10)}`,
    ].join(' · '),
    header: documentFacts(properties.header, language),
    method: methodFacts(properties.method, language),
    methodSentences: methodSentences(properties.method, language),
    columns: columnIds.map((id) => ({ id, label: pickText(columnWords[id], language) })),
    rows: properties.rows.map((row) => ({
      no: row.no,
      isPositive: row.isPositive,
      cells: rowCells(row, context),
    })),
    notes: properties.notes,
    changes: changeSentences(protocol, context),
  };
}
