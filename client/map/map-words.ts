import type { Language } from '../../domain/localized.ts';
import words from './map-words.json' with { type: 'json' };

export type MapWords = (typeof words)['sv'];

/** The map's own few words. They travel with the map's chunk rather than with the first page's messages. */
export function mapWords(language: Language): MapWords {
  return words[language];
}
