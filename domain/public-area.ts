import type { Action } from './action.ts';
import { compareText } from './analysis/area-input.ts';
import type { Catalogue } from './catalogue.ts';
import type { Position } from './geo.ts';
import type { Photo } from './photo.ts';
import type { Protocol } from './protocol.ts';
import { type PublicNews, publicFeed } from './public-feed.ts';
import { type MeasureGroup, type PublicMeasure, publicMeasures } from './public-measures.ts';
import { type PublicProtocol, publicProtocols } from './public-protocol.ts';
import { areaNameOf, slugOf } from './public-slug.ts';
import type { SafetyWalk } from './walk.ts';

/** A walk of an area, by the newest version of its protocol. */
export interface PublicAreaWalk {
  protocol: PublicProtocol;
  /** The way that was planned and walked together; nobody's own. */
  route: readonly Position[];
  measures: readonly PublicMeasure[];
  news: readonly PublicNews[];
}

/**
 * An area for the public: every walk with a published protocol whose name has the same beginning, and walks that walked
 * one of these again. There is no other list of areas: people know the name that was on the invitation.
 */
export interface PublicArea {
  slug: string;
  /** Every address that it ever had; the first is the one that it has now. */
  slugs: readonly string[];
  name: string;
  /** The newest first. */
  walks: readonly PublicAreaWalk[];
  /** The day of the newest news. */
  updatedOn: string;
}

export interface AreaRecords {
  walks: readonly SafetyWalk[];
  protocols: readonly Protocol[];
  actions: readonly Action[];
  /** Of marks: none of these is ever shown. */
  photos: readonly Photo[];
}

/** The first walk of the chain that this one walks again; a chain that bites its tail ends where it began. */
function firstOf(walk: SafetyWalk, byId: ReadonlyMap<string, SafetyWalk>): SafetyWalk {
  const seen = new Set<string>();
  let first = walk;
  while (!seen.has(first.id)) {
    seen.add(first.id);
    const { previousWalkId } = first.properties;
    const before = previousWalkId === null ? undefined : byId.get(previousWalkId);
    if (before === undefined) break;
    first = before;
  }
  return first;
}

function areaWalk(
  walk: SafetyWalk,
  { protocols, actions, photos }: Pick<AreaRecords, 'protocols' | 'actions' | 'photos'>,
  catalogue: Catalogue,
): PublicAreaWalk | undefined {
  const own = protocols.filter(({ properties: { walkId } }) => walkId === walk.id);
  const [protocol] = publicProtocols(own, catalogue);
  if (protocol === undefined) return undefined;
  const records = { protocols: own, actions: actions.filter((one) => one.properties.walkId === walk.id) };
  return {
    protocol,
    route: walk.properties.route?.coordinates ?? [],
    measures: publicMeasures(protocol, { ...records, photos }, catalogue),
    news: publicFeed({ walkId: walk.id, ...records }, catalogue)?.news ?? [],
  };
}

/** Every area of which something is published, in order of name. */
export function publicAreas(records: AreaRecords, catalogue: Catalogue): PublicArea[] {
  const byId = new Map<string, SafetyWalk>(records.walks.map((walk) => [walk.id, walk]));
  const shown = records.walks.flatMap((walk) => {
    const one = areaWalk(walk, records, catalogue);
    return one === undefined ? [] : [{ one, key: slugOf(areaNameOf(firstOf(walk, byId).properties.name)) }];
  });
  return [...Map.groupBy(shown, ({ key }) => key)]
    .flatMap(([key, group]): PublicArea[] => {
      const walks = group
        .map(({ one }) => one)
        .sort(
          (a, b) =>
            compareText(b.protocol.walkOn ?? '', a.protocol.walkOn ?? '') ||
            compareText(a.protocol.walkId, b.protocol.walkId),
        );
      const [newest] = walks;
      if (newest === undefined) return [];
      const names = walks.map(({ protocol }) => areaNameOf(protocol.area));
      const days = walks.flatMap(({ news, measures }) => [
        ...news.map(({ on }) => on),
        ...measures.flatMap(({ statusOn, verified }) => [statusOn ?? '', verified?.on ?? '']),
      ]);
      return [
        {
          slug: key,
          slugs: [...new Set([key, ...names.map(slugOf)])],
          name: names[0] ?? key,
          walks,
          updatedOn: days.sort().at(-1) ?? newest.protocol.publishedOn,
        },
      ];
    })
    .sort((a, b) => compareText(a.slug, b.slug));
}

/** How many measures of an area are in each group. */
export function tallyOf({ walks }: Pick<PublicArea, 'walks'>): Record<MeasureGroup, number> {
  const tally = { willBe: 0, willNot: 0, done: 0 };
  for (const { measures } of walks) for (const { group } of measures) tally[group] += 1;
  return tally;
}

/** The area at this address, also at one that it had before. */
export function areaAt(areas: readonly PublicArea[], slug: string): PublicArea | undefined {
  return areas.find((area) => area.slug === slug) ?? areas.find((area) => area.slugs.includes(slug));
}
