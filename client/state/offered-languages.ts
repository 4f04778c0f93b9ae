import { useSyncExternalStore } from 'react';
import { api, Unreachable } from '../api.ts';
import { type ScreenLanguage, screenLanguages } from '../i18n/languages.ts';

const storageKey = 'lykta.languages';

function among(wanted: readonly unknown[]): readonly ScreenLanguage[] {
  const offered = screenLanguages.filter((language) => wanted.includes(language));
  return offered.length === 0 ? screenLanguages : offered;
}

function kept(): readonly ScreenLanguage[] {
  try {
    const languages: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(languages) ? among(languages) : screenLanguages;
  } catch {
    // Storage refused or changed by hand: all of them, as before the first answer.
    return screenLanguages;
  }
}

let offered = kept();
let asked = false;
const listeners = new Set<() => void>();

async function ask(): Promise<void> {
  const { languages } = await (await api.api.settings.$get()).json();
  const answer = among(languages);
  try {
    localStorage.setItem(storageKey, JSON.stringify(answer));
  } catch {
    // See kept.
  }
  if (answer.join() === offered.join()) return;
  offered = answer;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    ask().catch((fault: unknown) => {
      // Without network the ones that were offered last time are offered again.
      if (!(fault instanceof Unreachable)) console.error('the languages could not be fetched', fault);
    });
  }
  return () => listeners.delete(listener);
}

/** The languages that this municipality offers on the participants' screens; all of ours until it has answered. */
export function useOfferedLanguages(): readonly ScreenLanguage[] {
  return useSyncExternalStore(subscribe, () => offered);
}
