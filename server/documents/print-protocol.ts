import { dayOf } from '../../domain/feature.ts';
import type { Language } from '../../domain/localized.ts';
import { protocolDocument } from '../../domain/protocol/document-model.ts';
import type { Protocol } from '../../domain/protocol.ts';
import type { EntityByKind } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { type MapContent, mapPicture } from './map-picture.ts';
import { type PrintedGround, sourceLine } from './printed-ground.ts';
import type { PrintedProtocol } from './printed-protocol.ts';

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

/** The last part of a row's number, as 14 of KB-2026-1-014. */
function shortNumber(no: string): number {
  return Number(no.slice(no.lastIndexOf('-') + 1));
}

interface Material {
  walk: EntityByKind['walk'];
  checkpoints: readonly EntityByKind['checkpoint'][];
  protocol: Protocol;
  previous: Protocol | undefined;
  ground: PrintedGround;
}

/** Everything that the printed protocol shows, of records and settings. */
export function printProtocol(
  { walk, checkpoints, protocol, previous, ground }: Material,
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
    map: mapPicture(content, { width: 780, height: 430 }, ground.features),
    source: sourceLine(deps.settings.name, [`${prefix} version ${version}`, today], ground),
  };
}
