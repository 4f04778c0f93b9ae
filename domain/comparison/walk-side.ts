import type { AnalysisInput } from '../analysis/area-input.ts';
import { analysisInputOf } from '../analysis/input-of-records.ts';
import { nearPolygon } from '../analysis/nearness.ts';
import { whoPassed } from '../analysis/passed.ts';
import type { Catalogue } from '../catalogue.ts';
import { distanceMetres, type Position } from '../geo.ts';
import { isAtStop } from '../marks-at-stop.ts';
import type { EntityByKind } from '../record.ts';
import { metresToLine } from '../route-distance.ts';
import type { Count } from './compare-shares.ts';

/** The living records of one walk; withdrawn ones must be left out. */
export interface WalkMaterial {
  readonly walk: EntityByKind['walk'];
  readonly checkpoints: readonly EntityByKind['checkpoint'][];
  readonly participants: readonly EntityByKind['participant'][];
  readonly groups: readonly EntityByKind['group'][];
  readonly findings: readonly EntityByKind['finding'][];
  readonly ratings: readonly EntityByKind['rating'][];
}

type Stop = EntityByKind['checkpoint'];
type Polarity = EntityByKind['finding']['properties']['polarity'];

/** Who came this near a stop has passed it, also where the stop itself is smaller. */
const passedWithinMetres = 30;

/** One walk, prepared for the question who marked and who passed a place. One person is one voice. */
export interface WalkSide {
  readonly material: WalkMaterial;
  /** People who took part in the walk itself. */
  readonly people: number;
  /** Of those who passed the stop, how many marked it as unsafe or good. */
  atStop(stop: Stop, polarity: Polarity): Count;
  /** Of those who passed the area, how many marked something unsafe in it. */
  inArea(area: EntityByKind['area']): Count;
}

export function walkSide(material: WalkMaterial, catalogue: Catalogue): WalkSide {
  const input = inputOf(material, catalogue);
  const passedArea = whoPassed(input.passers);
  const walked = material.findings.filter(({ properties: { source } }) => source !== 'presurvey');
  const counted = (marked: readonly string[], passed: readonly string[]): Count => {
    const voices = new Set(marked);
    return { count: voices.size, of: new Set([...voices, ...passed]).size };
  };
  return {
    material,
    people: input.passers.length,
    atStop(stop, polarity) {
      const marked = walked.filter(
        (finding) => finding.properties.polarity === polarity && isAtStop(finding, stop),
      );
      return counted(
        marked.map(({ properties }) => properties.participantId),
        passedStop(stop, input),
      );
    },
    inArea({ geometry, properties: { centre, parameters } }) {
      const inside = nearPolygon(geometry, centre, 0);
      const near = nearPolygon(geometry, centre, parameters.passedWithinMetres);
      return counted(
        input.marks.filter(({ position }) => inside.position(position)).map(({ voice }) => voice),
        passedArea(near),
      );
    },
  };
}

function inputOf({ walk, ...records }: WalkMaterial, catalogue: Catalogue): AnalysisInput {
  return analysisInputOf({ ...records, walks: [walk] }, catalogue);
}

/** Walkers of one walk share their route, which is measured once for each stop. */
function passedStop(stop: Stop, { passers }: AnalysisInput): string[] {
  const place = stop.geometry.coordinates;
  const within = Math.max(passedWithinMetres, stop.properties.radiusMetres);
  const near = new Map<object, boolean>();
  const stood = (positions: readonly Position[]) =>
    positions.some((position) => distanceMetres(position, place) <= within);
  return passers
    .filter(({ route, positions }) => {
      if (!route) return stood(positions);
      const isNear = near.get(route) ?? metresToLine(place, route) <= within;
      near.set(route, isNear);
      return isNear || stood(positions);
    })
    .map(({ voice }) => voice);
}
