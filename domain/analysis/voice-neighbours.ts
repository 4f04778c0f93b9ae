import { fewestVoices } from '../area.ts';
import { type Markers, marksFromWest } from './marks-from-west.ts';

/** Counts people around marks and clusters of them, for many drawings of the same marks, without allocating. */
export interface VoiceNeighbours {
  /** Where the marks are now. Fastest where they are spread out along x. */
  place(x: Float64Array, y: Float64Array): void;
  /** By mark: different people within the radius, the mark's own included. */
  voicesNear(): Uint16Array;
  /** The most people around one mark; 0 where that is below `fewestVoices`. */
  mostNear(): number;
  /**
   * Adds to the list the strength of each cluster, which is the greatest of its cores, when a core needs so many people.
   * @returns the greatest of all, `otherwise` where there is no cluster
   */
  addStrengths(
    minVoices: number,
    strengthAt: (mark: number, people: number) => number,
    strengths: number[],
    otherwise: number,
  ): number;
}

interface Room extends VoiceNeighbours {
  /** Whose marks are placed from now on. */
  take(markers: Markers, radiusMetres: number): void;
}

/**
 * Marks are sorted from west to east, so that those within the radius of one stand just before and after it. Most
 * marks need not be looked at: whoever has n people around is one of n marks that lie within twice the radius from
 * west to east.
 */
