import i18next, { type BackendModule, type ResourceKey, type TypeOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, keepLanguage, keptLanguage, type ScreenLanguage } from './languages.ts';

type Namespace = keyof TypeOptions['resources'];

const files = import.meta.glob<{ default: ResourceKey }>('./locales/*/*.json');

/** Each namespace of each language is a chunk: a screen fetches its own words and no others. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  async read(language, namespace) {
    const load = files[`./locales/${language}/${namespace}.json`];
    if (load === undefined) throw new Error(`there are no words for "${namespace}" in "${language}"`);
    return (await load()).default;
  },
};

/** Resolves when the words that every screen shares are there. */
export async function startI18n(): Promise<void> {
  const language = chooseLanguage(keptLanguage(), navigator.languages);
  document.documentElement.lang = language;
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      // The two languages have the same keys (a test holds it), so the other one is never fetched beside.
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** The language of the screens now; wrap in useTranslation() where the screen must follow a change. */
export function currentLanguage(): ScreenLanguage {
  return i18next.language === 'en' ? 'en' : 'sv';
}

/** Changes the language of all screens and remembers it on this device. */
export async function changeLanguage(language: ScreenLanguage): Promise<void> {
  keepLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Fetches the words of screens that will be opened soon. */
export async function loadWords(namespaces: readonly Namespace[]): Promise<void> {
  await i18next.loadNamespaces([...namespaces]);
}
