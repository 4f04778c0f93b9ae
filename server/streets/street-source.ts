import { readFile, stat } from 'node:fs/promises';
import { type FootNetwork, footNetwork } from '../../domain/streets/foot-network.ts';
import { readNetworkFile } from '../../domain/streets/network-file.ts';

/** Gives the streets of this installation. */
export interface StreetSource {
  /**
   * The imported network, else the demo town's while the demo runs, else null: straight lines. An import while the
   * server runs is found at the next call.
   */
  current(): Promise<FootNetwork | null>;
}

/**
 * @param file undefined: nothing can be imported
 * @param town the demo's streets; undefined while the demo is off
 * @param reportFault told once for each damaged file; the plans then have straight lines, with their notice
 */
export function createStreetSource(
  file: string | undefined,
  town: (() => FootNetwork) | undefined,
  reportFault: (message: string, error: unknown) => void,
): StreetSource {
  let known: { version: string; network: Promise<FootNetwork | null> } | undefined;
  return {
    async current() {
      const version = file === undefined ? 'none' : await versionOf(file);
      if (known?.version !== version) known = { version, network: load(version) };
      return known.network;
    },
  };

  async function load(version: string): Promise<FootNetwork | null> {
    if (file === undefined || version === 'none') return town?.() ?? null;
    try {
      return footNetwork(readNetworkFile(await readFile(file)));
    } catch (error) {
      reportFault('the streets cannot be read, so plans have straight lines', error);
      return null;
    }
  }
}

async function versionOf(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found === undefined ? 'none' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}
