/** Only a path of our own: an address from outside must not send anybody elsewhere after signing in. */
export function ownPath(next: string | null): string | undefined {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : undefined;
}
