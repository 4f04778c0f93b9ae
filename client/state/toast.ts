export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

/** Long enough to read, reach for the phone and tap; what it offers can be done later elsewhere too. */
export const toastMilliseconds = 10_000;

let current: Toast | undefined;
let lastId = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(toast: Toast | undefined): void {
  clearTimeout(timer);
  current = toast;
  for (const listener of listeners) listener();
}

/** Shows a short message with at most one thing to do; it takes the place of the one before. */
export function showToast(text: string, action?: Toast['action']): void {
  lastId += 1;
  const id = lastId;
  show(action === undefined ? { id, text } : { id, text, action });
  timer = setTimeout(() => dismissToast(id), toastMilliseconds);
}

export function dismissToast(id: number): void {
  if (current?.id === id) show(undefined);
}

export function shownToast(): Toast | undefined {
  return current;
}

export function subscribeToToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
