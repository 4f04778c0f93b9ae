import { existsSync } from 'node:fs';
import { install, mayInstall } from './apt.mjs';
import { say } from './words.mjs';

/** Where Chromium without windows usually is: the same pages for less than three quarters of the work. */
const windowless = ['/usr/bin/chromium-headless-shell'];
const withWindows = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const first = (paths) =>
  [process.env.CHROMIUM_PATH, ...paths].find((path) => path !== undefined && path !== '' && existsSync(path));

/** The environment's word goes first. The tests look in the same places. */
export function findBrowser() {
  return first([...windowless, ...withWindows]);
}

/** The browser as people have it, for measuring. */
export function findBrowserWithWindows() {
  return first([...withWindows, ...windowless]);
}

/**
 * The browser that the tests drive, installed by the system's own packages where we may.
 * @returns its path, or undefined after saying what to install
 */
export function browserWhenPossible() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (mayInstall()) {
    say('Installing Chromium for the browser tests (apt-get install chromium-headless-shell) ...');
    // Where there is none without windows, as in Ubuntu, the whole browser does as well.
    if (install('chromium-headless-shell') || install('chromium')) return findBrowser();
  }
  say(
    'The browser tests cannot run: no Chromium was found and it could not be installed.\n' +
      'Install it yourself (Debian or Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to the\n' +
      'program file of Chromium or Chrome, and run the same command again.',
  );
  return undefined;
}
