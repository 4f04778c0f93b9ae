import { useSyncExternalStore } from 'react';
import { correctedNow } from '../offline/device-clock.ts';

const tickMilliseconds = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = 0;

function tick(): void {
  second = Math.floor(correctedNow().getTime() / tickMilliseconds);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMilliseconds);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    second = 0;
  };
}

function snapshot(): number {
  if (second === 0) second = Math.floor(correctedNow().getTime() / tickMilliseconds);
  return second;
}

/** Now by the server's clock, anew each second; one timer for all who look. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, snapshot) * tickMilliseconds);
}
