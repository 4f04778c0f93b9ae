import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { fetchWithProgress } from '../../state/fetch-progress.ts';

export interface Computation {
  /** How much of 1 is done; undefined while nothing is computed. */
  share: number | undefined;
  fault: unknown;
  /** Resolves to what came of it; undefined when it was stopped or refused. */
  run: <Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
  ) => Promise<z.output<Schema> | undefined>;
  /** Ends it on the server too; nothing is kept. */
  stop: () => void;
}

/** One long computation at a time. Leaving the screen stops it. */
export function useComputation(): Computation {
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run: Computation['run'] = async (path, body, schema) => {
    const stopping = new AbortController();
    running.current = stopping;
    setShare(0);
    setFault(undefined);
    try {
      const { signal } = stopping;
      return await fetchWithProgress(path, schema, { body, signal, onProgress: setShare });
    } catch (error) {
      if (!stopping.signal.aborted) setFault(error);
      return undefined;
    } finally {
      if (!stopping.signal.aborted || running.current === stopping) setShare(undefined);
    }
  };
  return { share, fault, run, stop: () => running.current?.abort() };
}
