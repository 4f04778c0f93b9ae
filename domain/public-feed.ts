import { v5 } from 'uuid';
import type { Action } from './action.ts';
import type { Catalogue } from './catalogue.ts';
import { dayOf } from './feature.ts';
import type { Protocol } from './protocol.ts';
import { type PublicProtocol, type PublicRow, publicProtocols } from './public-protocol.ts';

/** What happened with a row after its version was published: a step that ends it, with its day. */
export interface PublicStep {
  row: Pick<PublicRow, 'no' | 'stop' | 'locationText'>;
  status: 'done' | 'verified' | 'not_done';
  on: string;
}

/** One piece of news about a walk. `id` is the same for ever, wherever the server stands. */
export type PublicNews = { id: string; on: string } & (
  | { kind: 'protocol'; protocol: PublicProtocol }
  | { kind: 'step'; step: PublicStep }
);

export interface PublicFeed {
  /** As an address: urn:uuid:… */
  id: string;
  area: string;
  updatedOn: string;
  /** The newest first. */
  news: readonly PublicNews[];
}

const endings = ['done', 'verified', 'not_done'] as const;

/** The last ending of the actions that answer a mark, when it came on the day of publishing or later. */
function lastEnding(
  actions: readonly Action[],
  since: string,
): { status: PublicStep['status']; on: string } | undefined {
  const ended = actions.flatMap(({ properties: { statusLog } }) => {
    const last = statusLog.at(-1);
    const status = endings.find((one) => one === last?.status);
    return last === undefined || status === undefined || dayOf(last.at) < since
      ? []
      : [{ status, on: dayOf(last.at) }];
  });
  return ended.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
}

interface FeedRecords {
  walkId: string;
  protocols: readonly Protocol[];
  actions: readonly Action[];
}

/** Which rows of the newest published version were ended since it was published. */
export function publicSteps({ protocols, actions }: FeedRecords, catalogue: Catalogue): PublicStep[] {
  const [newest] = publicProtocols(protocols, catalogue);
  if (newest === undefined) return [];
  const kept = protocols.find(({ properties }) => properties.version === newest.version);
  const sources = new Map(kept?.properties.rows.map((row) => [row.no, row]));
  return newest.rows.flatMap((row): PublicStep[] => {
    const source = sources.get(row.no);
    if (source === undefined) return [];
    const own = actions.filter(
      ({ id, properties }) =>
        source.actionIds.includes(id) || properties.addresses.includes(source.findingId),
    );
    const ending = lastEnding(own, newest.publishedOn);
    if (ending === undefined || ending.status === row.status) return [];
    const { no, stop, locationText } = row;
    return [{ row: { no, stop, locationText }, ...ending }];
  });
}

/**
 * The news of a walk for the public: its published protocols, and which of their rows were ended afterwards. Words
 * are those of the protocols alone, days are told and never times; undefined while nothing is published.
 */
export function publicFeed(records: FeedRecords, catalogue: Catalogue): PublicFeed | undefined {
  const { walkId, protocols } = records;
  const versions = publicProtocols(protocols, catalogue);
  const [newest] = versions;
  if (newest === undefined) return undefined;
  const idOf = (name: string) => `urn:uuid:${v5(name, walkId)}`;
  const steps = publicSteps(records, catalogue).map((step): PublicNews => {
    const id = idOf(`row/${step.row.no}/${step.status}/${step.on}`);
    return { id, kind: 'step', on: step.on, step };
  });
  const published = versions.map((protocol): PublicNews => {
    return {
      id: idOf(`protocol/${protocol.version}`),
      kind: 'protocol',
      on: protocol.publishedOn,
      protocol,
    };
  });
  const news = [...published, ...steps].sort((a, b) =>
    a.on !== b.on ? (a.on < b.on ? 1 : -1) : a.id < b.id ? -1 : 1,
  );
  return {
    id: idOf('feed'),
    area: newest.area,
    updatedOn: news[0]?.on ?? newest.publishedOn,
    news,
  };
}
