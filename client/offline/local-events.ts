/**
 * What on this device changed. Other tabs hear of it too. `queue`: something new waits to be sent; `delivery`: the
 * state of what waits changed (kept apart, so that the sender is not woken by its own writing).
 */
export type LocalTopic = 'memberships' | 'queue' | 'delivery' | 'records' | 'meta' | 'photos';

type Listener = (topic: LocalTopic) => void;

const topics: readonly string[] = [
  'memberships',
  'queue',
  'delivery',
  'records',
  'meta',
  'photos',
] satisfies LocalTopic[];
const listeners = new Set<Listener>();
let channel: BroadcastChannel | undefined;

function isTopic(value: unknown): value is LocalTopic {
  return typeof value === 'string' && topics.includes(value);
}

function tell(topic: LocalTopic): void {
  for (const listener of listeners) listener(topic);
}

function openChannel(): BroadcastChannel | undefined {
  if (channel === undefined && typeof BroadcastChannel === 'function') {
    channel = new BroadcastChannel('lykta');
    channel.onmessage = (event: MessageEvent<unknown>) => {
      if (isTopic(event.data)) tell(event.data);
    };
  }
  return channel;
}

/** Call after the write is durable, never before. */
export function announceLocal(topic: LocalTopic): void {
  tell(topic);
  openChannel()?.postMessage(topic);
}

export function onLocal(listener: Listener): () => void {
  openChannel();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
