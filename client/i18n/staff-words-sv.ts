import type { ResourceKey } from 'i18next';

/** The words of the staff's screens in Swedish, by file; see staff-words.ts. */
export const words = import.meta.glob<ResourceKey>(
  [
    './locales/sv/*.json',
    '!./locales/*/{capture,common,join,marking,mine,offline,photos,receipt,start,stops,walk}.json',
  ],
  { eager: true, import: 'default' },
);
