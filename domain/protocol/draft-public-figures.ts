import type { Passer } from '../analysis/area-input.ts';
import type { Catalogue } from '../catalogue.ts';
import { dayOf } from '../feature.ts';
import { type PublicFigures, publicFiguresOf, type VoicedMark } from '../public-figures.ts';
import type { EntityByKind } from '../record.ts';
import { passedBy } from './draft-rows.ts';

interface Material {
  findings: readonly EntityByKind['finding'][];
  checkpoints: readonly EntityByKind['checkpoint'][];
  passers: readonly Passer[];
  catalogue: Catalogue;
  version: number;
  /** RFC 3339, UTC: when the version is drafted. */
  at: string;
}

/** What the public may be told of many people of this walk at once. Marks of the survey before it do not count. */
export function draftPublicFigures(
  { findings, checkpoints, passers, catalogue, version, at }: Material,
  previous: PublicFigures | undefined,
): PublicFigures {
  const marks = findings
    .filter(({ properties: { source } }) => source !== 'presurvey')
    .map(({ id, geometry, properties }): VoicedMark => {
      const { category, polarity, participantId, confirmedBy } = properties;
      return {
        findingId: id,
        position: geometry.coordinates,
        category,
        isPublic: polarity === 'unsafe' && catalogue.find(category)?.public === true,
        voices: [participantId, ...confirmedBy],
      };
    });
  const stops = checkpoints.map(({ geometry, properties: { name } }) => ({
    name,
    position: geometry.coordinates,
  }));
  const countedOn = dayOf(at);
  return publicFiguresOf({ version, countedOn, marks, stops, passedBy: passedBy(passers) }, previous);
}
