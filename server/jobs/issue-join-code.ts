import { changeIdSchema, type IdSource, newId } from '../../domain/ids.ts';
import { dayMilliseconds } from '../../domain/milliseconds.ts';
import { joinCodeAlphabet, joinCodeLength } from '../../domain/walk.ts';
import type { Store } from '../storage/store.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { WalkJob } from './job.ts';

/** Phones come home late and walks are moved: the code outlives the planned day by so much. */
const validDays = 30;
const triesAtMost = 50;

/** Six characters, each equally likely: bytes past the last whole round of the alphabet are thrown away. */
function randomCode(source: IdSource): string {
  const usable = 256 - (256 % joinCodeAlphabet.length);
  let code = '';
  while (code.length < joinCodeLength)
    for (const byte of source.randomBytes())
      if (byte < usable && code.length < joinCodeLength)
        code += joinCodeAlphabet[byte % joinCodeAlphabet.length];
  return code;
}

async function unusedCode(store: Store, source: IdSource): Promise<string> {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const code = randomCode(source);
    const holder = (await store.walkByJoinCode(code)) ?? (await store.walkBySurveyCode(code));
    if (holder === undefined) return code;
  }
  throw new Error(`no unused join code was found in ${triesAtMost} tries`);
}

/** Gives a new walk the code that people join it with, and one that has a survey the code of that. */
export const issueJoinCode: WalkJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(walkId, { store, source }) {
    const [walk] = await store.recordsOfKind('walk', walkId);
    if (walk === undefined) return;
    const { joinCode, survey, surveyCode } = walk.feature.properties;
    const now = source.now();
    if (survey !== null && surveyCode === null)
      await commitAsSystem(store, 'issue-join-code', now, {
        id: newId(changeIdSchema, source),
        kind: 'walk-survey-code-issued',
        at: now.toISOString(),
        walkId,
        surveyCode: await unusedCode(store, source),
      });
    if (joinCode !== null) return;
    const start = walk.feature.properties.plannedStartAt ?? now.toISOString();
    await commitAsSystem(store, 'issue-join-code', now, {
      id: newId(changeIdSchema, source),
      kind: 'walk-join-code-issued',
      at: now.toISOString(),
      walkId,
      joinCode: await unusedCode(store, source),
      expiresAt: new Date(Date.parse(start) + validDays * dayMilliseconds).toISOString(),
    });
  },
};
