import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Vitest reads this file too: its root is the repository, and it needs neither React's plugin nor a build. */
const testing = process.env.VITEST !== undefined;
/** Set by `npm run test:real -- FOLDER`; the real data is not part of the repository. */
const realData = process.env.LYKTA_REAL_DATA !== undefined;
const serverAddress = process.env.LYKTA_DEV_SERVER ?? 'http://localhost:3000';

const everyProject = { globals: false, globalSetup: [here('test/support/require-node-24.ts')] };
const unit = {
  ...everyProject,
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/browser/**', 'test/real/**'],
};
/** Real browsers on two processors: two files at a time, and time enough for a busy machine. */
const browser = {
  ...everyProject,
  name: 'browser',
  include: ['test/browser/**/*.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};
const real = {
  ...everyProject,
  name: 'real',
  include: ['test/real/**/*.real.test.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  root: testing ? here('.') : here('client'),
  plugins: testing ? [] : [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Nothing inline: the content security policy allows what we serve and no data: addresses of scripts or fonts.
    assetsInlineLimit: 0,
    // The map library is large on purpose and arrives after the join screen; the budget is checked by itself.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'map-library', test: /node_modules[\\/]maplibre-gl[\\/]/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/basemap', '/demo', '/problems', '/tiles'].map((path) => [path, serverAddress]),
    ),
  },
  test: {
    // One project a kind of test, so that `vitest run --project unit` needs no browser.
    projects: (realData ? [real] : [unit, browser]).map((test) => ({ extends: true as const, test })),
  },
});
