import { afterEach } from 'vitest';
import { closePages } from './browser.ts';

/** A page that is left open goes on drawing its map and asking the server while the next test runs. */
afterEach(closePages);
