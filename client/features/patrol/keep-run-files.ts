import { appFiles, keepAppFiles, subscribeToAppFiles } from '../../offline/offline-start.ts';

/** What this page was made of before anything kept it: asked for once more, it is put by. */
async function fetchFilesAgain(): Promise<void> {
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === window.location.origin && isKept(pathname));
  await Promise.all([...new Set(files.map(({ href }) => href))].map((href) => fetch(href)));
}

const isKept = (path: string): boolean => path.startsWith('/assets/') || path === '/basemap/demo.json';

/** Lets the shift open without network and says when it does. Returns what ends the watching. */
export function keepRunFiles(onKept: () => void): () => void {
  keepAppFiles();
  const look = (): void => {
    if (appFiles() !== 'ready') return;
    // Parts that are fetched while the screen is used (the map, the drawing) come within this time.
    for (const wait of [0, 5_000, 20_000])
      setTimeout(() => {
        fetchFilesAgain().then(onKept, (fault: unknown) =>
          console.info('not all files could be put by', fault),
        );
      }, wait);
  };
  look();
  return subscribeToAppFiles(look);
}