function roomFor(mostMarks: number): Room {
  const marks = marksFromWest(mostMarks);
  const { x, y, voices, order } = marks;
  /** By voice: the last look around in which it was met. */
  const metIn = new Float64Array(mostMarks);
  // By core.
  const cores = new Int32Array(mostMarks);
  const near = new Int32Array(mostMarks);
  const parents = new Int32Array(mostMarks);
  const strongest = new Float64Array(mostMarks);
  let looks = 0;
  let count = 0;
  let radius = 0;
  let guess = 0;
  /** The most people around one mark where cores were found, 0 while that is not known, and what is known of it. */
  let known = 0;
  let atMost = 0;

  function peopleAround(place: number): number {
    const px = x[place] as number;
    const py = y[place] as number;
    const limit = radius * radius;
    looks++;
    metIn[voices[place] as number] = looks;
    let people = 1;
    for (let other = place - 1; other >= 0; other--) {
      const ex = px - (x[other] as number);
      if (ex > radius) break;
      const ey = py - (y[other] as number);
      if (ex * ex + ey * ey > limit || metIn[voices[other] as number] === looks) continue;
      metIn[voices[other] as number] = looks;
      people++;
    }
    for (let other = place + 1; other < count; other++) {
      const ex = (x[other] as number) - px;
      if (ex > radius) break;
      const ey = py - (y[other] as number);
      if (ex * ex + ey * ey > limit || metIn[voices[other] as number] === looks) continue;
      metIn[voices[other] as number] = looks;
      people++;
    }
    return people;
  }

  /** Fills `cores` with the places that have so many people around, and `near` with how many. */
  function findCores(minVoices: number): number {
    const acrossMetres = across(radius);
    let found = 0;
    let next = 0;
    let most = 0;
    for (let from = 0; from + minVoices <= count; from++) {
      const to = from + minVoices - 1;
      if ((x[to] as number) - (x[from] as number) > acrossMetres) continue;
      for (next = Math.max(next, from); next <= to; next++) {
        const people = peopleAround(next);
        if (people < minVoices) continue;
        near[found] = people;
        cores[found++] = next;
        if (people > most) most = people;
      }
    }
    known = most;
    atMost = found > 0 ? most : minVoices - 1;
    return found;
  }

  /** The most people around one mark where there are at least so many, anything less where not. */
  function mostFrom(atLeast: number): number {
    const acrossMetres = across(radius);
    let most = atLeast - 1;
    let next = 0;
    for (let from = 0; from + most < count; from++) {
      if ((x[from + most] as number) - (x[from] as number) > acrossMetres) continue;
      if (next < from) next = from;
      // Each find asks for a mark more, which may still lie near enough to be counted from here.
      for (; next <= from + most && next < count; next++) {
        if ((x[next] as number) - (x[from] as number) > acrossMetres) break;
        const people = peopleAround(next);
        if (people > most) most = people;
        if (most >= atMost) return most;
      }
    }
    return most;
  }

  function areNear(place: number, other: number): boolean {
    const ex = (x[place] as number) - (x[other] as number);
    const ey = (y[place] as number) - (y[other] as number);
    return ex * ex + ey * ey <= radius * radius;
  }

  function find(core: number): number {
    let root = core;
    for (let parent = parents[root] as number; parent !== root; parent = parents[root] as number) {
      const grandparent = parents[parent] as number;
      parents[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  return {
    take(markers, radiusMetres) {
      marks.take(markers);
      count = markers.voices.length;
      radius = radiusMetres;
    },
    place(markX, markY) {
      marks.sort(markX, markY);
      known = 0;
      atMost = count;
    },
    voicesNear() {
      const byMark = new Uint16Array(count);
      for (let place = 0; place < count; place++) byMark[order[place] as number] = peopleAround(place);
      return byMark;
    },
    mostNear() {
      if (known > 0) return known < fewestVoices ? 0 : known;
      // The drawing before is a good guess: with it most marks need no look.
      let atLeast = Math.max(fewestVoices, Math.min(guess, atMost));
      let most = mostFrom(atLeast);
      while (most < atLeast && atLeast > fewestVoices) most = mostFrom(--atLeast);
      guess = most;
      return most < fewestVoices ? 0 : most;
    },
    addStrengths(minVoices, strengthAt, strengths, otherwise) {
      const found = findCores(minVoices);
      for (let core = 0; core < found; core++) {
        parents[core] = core;
        const place = cores[core] as number;
        for (let other = core - 1; other >= 0; other--) {
          const to = cores[other] as number;
          if ((x[place] as number) - (x[to] as number) > radius) break;
          if (areNear(place, to)) parents[find(other)] = core;
        }
      }
      let greatest = otherwise;
      strongest.fill(Number.NEGATIVE_INFINITY, 0, found);
      for (let core = 0; core < found; core++) {
        const cluster = find(core);
        const strength = strengthAt(order[cores[core] as number] as number, near[core] as number);
        if (strength > (strongest[cluster] as number)) strongest[cluster] = strength;
        if (strength > greatest) greatest = strength;
      }
      for (let core = 0; core < found; core++)
        if (parents[core] === core) strengths.push(strongest[core] as number);
      return greatest;
    },
  };
}

/** From the westernmost to the easternmost neighbour of a mark at most, with room for rounding. */
function across(radius: number): number {
  return 2 * radius * (1 + 1e-9);
}

const commonMarks = 2048;
/**
 * One room for all walks but the largest: loops over arrays that never change are compiled for these very arrays,
 * which makes them a third faster than over arrays of each walk.
 */
const commonRoom = roomFor(commonMarks);
/** Whose marks are in the common room. */
let guest: object | undefined;

/**
 * Distinct-voice DBSCAN over few marks, again and again. What is asked after a `place` must be asked before anybody
 * else's marks are placed.
 */
export function voiceNeighbours(markers: Markers, radiusMetres: number): VoiceNeighbours {
  if (markers.voices.length > commonMarks) {
    const room = roomFor(markers.voices.length);
    room.take(markers, radiusMetres);
    return room;
  }
  const mine = {};
  const myRoom = (): Room => {
    if (guest !== mine) throw new Error("somebody else's marks were placed meanwhile");
    return commonRoom;
  };
  return {
    place(x, y) {
      if (guest !== mine) commonRoom.take(markers, radiusMetres);
      guest = mine;
      commonRoom.place(x, y);
    },
    voicesNear: () => myRoom().voicesNear(),
    mostNear: () => myRoom().mostNear(),
    addStrengths: (minVoices, strengthAt, strengths, otherwise) =>
      myRoom().addStrengths(minVoices, strengthAt, strengths, otherwise),
  };
}
