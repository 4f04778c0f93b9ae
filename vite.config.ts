import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { mapFromSource } from './server/launcher/map-from-source.mjs';
import { builtManifest, participantFiles } from './server/launcher/participant-files.mjs';
import { tokenColour } from './server/launcher/token-colour.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Vitest reads this file too: its root is the repository, and it needs neither React's plugin nor a build. */
const testing = process.env.VITEST !== undefined;
/** Set by `npm run test:real -- FOLDER`; the real data is not part of the repository. */
const realData = process.env.LYKTA_REAL_DATA !== undefined;
const serverAddress = process.env.LYKTA_DEV_SERVER ?? 'http://localhost:3000';

/**
 * Every worker goes through many files and loads what they share once. One worker more than processors: browsers often
 * wait, for what a person waits for too. Vitest runs the browser's files first, and the many small ones fill the end.
 */
const everyProject = {
  globals: false,
  globalSetup: [here('test/support/require-node-24.ts')],
  isolate: false,
  maxWorkers: availableParallelism() + 1,
  // Processes that tests start find compiled here what an earlier one has compiled.
  env: { NODE_COMPILE_CACHE: here('node_modules/.cache/node-compile') },
};
const unit = {
  ...everyProject,
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: ['test/browser/**', 'test/real/**'],
  testTimeout: 30_000,
};
/** Real browsers, with time enough for a busy machine. */
const browser = {
  ...everyProject,
  name: 'browser',
  include: ['test/browser/**/*.test.ts'],
  globalSetup: [...everyProject.globalSetup, here('test/support/fill-demo.ts')],
  setupFiles: [here('test/support/close-pages.ts')],
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 15_000 } },
};
const real = {
  ...everyProject,
  name: 'real',
  include: ['test/real/**/*.real.test.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** The colours of the browser's own bars, from the tokens. */
const barColours = {
  name: 'bar-colours',
  transformIndexHtml: (html: string): string =>
    html
      .replace('%paper-light%', tokenColour('paper', 'light'))
      .replace('%paper-dark%', tokenColour('paper', 'dark')),
};

const icon = (name: string, side: number) => ({
  src: `/icons/${name}.png`,
  sizes: `${side}x${side}`,
  type: 'image/png',
});

/** What makes the client an app that starts without network; see client/offline/service-worker.ts. */
const offlineStart = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'offline',
    filename: 'service-worker.ts',
    // The walk screen registers it (client/offline/offline-start.ts): staff need none.
    injectRegister: null,
    includeManifestIcons: false,
    manifest: {
      id: '/',
      start_url: '/',
      scope: '/',
      name: 'Lykta, trygghetsvandring',
      short_name: 'Lykta',
      description: 'Markera det som känns otryggt och det som känns bra, också utan nät.',
      lang: 'sv',
      dir: 'ltr',
      display: 'standalone',
      theme_color: tokenColour('paper', 'light'),
      background_color: tokenColour('paper', 'light'),
      icons: [
        icon('icon-192', 192),
        icon('icon-512', 512),
        { ...icon('icon-maskable-512', 512), purpose: 'maskable' },
      ],
    },
    injectManifest: {
      rollupFormat: 'iife',
      globPatterns: ['**/*.{html,js,mjs,css,svg,woff2}'],
      // The map library in one piece.
      maximumFileSizeToCacheInBytes: 1_500_000,
      dontCacheBustURLsMatching: /^assets\//,
      manifestTransforms: [
        async (entries) => {
          const wanted = new Set(participantFiles(builtManifest(here('dist/client'))));
          return { manifest: entries.filter(({ url }) => wanted.has(url)), warnings: [] };
        },
      ],
    },
  });

export default defineConfig({
  root: testing ? here('.') : here('client'),
  plugins: testing ? [] : [react(), barColours, mapFromSource(), offlineStart()],
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
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/basemap', '/demo', '/problems', '/tiles', '^/p/'].map((path) => [path, serverAddress]),
    ),
  },
  test: {
    ...(testing
      ? { sequence: { sequencer: (await import('./test/support/long-files-first.ts')).LongFilesFirst } }
      : {}),
    // One project a kind of test, so that `vitest run --project unit` needs no browser.
    projects: (realData ? [real] : [unit, browser]).map((test) => ({ extends: true as const, test })),
  },
});
