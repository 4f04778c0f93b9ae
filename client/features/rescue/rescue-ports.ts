import { z } from 'zod';
import { photoStates } from '../../../domain/photo.ts';
import { problem } from '../../../domain/problem.ts';
import { checkedFetch, isProblem } from '../../api.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import type { RescuePorts } from './import-rescue.ts';

const progressSchema = z.object({ receivedBytes: z.number(), state: z.enum([...photoStates, 'withdrawn']) });

const verdictsSchema = z.object({
  verdicts: z.array(
    z.discriminatedUnion('verdict', [
      z.object({ verdict: z.enum(['applied', 'conflict', 'duplicate']) }),
      z.object({ verdict: z.literal('refused'), problem: z.unknown() }),
    ]),
  ),
});

const unknownReason = problem('invalid-input', {
  detail: 'the server gave an unknown reason',
  action: 'Reload the page and try again.',
});

/** The server, asked as the leader who is signed in. */
export const rescuePorts: RescuePorts = {
  async send(changes) {
    const answer = await fetchJson('/api/changes', verdictsSchema, { method: 'POST', body: { changes } });
    return answer.verdicts.map((verdict) =>
      verdict.verdict === 'refused'
        ? { verdict: 'refused', problem: isProblem(verdict.problem) ? verdict.problem : unknownReason }
        : verdict,
    );
  },
  ask: (photoId) => fetchJson(`/api/photos/${photoId}/upload`, progressSchema),
  async put(photoId, offset, piece, isLast) {
    const end = isLast ? '&complete=1' : '';
    const answer = await checkedFetch(`/api/photos/${photoId}/upload?offset=${offset}${end}`, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: piece,
    });
    return progressSchema.parse(await answer.json());
  },
};
