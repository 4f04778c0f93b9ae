import { pickText } from '../../domain/localized.ts';
import type { ProtocolDocument } from '../../domain/protocol/document-model.ts';
import type { ColumnId } from '../../domain/protocol/document-words.ts';
import { printWords } from './document-words.ts';
import type { MapPicture } from './map-picture.ts';

/** What PDF and DOCX are made of: the same words, the same map. */
export interface PrintedProtocol {
  document: ProtocolDocument;
  map: MapPicture | undefined;
  stops: readonly { number: number; name: string }[];
  /** Said at the foot of each page. */
  source: string;
}

/** How wide each column of the sixteen is in relation to the others. */
export const columnShares: Readonly<Record<ColumnId, number>> = {
  no: 76,
  place: 88,
  observation: 86,
  category: 58,
  positive: 30,
  light: 42,
  severity: 48,
  counts: 48,
  photos: 26,
  suggestion: 62,
  owner: 80,
  decision: 86,
  priority: 60,
  status: 62,
  verified: 60,
  feedback: 58,
};

/** What a person who does not see the map is told of it. */
export function mapAlternative({ document, stops }: PrintedProtocol): string {
  return pickText(printWords.mapAlt, document.language)
    .replace('{stops}', String(stops.length))
    .replace('{marks}', String(document.rows.length));
}
