import i18next, { type BackendModule, type ResourceKey, type TypeOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import {
  chooseLanguage,
  isScreenLanguage,
  keepLanguage,
  keptLanguage,
  nearestLanguage,
  offeredLanguage,
  pageLanguage,
  type ScreenLanguage,
  staffLanguage,
} from './languages.ts';
import { staffWords } from './staff-words.ts';

export type WordFile = { default: ResourceKey };
type Namespace = keyof TypeOptions['resources'];

/** Words of the participants' screens: each namespace of each language is a chunk. */
const files = import.meta.glob<WordFile>(
  './locales/*/{capture,common,join,marking,mine,offline,photos,receipt,start,stops,walk}.json',
);

/** Those of the participants' words that screens of the staff show too. */
const sharedWords = ['marking', 'photos', 'receipt', 'stops', 'walk'] satisfies Namespace[];

/** What the person wants to read, also while a screen is shown that is not written in it. */
let chosen: ScreenLanguage = 'sv';

/** A participants' screen fetches its own words and no others, the staff's screens all of theirs at once. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  async read(language, namespace) {
    const address = `./locales/${language}/${namespace}.json`;
    const load = files[address];
    if (load !== undefined) return (await load()).default;
    const staffs = language === 'sv' || language === 'en' ? (await staffWords[language]()).words : {};
    if (staffs[address] !== undefined) return staffs[address];
    // The staff's screens are not in every language: the words of the nearest one are fetched beside.
    if (language in nearestLanguage) return {};
    throw new Error(`there are no words for "${namespace}" in "${language}"`);
  },
};

/** Tells the page its language and direction, and fetches the letters that our own font does not have. */
function showLanguage(language: ScreenLanguage): void {
  const { lang, dir } = pageLanguage(language);
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  // Not waited for: the device's own Arabic letters stand in until ours are here.
  if (language === 'ar')
    import('./arabic-font.css').catch((fault: unknown) => console.error('the Arabic font is missing', fault));
}

/** Resolves when the words that every screen shares are there. */
export async function startI18n(): Promise<void> {
  const language = chooseLanguage(keptLanguage(), navigator.languages);
  chosen = language;
  showLanguage(language);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      // Our files are named by exactly these codes: no sv for sv-SE, and no canonical "sv-Easy".
      load: 'currentOnly',
      lowerCaseLng: true,
      // Swedish and English have the same keys (a test holds it), so neither is fetched beside the other.
      fallbackLng: {
        ...Object.fromEntries(Object.entries(nearestLanguage).map(([code, nearest]) => [code, [nearest]])),
        default: [],
      },
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** The language of the screens now; wrap in useTranslation() where the screen must follow a change. */
export function currentLanguage(): ScreenLanguage {
  return isScreenLanguage(i18next.language) ? i18next.language : 'sv';
}

/** Shows all screens in the chosen language, or in the nearest one of those that are offered here. */
export async function offerLanguages(offered: readonly ScreenLanguage[]): Promise<void> {
  const language = offeredLanguage(chosen, offered);
  if (language === currentLanguage()) return;
  await i18next.changeLanguage(language);
  showLanguage(language);
}

/** Changes the language of all screens and remembers it on this device. */
export async function changeLanguage(language: ScreenLanguage): Promise<void> {
  chosen = language;
  keepLanguage(language);
  await i18next.changeLanguage(language);
  showLanguage(language);
}

/** Fetches the words of screens that will be opened soon. */
export async function loadWords(namespaces: readonly Namespace[]): Promise<void> {
  await i18next.loadNamespaces([...namespaces]);
}

/** Fetches all words that a screen of the staff may ask for. */
export async function loadStaffWords(): Promise<void> {
  const { words } = await staffWords[staffLanguage(currentLanguage())]();
  const own = Object.keys(words).map((file) => file.replace(/^.*\//, '').replace('.json', ''));
  await i18next.loadNamespaces([...own, ...sharedWords]);
}
