/** Where to sign in, and from there back to this very screen with all that its address says. */
export function signInAddress(): string {
  const { pathname, search } = window.location;
  return `/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`;
}
