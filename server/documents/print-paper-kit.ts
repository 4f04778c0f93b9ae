import { dayOf } from '../../domain/feature.ts';
import { groupWay } from '../../domain/group.ts';
import type { Language } from '../../domain/localized.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { EntityByKind } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { mapPicture } from './map-picture.ts';
import type { PaperKit } from './paper-kit.ts';
import { stopsOf } from './print-protocol.ts';
import { type PrintedGround, sourceLine } from './printed-ground.ts';

/** As many as a walk is meant to have at most: two groups of eight. */
const peopleUnlessSaid = 16;
const usualTemplate = 'standard';

interface Material {
  walk: EntityByKind['walk'];
  checkpoints: readonly EntityByKind['checkpoint'][];
  groups: readonly EntityByKind['group'][];
  people: number | undefined;
  language: Language;
  /** The server's address, for the codes on the stickers. */
  origin: string;
  ground: PrintedGround;
}

/** What the kit of a walk holds: its own template's words, or those of the usual method where it has none. */
export function paperKit(
  { walk, checkpoints, groups, people, language, origin, ground }: Material,
  deps: Pick<Deps, 'settings' | 'catalogue' | 'source' | 'templates' | 'observables'>,
): PaperKit {
  const { properties } = walk;
  const used = properties.template;
  const template =
    (used === null ? undefined : deps.templates.find(used.id, used.version)) ??
    deps.templates.newest(usualTemplate) ??
    deps.templates.all[0];
  if (template === undefined)
    throw new ProblemError(
      problem('not-found', {
        detail: 'there is no template to take the words of the kit from',
        action: 'Put the templates back into data/templates.',
      }),
    );
  const stops = stopsOf(checkpoints);
  const locale = language === 'en' ? 'en-GB' : 'sv-SE';
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  const mapOf = (route: EntityByKind['walk']['properties']['route']) =>
    mapPicture(
      { route: route?.coordinates ?? [], stops, marks: [] },
      { width: 523, height: 520 },
      ground.features,
    );
  const numbered = stops.map(({ number, name }) => ({ number, name }));
  const ownWays = [...groups]
    .sort((a, b) => a.properties.order - b.properties.order)
    .flatMap(({ properties: { name: group, route } }) => {
      const way = groupWay(route ?? null, properties.route);
      if (way === 'same') return [];
      const isReversed = way === 'reversed';
      const inOrder = isReversed ? [...numbered].reverse() : numbered;
      return [{ group, isReversed, stops: inOrder, map: mapOf(route) }];
    });
  const today = dayOf(deps.source.now().toISOString());
  return {
    name: properties.name,
    startsAt: properties.plannedStartAt === null ? null : when.format(new Date(properties.plannedStartAt)),
    meetingPoint: properties.meetingPoint,
    template: template.template,
    categories: deps.catalogue.categories,
    observables: deps.observables,
    stops: numbered,
    map: mapOf(properties.route),
    ownWays,
    strips: people ?? Math.max(properties.headcount ?? 0, peopleUnlessSaid),
    typingAddress: `${origin}/walks/${walk.id}/paper`,
    language,
    source: sourceLine(deps.settings.name, [today], ground),
  };
}
