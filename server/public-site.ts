import { placeDay } from '../domain/place-time.ts';
import { type PublicSite, publicSite } from '../domain/public-site.ts';
import type { EntityByKind, RecordKind } from '../domain/record.ts';
import type { Deps } from './deps.ts';
import { promiseMaterial } from './promises/promise-material.ts';

/** What the public may know, as it stands now; read anew only when something was written, or a day has passed. */
export interface PublicSiteReader {
  read(): Promise<PublicSite>;
  /** The same text as long as the same is told. */
  version(): Promise<string>;
}

export function createPublicSiteReader({
  store,
  catalogue,
  source,
}: Pick<Deps, 'store' | 'catalogue' | 'source'>): PublicSiteReader {
  let kept: { version: string; site: Promise<PublicSite> } | undefined;

  async function load(): Promise<PublicSite> {
    const features = async <Kind extends RecordKind>(kind: Kind): Promise<EntityByKind[Kind][]> =>
      (await store.recordsOfKind(kind)).map(({ feature }) => feature);
    const records = {
      walks: await features('walk'),
      protocols: await features('protocol'),
      actions: await features('action'),
      photos: await features('photo'),
      promises: await promiseMaterial(store, source.now()),
    };
    return publicSite(records, catalogue, today());
  }

  // Asked before every answer, so the day by the clock of the place is worked out once a minute.
  let day = { minute: Number.NaN, text: '' };
  const today = () => {
    const now = source.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== day.minute) day = { minute, text: placeDay(now.toISOString()) };
    return day.text;
  };
  const version = async () => `${await store.lastSequence()} ${today()}`;
  return {
    version,
    async read() {
      const now = await version();
      if (kept?.version !== now) {
        const site = load();
        kept = { version: now, site };
        // One that failed is not kept: the next who asks tries again.
        site.catch(() => {
          if (kept?.site === site) kept = undefined;
        });
      }
      return kept.site;
    },
  };
}
