/** Addresses whose screens are on the phone: they open without network. All others are asked from the server. */
export const offlineAddresses: readonly RegExp[] = [
  /^\/(\?.*)?$/,
  /^\/(j|r)(\/|\?|$)/,
  /^\/walk(\/|\?|$)/,
  // The police's shift on the street; its files are put by when it is opened with network.
  /^\/patrol\/run\//,
];
