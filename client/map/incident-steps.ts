/** The source and the layer in its tiles have the same name. */
export const incidentSource = 'incidents';
/** From here on the tiles tell each place by itself; squares are counted above it (server/tiles). */
export const placesFromZoom = 14;

/** From how many incidents a square or a place has each of the five shades, by zoom. */
export function incidentSteps(zoom: number): readonly number[] {
  if (zoom < 11) return [1, 20, 100, 400, 1500];
  return zoom < placesFromZoom ? [1, 5, 20, 80, 300] : [1, 2, 5, 15, 50];
}
