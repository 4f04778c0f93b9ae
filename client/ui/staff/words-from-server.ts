import { type LocalizedText, pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

/**
 * What the server says in words, in the language of the screen. A day in it, as in 2026-11-23, is never broken over two
 * lines: browsers break after any hyphen, so a word joiner, which nobody sees or hears, follows those of days.
 */
export function wordsFromServer(text: LocalizedText): string {
  return pickText(text, currentLanguage()).replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$1-\u2060$2-\u2060$3');
}
