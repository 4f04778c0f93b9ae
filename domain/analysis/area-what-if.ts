import type { PriorityArea } from '../area.ts';
import type { AreaWhatIf } from '../area-explanation.ts';
import { findingIdSchema, type ParticipantId } from '../ids.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { areaPeople } from './area-people.ts';
import { type AreaVerdict, areaVerdict } from './area-verdict.ts';
import { type Remember, rememberNothing } from './block-memo.ts';

type Turns = AreaWhatIf['fewer'];

/** More people than this are not tried: who would have to change their mind are then too many for one sentence. */
const peopleAtMost = 6;

/** Tries one more person at a time until both verdicts have turned, or there is nobody left to try. */
function turnsOf(start: AreaVerdict, people: number, verdictAt: (people: number) => AreaVerdict): Turns {
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
 * What would change an area's verdict, found by computing everything that the verdict follows from again: without the
 * marks of those who worry most, one person after the other, and with a mark of each of some who passed and said nothing.
 * @param onProgress told from time to time how much of 1 is done
 * @param remember where redraws are kept: walks that cannot meet the area's are drawn once for all trials
 * @returns null where none of the area's marks is left
 */
export function areaWhatIf(
  area: PriorityArea,
  input: AnalysisInput,
  onProgress?: (share: number) => void,
  remember: Remember = rememberNothing,
): AreaWhatIf | null {
  const { parameters, findingIds } = area.properties;
  const { cluster, silent } = areaPeople(area, input);
  if (cluster.length === 0) return null;
  const members = new Set<string>(findingIds);
  let done = 0;
  const verdictOf = (marks: readonly AreaMark[]): AreaVerdict => {
    const tell = (share: number) => onProgress?.((done + share) / (1 + 2 * peopleAtMost));
    const verdict = areaVerdict({ ...input, marks }, parameters, members, tell, remember);
    done++;
    tell(0);
    return verdict;
  };

  const start = verdictOf(input.marks);
  const worry = new Map<ParticipantId, number>();
  for (const { voice, severity, resolved } of cluster)
    worry.set(voice, Math.max(worry.get(voice) ?? 0, resolved ? 0 : severity));
  const voices = [...worry].sort(([a, x], [b, y]) => y - x || compareText(a, b)).map(([voice]) => voice);
  const fewer = turnsOf(start, voices.length - 1, (people) => {
    const quiet = new Set(voices.slice(0, people));
    return verdictOf(input.marks.filter(({ id, voice }) => !(members.has(id) && quiet.has(voice))));
  });
  done = 1 + peopleAtMost;
  const more = turnsOf(start, silent.length, (people) => {
    const added = silent
      .slice(0, people)
      .map(({ voice, walkId }) => wouldBeMark(cluster, voice, walkId, parameters.asOf));
    return verdictOf([...input.marks, ...added]);
  });
  return { fewer, more };
}
