/** The program file of Chromium or Chrome, undefined where there is none. */
export function findBrowser(): string | undefined;

/** The same, rather one with windows as people have it: for measuring. */
export function findBrowserWithWindows(): string | undefined;
