/**
 * The words of the staff's screens: one chunk a language, which participants never fetch. All of them arrive before the
 * first of these screens is shown, because a screen that has to wait for more words is taken away meanwhile.
 */
export const staffWords = {
  sv: () => import('./staff-words-sv.ts'),
  en: () => import('./staff-words-en.ts'),
};
