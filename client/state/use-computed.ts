import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { fetchComputed } from './fetch-computed.ts';
import { queryClient } from './query-client.ts';

export interface Computed<Result> {
  data: Result | undefined;
  /** How much of 1 is done; undefined when nothing is being computed. */
  progress: number | undefined;
  fault: Error | null;
  /** Ended by the person, and nothing of it is there. */
  cancelled: boolean;
  cancel: () => void;
  again: () => void;
}

const keptMilliseconds = 5 * 60_000;
/** Of all that was computed. */
export const computedKey = ['computed'] as const;

/**
 * What was computed no longer stands on what there is: it is computed again where it is looked at next, and at once where
 * it is on the screen, unless that would go on as long as others write.
 */
export function forgetComputed(alsoOnScreen = true): Promise<void> {
  return queryClient.invalidateQueries({
    queryKey: computedKey,
    refetchType: alsoOnScreen ? 'active' : 'none',
  });
}

/** What the server computes when asked: with how far it has come, and an end as soon as the person wants one. */
export function useComputed<Schema extends z.ZodType>(
  path: string | undefined,
  schema: Schema,
): Computed<z.output<Schema>> {
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const queryKey = [...computedKey, path];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      setShare(0);
      return fetchComputed(path ?? '', schema, { signal, onProgress: setShare });
    },
    enabled: path !== undefined,
    staleTime: keptMilliseconds,
    retry: false,
    // Put off until there is network, it would look like one that somebody ended.
    networkMode: 'always',
    refetchOnReconnect: true,
  });
  const running = query.fetchStatus === 'fetching';
  return {
    data: query.data,
    progress: running ? share : undefined,
    fault: query.error,
    cancelled: path !== undefined && !running && query.isPending,
    cancel: () => void client.cancelQueries({ queryKey }),
    again: () => void query.refetch(),
  };
}
