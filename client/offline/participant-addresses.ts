/** Addresses whose screens are on the phone: they open without network. All others are asked from the server. */
export const participantAddresses: readonly RegExp[] = [
  /^\/(\?.*)?$/,
  /^\/(j|r)(\/|\?|$)/,
  /^\/walk(\/|\?|$)/,
];
