import type { WalkGraph } from '../../data/demo/town-types.ts';
import { type FootNetwork, footNetwork } from '../../domain/streets/foot-network.ts';

const unit = 1e7;
/** The drawing's day. */
const drawnAt = '2026-11-22T00:00:00.000Z';

/** The ways of an invented town as a network. */
export function townNetwork(name: string, { nodes, edges }: WalkGraph): FootNetwork {
  return footNetwork({
    about: { source: name, sourceDate: null, importedAt: drawnAt, credits: name },
    longitudes: Int32Array.from(nodes, ([longitude]) => Math.round(longitude * unit)),
    latitudes: Int32Array.from(nodes, ([, latitude]) => Math.round(latitude * unit)),
    pieces: Uint32Array.from(edges.flatMap(({ from, to }) => [from, to])),
  });
}
