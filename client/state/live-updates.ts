import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { queryClient } from './query-client.ts';
import { forgetComputed } from './use-computed.ts';

const announcementSchema = z.object({ walkId: z.string() });

/** Answers come in bursts when a group's phones find the network again; the screens ask once for the burst. */
const gatherMilliseconds = 250;
/** Going from one screen to the next keeps the connection. */
const lingerMilliseconds = 2_000;

export type LiveState = 'connecting' | 'live' | 'lost';

const staleKeys = {
  records: (walkId: string) => [
    ['records', walkId],
    ['phones', walkId],
    ['findings'],
    ['actions'],
    ['density'],
    ['walks'],
  ],
  phones: (walkId: string) => [['phones', walkId]],
  areas: (walkId: string) => [['records', walkId], ['areas'], ['density']],
} as const;

let source: EventSource | undefined;
let state: LiveState = 'connecting';
let closing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function setState(next: LiveState): void {
  state = next;
  for (const listener of listeners) listener();
}

const invalidate = (queryKey?: readonly string[]): void => {
  queryClient
    .invalidateQueries(queryKey === undefined ? undefined : { queryKey })
    .catch((fault: unknown) => console.error('a list could not be asked again', fault));
};

const waiting = new Map<string, readonly string[]>();
let gathering: ReturnType<typeof setTimeout> | undefined;

function gather(keys: readonly (readonly string[])[]): void {
  for (const key of keys) waiting.set(key.join(' '), key);
  gathering ??= setTimeout(() => {
    gathering = undefined;
    for (const key of waiting.values()) invalidate(key);
    void forgetComputed(false);
    waiting.clear();
  }, gatherMilliseconds);
}

function open(): void {
  source = new EventSource('/api/events');
  for (const kind of ['records', 'areas', 'phones'] as const)
    source.addEventListener(kind, (event: MessageEvent<string>) => {
      const parsed = announcementSchema.safeParse(JSON.parse(event.data));
      if (parsed.success) gather(staleKeys[kind](parsed.data.walkId));
    });
  source.onopen = () => {
    // Whatever was announced while nobody listened is unknown, so everything is asked again.
    if (state === 'lost') invalidate();
    setState('live');
  };
  source.onerror = () => setState('lost');
}

function subscribe(listener: () => void): () => void {
  clearTimeout(closing);
  listeners.add(listener);
  if (source === undefined) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    closing = setTimeout(() => {
      source?.close();
      source = undefined;
      state = 'connecting';
      // Nobody listens from here on, so what was read counts as old when a screen comes back.
      queryClient.invalidateQueries({ refetchType: 'none' }).catch(() => undefined);
    }, lingerMilliseconds);
  };
}

/**
 * Listens to what the server announces and marks the lists that it touches as stale; the data itself is pulled
 * through the ordinary reads. The browser connects again by itself after a loss.
 */
export function useLiveUpdates(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}
