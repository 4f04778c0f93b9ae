import { dayOf } from '../../domain/feature.ts';
import type { Language } from '../../domain/localized.ts';
import { protocolDocument } from '../../domain/protocol/document-model.ts';
import type { Protocol } from '../../domain/protocol.ts';
import type { EntityByKind } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { townGround } from '../town-ground.ts';
import { type MapContent, type MapPicture, mapPicture } from './map-picture.ts';
import type { PrintedProtocol } from './printed-protocol.ts';

type Place = Pick<Deps, 'settings'>;

/** The numbered stops of a walk in the order of its route. */
export function stopsOf(checkpoints: readonly EntityByKind['checkpoint'][]) {
  return checkpoints
    .toSorted((a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1))
    .map(({ geometry, properties: { name } }, index) => ({
      number: index + 1,
      name,
      position: geometry.coordinates,
    }));
}

/** The map on paper, with the streets where the installation's ground is one that we can draw. */
export function walkMap(
  content: MapContent,
  size: { width: number; height: number },
  { settings }: Place,
): MapPicture | undefined {
  const ground = settings.basemap.kind === 'demo' ? townGround().features : [];
  return mapPicture(content, size, ground);
}

/** The last part of a row's number, as 14 of KB-2026-1-014. */
function shortNumber(no: string): number {
  return Number(no.slice(no.lastIndexOf('-') + 1));
}

interface Material {
  walk: EntityByKind['walk'];
  checkpoints: readonly EntityByKind['checkpoint'][];
  protocol: Protocol;
  previous: Protocol | undefined;
}

/** Everything that the printed protocol shows, of records and settings. */
export function printProtocol(
  { walk, checkpoints, protocol, previous }: Material,
  language: Language,
  deps: Pick<Deps, 'settings' | 'catalogue' | 'source'>,
): PrintedProtocol {
  const { prefix, version, rows } = protocol.properties;
  const document = protocolDocument(protocol, { previous, catalogue: deps.catalogue, language });
  const stops = stopsOf(checkpoints);
  const content: MapContent = {
    route: walk.properties.route?.coordinates ?? [],
    stops,
    marks: rows.map(({ no, position, isPositive }) => ({ number: shortNumber(no), position, isPositive })),
  };
  const today = dayOf(deps.source.now().toISOString());
  return {
    document,
    stops: stops.map(({ number, name }) => ({ number, name })),
    map: walkMap(content, { width: 780, height: 430 }, deps),
    source: `${deps.settings.name} · Lykta · ${prefix} version ${version} · ${today}`,
  };
}
