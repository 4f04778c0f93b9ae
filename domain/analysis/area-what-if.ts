import type { AreaParameters } from '../area.ts';
import type { AreaExplanation } from '../area-explanation.ts';
import { findingIdSchema, type ParticipantId } from '../ids.ts';
import { type Band, bandOf } from '../priority.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { computeAreaRun } from './areas.ts';

type Turns = NonNullable<AreaExplanation['whatIf']>['fewer'];

/** More people than this are not tried: who would have to change their mind are then too many for one sentence. */
const peopleAtMost = 6;

interface Verdict {
  readonly band: Band | null;
  readonly mayBeChance: boolean | null;
}

/** What becomes of the area when everything is computed again on this input. */
function verdictOn(input: AnalysisInput, parameters: AreaParameters, members: ReadonlySet<string>): Verdict {
  let [most, verdict]: [number, Verdict] = [0, { band: null, mayBeChance: null }];
  for (const { properties } of computeAreaRun(input, parameters).areas) {
    const shared = properties.findingIds.filter((id) => members.has(id)).length;
    if (shared <= most) continue;
    const { chance, score } = properties;
    most = shared;
    verdict = { band: bandOf(score), mayBeChance: chance.tested ? chance.mayBeChance : null };
  }
  return verdict;
}

/** Tries one more person at a time until both verdicts have turned, or there is nobody left to try. */
function turnsOf(start: Verdict, people: number, verdictAt: (people: number) => Verdict): Turns {
  let band: Turns['band'] = null;
  let chance: Turns['chance'] = null;
  let tried = 0;
  while (
    tried < Math.min(people, peopleAtMost) &&
    (band === null || (chance === null && start.mayBeChance !== null))
  ) {
    tried++;
    const now = verdictAt(tried);
    if (band === null && now.band !== start.band) band = { people: tried, band: now.band };
    if (chance === null && now.mayBeChance !== null && now.mayBeChance !== start.mayBeChance)
      chance = { people: tried, mayBeChance: now.mayBeChance };
    if (now.band === null) break;
  }
  return { tried, band, chance };
}

/** A mark that somebody who passed in silence might have made, in the middle of those that were made. */
function wouldBeMark(
  cluster: readonly AreaMark[],
  voice: ParticipantId,
  walkId: AreaMark['walkId'],
  asOf: string,
): AreaMark {
  const bySeverity = [...cluster].sort((a, b) => a.severity - b.severity || compareText(a.id, b.id));
  const middle = bySeverity[Math.floor((bySeverity.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('an area has at least one mark');
  // Their own id with another kind in front is no mark's id.
  const id = findingIdSchema.parse(`${voice.slice(0, 14)}7fff${voice.slice(18)}`);
  return { ...middle, id, voice, walkId, recordedAt: asOf, resolved: false };
}

/**
 * What would change an area's verdict, found by computing the whole again: without the marks of those who worry most,
 * one person after the other, and with a mark of each of some who passed and said nothing.
 * @param cluster the area's marks
 * @param silent people who passed and did not mark, with the walk they were on
 */
export function whatWouldTurn(
  input: AnalysisInput,
  parameters: AreaParameters,
  cluster: readonly AreaMark[],
  silent: readonly { readonly voice: ParticipantId; readonly walkId: AreaMark['walkId'] }[],
  onProgress?: (share: number) => void,
): { fewer: Turns; more: Turns } {
  const members = new Set<string>(cluster.map(({ id }) => id));
  const start = verdictOn(input, parameters, members);
  let done = 0;
  const step = <Value>(value: Value): Value => {
    onProgress?.(++done / (2 * peopleAtMost));
    return value;
  };

  const worry = new Map<ParticipantId, number>();
  for (const { voice, severity, resolved } of cluster)
    worry.set(voice, Math.max(worry.get(voice) ?? 0, resolved ? 0 : severity));
  const voices = [...worry].sort(([a, x], [b, y]) => y - x || compareText(a, b)).map(([voice]) => voice);
  const fewer = turnsOf(start, voices.length - 1, (people) => {
    const quiet = new Set(voices.slice(0, people));
    const marks = input.marks.filter(({ id, voice }) => !(members.has(id) && quiet.has(voice)));
    return step(verdictOn({ ...input, marks }, parameters, members));
  });
  const more = turnsOf(start, silent.length, (people) => {
    const added = silent
      .slice(0, people)
      .map(({ voice, walkId }) => wouldBeMark(cluster, voice, walkId, parameters.asOf));
    return step(verdictOn({ ...input, marks: [...input.marks, ...added] }, parameters, members));
  });
  return { fewer, more };
}
