import { useEffect, useState } from 'react';
import { z } from 'zod';
import { polaritySchema, severitySchema } from '../../../domain/catalogue.ts';
import { apiClient, ProblemAnswer, Unreachable } from '../../api.ts';
import type { Membership } from '../../offline/local-db.ts';

const markSchema = z.object({
  id: z.string(),
  properties: z.object({
    category: z.string(),
    subcategory: z.string().nullable(),
    severity: severitySchema.nullable(),
    polarity: polaritySchema,
    confirmations: z.number(),
    confirmedByMe: z.boolean(),
    text: z.string().nullable(),
    suggestion: z.string().nullable(),
  }),
});
export type OthersMark = z.infer<typeof markSchema>;

/** `waiting`: the server does not know yet that this person has rated. `away`: it could not be reached. */
export type OthersMarks =
  | { state: 'hidden' | 'loading' | 'waiting' | 'away' | 'failed' }
  | { state: 'ready'; marks: readonly OthersMark[]; stale: boolean };

const refreshMilliseconds = 20_000;

async function fetchMarks(
  { token, walkId }: Membership,
  checkpointId: string,
): Promise<readonly OthersMark[]> {
  const stop = apiClient(token).api.walks[':walkId'].checkpoints[':checkpointId'];
  const answer = await stop.findings.$get({ param: { walkId, checkpointId } });
  const { features } = await answer.json();
  return z.array(markSchema).parse(features);
}

function stateOf(fault: unknown): 'waiting' | 'away' | 'failed' {
  if (fault instanceof Unreachable) return 'away';
  if (fault instanceof ProblemAnswer && fault.problem.code === 'rate-first') return 'waiting';
  console.error('others’ marks could not be fetched', fault);
  return 'failed';
}

/**
 * Others' marks at a stop, asked for only once the person's own rating is in. `moment` changes when there may be
 * news (the queue moved). What was fetched stays while the network is away, and says that it is old.
 */
export function useOthersMarks(
  membership: Membership,
  stopId: string,
  rated: boolean,
  moment: unknown,
): [OthersMarks, () => void] {
  const [others, show] = useState<OthersMarks>({ state: 'loading' });
  const [asked, ask] = useState(0);

  useEffect(() => {
    // Read so that a new moment, or a tap, asks anew.
    void moment;
    void asked;
    if (!rated) return;
    let over = false;
    const look = (): void => {
      fetchMarks(membership, stopId).then(
        (marks) => !over && show({ state: 'ready', marks, stale: false }),
        (fault: unknown) =>
          !over &&
          show((before) =>
            before.state === 'ready' ? { ...before, stale: true } : { state: stateOf(fault) },
          ),
      );
    };
    look();
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), refreshMilliseconds);
    window.addEventListener('online', look);
    return () => {
      over = true;
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [membership, stopId, rated, moment, asked]);

  return [rated ? others : { state: 'hidden' }, () => ask((before) => before + 1)];
}
