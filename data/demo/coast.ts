import type { Random } from '../../domain/random.ts';
import { at, curve, direction, left, plus, type Spot, strip, times } from './plane.ts';

/** A stretch of shore on the straight plan, counter-clockwise around the island. */
interface Shore {
  kind: 'quay' | 'rock' | 'beach';
  spots: readonly Spot[];
}

const shores: readonly Shore[] = [
  {
    kind: 'beach',
    spots: [
      [-1180, -700],
      [-1060, -725],
      [-900, -690],
      [-760, -655],
      [-620, -640],
      [-480, -600],
    ],
  },
  {
    kind: 'rock',
    spots: [
      [-480, -600],
      [-410, -560],
      [-370, -540],
      [-320, -475],
    ],
  },
  {
    kind: 'quay',
    spots: [
      [-320, -475],
      [-240, -464],
      [-30, -450],
      [190, -434],
      [330, -412],
      [334, -446],
      [372, -442],
      [370, -405],
      [600, -364],
      [700, -338],
      [712, -440],
      [800, -450],
      [812, -310],
      [905, -286],
      [960, -240],
    ],
  },
  {
    kind: 'rock',
    spots: [
      [960, -240],
      [1000, -170],
      [985, -90],
      [1010, -40],
    ],
  },
  {
    kind: 'quay',
    spots: [
      [1010, -40],
      [1015, 60],
      [1075, 66],
      [1078, 96],
      [1012, 96],
      [1004, 215],
      [930, 260],
    ],
  },
  {
    kind: 'rock',
    spots: [
      [930, 260],
      [925, 350],
      [985, 430],
      [950, 530],
      [1000, 620],
      [930, 730],
      [800, 800],
      [760, 900],
      [610, 940],
      [520, 1010],
      [350, 1000],
      [230, 1060],
      [60, 1020],
      [-120, 1070],
      [-330, 1020],
      [-520, 1050],
      [-700, 960],
      [-880, 960],
      [-960, 840],
      [-1110, 760],
      [-1100, 620],
      [-1210, 520],
      [-1170, 400],
      [-1260, 300],
      [-1200, 200],
      [-1215, 60],
      [-1290, -40],
      [-1215, -160],
      [-1290, -300],
      [-1200, -420],
      [-1270, -540],
      [-1180, -700],
    ],
  },
];

/** Breaks each piece of a natural shore in two with a sideways push, a few times over: rocks and small bays. */
function roughen(line: readonly Spot[], push: number, rounds: number, random: Random): Spot[] {
  let result = [...line];
  for (let round = 0; round < rounds; round++) {
    const size = push / 2 ** round;
    result = result.flatMap((spot, index) => {
      if (index === 0) return [spot];
      const before = at(result, index - 1);
      const middle: Spot = [(before[0] + spot[0]) / 2, (before[1] + spot[1]) / 2];
      return [plus(middle, times(left(direction(before, spot)), random.between(-size, size))), spot];
    });
  }
  return result;
}

export interface Coast {
  land: Spot[];
  beach: Spot[];
  quay: Spot[];
  islets: Spot[][];
  breakwaters: Spot[][];
  jetties: Spot[][];
  /** The lighthouse stands at the end of the outer breakwater. */
  lighthouse: Spot;
}

/** The island, its harbour and its skerries, on the straight plan. */
export function makeCoast(random: Random): Coast {
  const lines = shores.map(({ kind, spots }) => {
    if (kind === 'quay') return [...spots];
    if (kind === 'beach') return curve(spots, 6);
    return roughen(curve(spots, 2), 17, 3, random);
  });
  const beachLine = at(lines, 0);
  const inland = beachLine.map((spot, index): Spot => {
    const heading = direction(
      at(beachLine, Math.max(0, index - 1)),
      at(beachLine, Math.min(beachLine.length - 1, index + 1)),
    );
    const edge = Math.min(index, beachLine.length - 1 - index) / 6;
    return plus(spot, times(left(heading), 8 + 26 * Math.min(1, edge)));
  });
  const outer = curve(
    [
      [-400, -565],
      [-372, -660],
      [-270, -735],
      [-80, -772],
      [110, -765],
    ],
    5,
  );
  const inner = curve(
    [
      [806, -440],
      [770, -560],
      [640, -660],
      [430, -705],
      [300, -712],
    ],
    5,
  );
  const jetties: Spot[][] = [];
  for (let index = 0; index < 5; index++) {
    const x = -215 + index * 58;
    jetties.push([
      [x, -470 + index * 4],
      [x + 4, -540 + index * 3],
    ]);
  }
  jetties.push(
    [
      [470, -392],
      [488, -470],
    ],
    [
      [540, -380],
      [557, -452],
    ],
  );
  return {
    land: lines.flatMap((line) => line.slice(0, -1)),
    beach: [...beachLine, ...inland.reverse()],
    quay: strip(
      at(lines, 2)
        .slice(0, 4)
        .map(([x, y]): Spot => [x, y + 9]),
      18,
    ),
    islets: skerries(random),
    breakwaters: [strip(outer, 11), strip(inner, 11)],
    jetties: jetties.map((line) => strip(line, 4)),
    lighthouse: [104, -765],
  };
}

function skerries(random: Random): Spot[][] {
  const middles: readonly (readonly [number, number, number])[] = [
    [-1480, -640, 60],
    [-1580, -420, 28],
    [-1420, 460, 44],
    [-1240, 980, 70],
    [-340, 1230, 40],
    [250, 1240, 85],
    [930, 1060, 55],
    [1270, 560, 90],
    [1370, 330, 34],
    [1330, -420, 62],
    [1130, -560, 26],
    [560, -1010, 48],
    [-700, -980, 75],
    [-560, -1090, 30],
    [1500, -120, 22],
    [-80, -1120, 20],
  ];
  return middles.map(([x, y, radius]) => {
    const spots = Array.from({ length: 9 }, (_, index): Spot => {
      const angle = (index / 9) * 2 * Math.PI;
      const reach = radius * random.between(0.6, 1.15);
      return [x + Math.cos(angle) * reach * 1.25, y + Math.sin(angle) * reach];
    });
    return roughen(curve([...spots, at(spots, 0)], 2), radius * 0.12, 2, random).slice(0, -1);
  });
}
