import { setTimeout as sleep } from 'node:timers/promises';
import type { KeptRecord } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';

const lookEveryMilliseconds = 50;

/** The walk that people can join now: one that is going on before one that is planned; undefined for none. */
function joinable(walks: readonly KeptRecord<'walk'>[], now: Date) {
  const rank = (walk: KeptRecord<'walk'>) =>
    ['in_progress', 'invited', 'planned', 'proposed'].indexOf(walk.feature.properties.status);
  const open = walks.filter((walk) => rank(walk) >= 0).sort((a, b) => rank(a) - rank(b));
  for (const { feature } of open) {
    const { name, joinCode, joinCodeExpiresAt } = feature.properties;
    const expired = joinCodeExpiresAt !== null && Date.parse(joinCodeExpiresAt) <= now.getTime();
    if (joinCode !== null && !expired) return { code: joinCode, walkName: name };
  }
  return open.length > 0 ? 'soon' : undefined;
}

/** A walk that people can join. A fresh walk gets its code from a job, so this waits for it a little. */
export async function openWalk(store: Store, now: () => Date, waitMilliseconds: number) {
  const until = now().getTime() + waitMilliseconds;
  for (;;) {
    const found = joinable(await store.recordsOfKind('walk'), now());
    if (found !== 'soon') return found;
    if (now().getTime() >= until) return undefined;
    await sleep(lookEveryMilliseconds);
  }
}
