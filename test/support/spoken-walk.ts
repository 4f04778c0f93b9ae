import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { changeIdSchema } from '../../domain/ids.ts';
import { headsOf } from '../../domain/merge.ts';
import type { VisibleRecord } from '../../domain/visible.ts';
import type { Asking, TestServer } from './make-test-server.ts';

export type Said = Record<string, unknown> & { kind: string };
type Told = { verdict: string; problem?: { code: string; errors?: { detail: string }[] } };

export interface Phone {
  headers: { authorization: string };
  participantId: string;
}
const leader = { as: 'leader' } as const;

export const advance = (to: string, reason: string | null = null): Said => ({
  kind: 'walk-phase-advanced',
  to,
  reason,
});

/** One walk spoken of over HTTP alone, as its leader and its phones do. `serverOf`: made before the first word. */
export function spokenWalk(serverOf: () => TestServer, walkId: string, spot: object) {
  /** Sends changes of one author; the verdict of the last. */
  async function say(who: Pick<Asking, 'as' | 'headers'>, ...said: Said[]): Promise<Told> {
    const at = serverOf().deps.source.now().toISOString();
    const changes = said.map((change) => ({ id: uuidv7(), at, walkId, ...change }));
    const answer = await serverOf().ask('POST', '/api/changes', { ...who, json: { changes } });
    expect(answer.status).toBe(200);
    const { verdicts } = await answer.json();
    for (const verdict of verdicts.slice(0, -1))
      expect(verdict, JSON.stringify(verdict)).toMatchObject({ verdict: 'applied' });
    return verdicts.at(-1);
  }

  async function done(...said: Said[]): Promise<void> {
    const told = await say(leader, ...said);
    expect(told, JSON.stringify(told)).toMatchObject({ verdict: 'applied' });
  }
  /** What stands in the way of the step, by its codes; the server must refuse it. */
  async function missing(to: string): Promise<string[]> {
    const told = await say(leader, advance(to));
    expect(told).toMatchObject({ verdict: 'refused', problem: { code: 'phase-needs' } });
    const codes = (told.problem?.errors ?? []).map(({ detail }) => detail.split(':')[0] ?? '');
    // The screen that shows the way says the same as the refusal.
    const { steps } = await (await serverOf().ask('GET', `/api/walks/${walkId}/process`, leader)).json();
    const step = steps.find((one: { status: string }) => one.status === to);
    expect(step.missing.map(({ code }: { code: string }) => code)).toEqual(codes);
    return codes;
  }

  async function records(of = walkId): Promise<VisibleRecord[]> {
    const answer = await serverOf().ask('GET', `/api/walks/${of}/records?since=0&limit=500`, leader);
    return (await answer.json()).records;
  }
  async function theWalk() {
    const walk = (await records()).find(({ id }) => id === walkId);
    if (walk?.feature === null || walk === undefined) throw new Error('the walk is not there');
    return { ...walk, properties: walk.feature.properties };
  }
  /** Edits of the walk's fields, based on what stands there. */
  async function edit(values: Record<string, unknown>): Promise<Said> {
    const { versions, createdBy } = await theWalk();
    const fields = Object.entries(values).map(([name, value]) => [
      name,
      { value, basedOn: headsOf(versions, name, changeIdSchema.parse(createdBy)) },
    ]);
    return { kind: 'walk-edited', fields: Object.fromEntries(fields) };
  }
  async function join(code: unknown): Promise<Phone> {
    const answer = await serverOf().ask('POST', '/api/join', { json: { code } });
    expect(answer.status).toBe(200);
    const { participantId, token } = await answer.json();
    return { participantId, headers: { authorization: `Bearer ${token}` } };
  }
  function mark({ participantId }: Phone, more: object = {}): Said {
    return {
      kind: 'finding-added',
      finding: {
        type: 'Feature',
        id: uuidv7(),
        geometry: spot,
        properties: {
          kind: 'finding',
          walkId,
          participantId,
          accuracyMetres: 5,
          positionSource: 'here',
          checkpointId: null,
          category: 'lighting',
          subcategory: null,
          polarity: 'unsafe',
          severity: 3,
          text: null,
          suggestion: null,
          lightCondition: null,
          source: 'walk',
          recordedAt: serverOf().deps.source.now().toISOString(),
          ...more,
        },
      },
    };
  }
  function rating({ participantId }: Phone, stopId: string, feeling: number): Said {
    const properties = {
      kind: 'rating',
      walkId,
      checkpointId: stopId,
      participantId,
      feeling,
      wouldGoAloneInDark: feeling > 2 ? 'avoid' : 'yes',
      ratedAt: serverOf().deps.source.now().toISOString(),
    };
    return {
      kind: 'checkpoint-rated',
      rating: { type: 'Feature', id: uuidv7(), geometry: null, properties },
    };
  }

  return { say, done, missing, records, theWalk, edit, join, mark, rating };
}
