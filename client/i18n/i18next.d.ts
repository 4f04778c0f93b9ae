import 'i18next';
import capture from './locales/sv/capture.json' with { type: 'json' };
import common from './locales/sv/common.json' with { type: 'json' };
import join from './locales/sv/join.json' with { type: 'json' };
import mine from './locales/sv/mine.json' with { type: 'json' };
import start from './locales/sv/start.json' with { type: 'json' };
import walk from './locales/sv/walk.json' with { type: 'json' };

/** One line a namespace: the keys of the Swedish file are the type. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      capture: typeof capture;
      common: typeof common;
      join: typeof join;
      mine: typeof mine;
      start: typeof start;
      walk: typeof walk;
    };
  }
}
