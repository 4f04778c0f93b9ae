import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const storageKey = 'lykta.theme';
const listeners = new Set<() => void>();
const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

let choice: ThemeChoice = keptChoice();

function keptChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

function shownTheme(): Theme {
  if (choice !== 'system') return choice;
  return darkSystem().matches ? 'dark' : 'light';
}

/** Puts the theme on the page. The attribute is always there, so that nothing depends on its absence. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = shownTheme();
}

export function setThemeChoice(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Private modes may refuse storage; the choice then lasts as long as the page.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const system = darkSystem();
  const onSystem = () => {
    applyTheme();
    listener();
  };
  listeners.add(listener);
  system.addEventListener('change', onSystem);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', onSystem);
  };
}

/** The theme that is shown, for what cannot follow CSS by itself (the map). */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}
