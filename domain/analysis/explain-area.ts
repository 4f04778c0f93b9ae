import type { PriorityArea } from '../area.ts';
import type { AreaExplanation, AreaLack } from '../area-explanation.ts';
import type { ParticipantId } from '../ids.ts';
import { bandOf, confidenceOf, scoreOf, walksPart } from '../priority.ts';
import { areaShape } from './area-geometry.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { areaPeople } from './area-people.ts';
import { cellsWithin } from './covered-cells.ts';
import { latticeBand, passedCell } from './hexagon-people.ts';
import { peopleAtStrongest } from './null-model.ts';

const groundCellMetres = 25;
const groundWithinMetres = 100;
/** When nobody is known to have walked in so much of the ground around, the area may only end where the route did. */
const notWalkedShare = 0.5;

/** What explains an area besides what is kept on it. */
export interface AreaBackground {
  readonly input: AnalysisInput;
  /** Whether this is no longer the data that the area was computed from. */
  readonly dataChanged: boolean;
  /** Open marks of the area that nobody has assessed. */
  readonly unanswered: number;
  readonly walks: number;
}

function groundAround(area: PriorityArea, { marks, passers }: AnalysisInput): AreaExplanation['ground'] {
  const { geometry, properties } = area;
  const corners = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
  const { geometry: around } = areaShape(corners, groundWithinMetres);
  const extents = around.type === 'Polygon' ? [around] : [];
  const passed = passedCell(passers, properties.parameters.passedWithinMetres);
  const cells = [...cellsWithin(extents, groundCellMetres, latticeBand(marks, passers)).values()];
  const nobody = new Set<ParticipantId>();
  return { cells: cells.length, notWalked: cells.filter((cell) => passed(cell, nobody) === 0).length };
}

function severitiesOf(cluster: readonly AreaMark[]): AreaExplanation['severities'] {
  const strongest = new Map<ParticipantId, number>();
  for (const { voice, severity, resolved } of cluster)
    if (!resolved) strongest.set(voice, Math.max(strongest.get(voice) ?? 0, severity));
  const all = [...strongest.values()];
  return [4, 3, 2, 1].map((severity) => ({ severity, people: all.filter((one) => one === severity).length }));
}

function anotherWalk({ properties }: PriorityArea): AreaExplanation['anotherWalk'] {
  const { components, nWalks, nPassed, chance } = properties;
  const score = scoreOf({ ...components, parts: { ...components.parts, walks: walksPart(nWalks + 1) } });
  const pFalseDiscovery = chance.tested ? chance.pFalseDiscovery : null;
  return {
    score,
    band: bandOf(score),
    confidence: confidenceOf({ nPassed, nWalks: nWalks + 1, pFalseDiscovery }),
  };
}

function lacksOf(
  area: PriorityArea,
  facts: Pick<AreaExplanation, 'inDark' | 'ground' | 'unanswered'>,
): AreaLack[] {
  const { nWalks, nPassed, chance, goAgain } = area.properties;
  const { ground, inDark, unanswered } = facts;
  const checks: readonly (readonly [AreaLack, boolean])[] = [
    ['one-walk', nWalks < 2],
    ['fewer-than-8', nPassed < 8],
    ['fewer-than-12', nPassed >= 8 && nPassed < 12],
    ['may-be-chance', chance.tested && chance.mayBeChance],
    ['not-tested', !chance.tested],
    ['no-dark-walk', inDark === 0],
    ['go-again', goAgain],
    ['not-walked-near', ground.notWalked > ground.cells * notWalkedShare],
    ['unanswered', unanswered > 0],
  ];
  return checks.flatMap(([lack, holds]) => (holds ? [lack] : []));
}

/**
 * Why an area says what it says: who marked, who passed in silence, what chance puts there, where nobody walked and
 * what is missing. Numbers of people, never who.
 */
export function explainArea(
  area: PriorityArea,
  { input, dataChanged, unanswered, walks }: AreaBackground,
): AreaExplanation {
  const { parameters, chance } = area.properties;
  const { cluster, marked, passed } = areaPeople(area, input);
  const sorted = [...input.marks].sort((a, b) => compareText(a.id, b.id));
  const own = new Set(cluster.map(({ id }) => id));
  const numbers = sorted.flatMap(({ id }, index) => (own.has(id) ? [index] : []));
  const strongest = peopleAtStrongest(sorted, input.passers, numbers, parameters);
  const inDark = new Set(cluster.filter((mark) => mark.inDark).map(({ voice }) => voice)).size;
  const ground = groundAround(area, input);
  const resolved = cluster.filter((mark) => mark.resolved).length;
  return {
    dataChanged,
    people: { marked: marked.size, passed: passed.size, silent: passed.size - marked.size },
    severities: severitiesOf(cluster),
    inDark,
    marks: { open: cluster.length - resolved, resolved },
    atStrongest: strongest && { ...strongest, expected: Math.round(strongest.expected * 10) / 10 },
    untested: chance.tested ? null : chance.reason,
    anotherWalk: anotherWalk(area),
    ground,
    unanswered,
    lacks: lacksOf(area, { inDark, ground, unanswered }),
    basis: { marks: input.marks.length, people: input.passers.length, walks },
  };
}
