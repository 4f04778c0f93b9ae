/** The program file of Chromium or Chrome, undefined where there is none. */
export function findBrowser(): string | undefined;
