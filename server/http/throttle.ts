/**
 * Lets a call for a key through at once and then at most one more in each period, so that the last of a burst is
 * never lost. The timers keep no process alive.
 */
export function throttle<Key>(everyMilliseconds: number, call: (key: Key) => void): (key: Key) => void {
  const resting = new Map<Key, { again: boolean }>();

  function rest(key: Key): void {
    const state = { again: false };
    resting.set(key, state);
    setTimeout(() => {
      resting.delete(key);
      if (state.again) pass(key);
    }, everyMilliseconds).unref();
  }

  function pass(key: Key): void {
    rest(key);
    call(key);
  }

  return (key) => {
    const state = resting.get(key);
    if (state === undefined) pass(key);
    else state.again = true;
  };
}
