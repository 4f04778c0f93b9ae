import type { WordFile } from './start-i18n.ts';

/** Where the words of the staff's screens are. A chunk of its own: participants never fetch it. */
export const staffWords = import.meta.glob<WordFile>([
  './locales/{sv,en}/*.json',
  '!./locales/*/{capture,common,join,marking,mine,offline,photos,receipt,start,stops,walk}.json',
]);
