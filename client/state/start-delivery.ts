/**
 * Starts sending what waits and fetching what is new, for as long as the page is open. The code comes after the
 * first screen: a person who has not joined yet has nothing to send.
 */
export function startDelivery(): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  const start = async (): Promise<void> => {
    const { runDelivery } = await import('../offline/delivery.ts');
    if (!stopped) stop = runDelivery();
  };
  const timer = setTimeout(() => {
    start().catch((fault: unknown) => console.error('delivery could not start', fault));
  }, 300);
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop?.();
  };
}
