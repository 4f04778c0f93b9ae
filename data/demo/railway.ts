import { curve, type Spot, strip } from './plane.ts';

/** The railway on the straight plan: over the long bridge from the west, through the station, out on the ferry quay. */
const mainTrack: readonly Spot[] = [
  [-1180, 164],
  [-1100, 168],
  [-650, 188],
  [-220, 208],
  [225, 224],
  [560, 240],
  [690, 236],
  [800, 190],
  [900, 122],
  [1006, 80],
];
const bridge: readonly Spot[] = [
  [-5200, -60],
  [-3800, 30],
  [-2400, 100],
  [-1180, 164],
];
export const roadBridge: readonly Spot[] = [
  [-5200, -130],
  [-3800, -40],
  [-2400, 40],
  [-1300, 108],
  [-1100, 130],
];
const sideTrack: readonly Spot[] = [
  [-440, 197.5],
  [-330, 208.5],
  [-220, 213.2],
  [225, 229.2],
  [400, 238],
  [520, 238.6],
];

export interface Railway {
  tracks: Spot[][];
  bridge: Spot[];
  platforms: Spot[][];
  /** The station house: its middle and two spots of its long axis. */
  house: { middle: Spot; along: Spot };
}

export function makeRailway(warp: (spot: Spot) => Spot): Railway {
  const bent = (line: readonly Spot[], steps: number): Spot[] => curve(line, steps).map(warp);
  const platform = (line: readonly Spot[]): Spot[] => strip(line.map(warp), 6);
  return {
    tracks: [bent(mainTrack, 12), bent(sideTrack, 8)],
    bridge: bent(bridge, 8),
    platforms: [
      platform([
        [-110, 205.5],
        [0, 209.5],
        [140, 214.7],
      ]),
      platform([
        [-110, 223.7],
        [0, 227.6],
        [140, 232.8],
      ]),
    ],
    house: { middle: warp([62, 197]), along: warp([72, 197.4]) },
  };
}
