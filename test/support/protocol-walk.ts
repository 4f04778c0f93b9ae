import type { Change } from '../../domain/changes.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import { authored, checkpointNumber, findingAdded, walkNumber } from './change-makers.ts';
import type { TestServer } from './make-test-server.ts';
import { actionAdded, protocolDrafted, protocolStep, walkEdited } from './process-makers.ts';

/** Writes as the leader; fails where one is refused. */
export async function write(server: TestServer, ...changes: readonly Change[]): Promise<void> {
  for (const verdict of await server.deps.store.commit(changes.map((change) => authored(change))))
    if (verdict.verdict === 'refused') throw new Error(verdict.problem.detail);
}

/** Puts marks, an action and a refusal with its reason on walk 1, and a draft of its protocol. */
export async function withDraft(server: TestServer): Promise<void> {
  const { store } = server.deps;
  const walk = await store.record(walkIdSchema.parse(walkNumber(1)));
  if (walk === undefined) throw new Error('there is no walk 1');
  const basedOn = [walk.createdBy];
  const atStop = { checkpointId: checkpointNumber(1) };
  const route = {
    type: 'LineString' as const,
    coordinates: [
      [17.6, 57.25],
      [17.603, 57.251],
    ] as [[number, number], [number, number]],
  };
  await write(
    server,
    walkEdited({ abbreviation: { value: 'KB', basedOn }, route: { value: route, basedOn } }),
    findingAdded(1, 1, atStop),
    findingAdded(2, 2, { ...atStop, category: 'social' }),
    findingAdded(3, 2, { polarity: 'positive', severity: null, category: 'good_place' }),
    actionAdded(1, [1], { decision: 'decline', reason: 'The land is not ours', responsible: 'Street unit' }),
    protocolDrafted(1),
  );
}

export async function publish(server: TestServer, version: number): Promise<void> {
  await write(
    server,
    protocolStep(version, 'protocol-approved'),
    protocolStep(version, 'protocol-published'),
  );
}
