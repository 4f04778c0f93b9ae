import { distanceMetres, type Position } from '../../domain/geo.ts';

/** One reading of where the phone is. */
export interface Fix {
  position: Position;
  accuracyMetres: number;
  /** Milliseconds since 1970 by this device's clock. */
  at: number;
}

/** A search for the position: what has been read since it began. */
export interface Search {
  startedAt: number;
  best: Fix | undefined;
  /** A reading too far away to be believed alone; the next one says whether it was right. */
  doubted: Fix | undefined;
  /** The latest reading's own time and ours, to know a stream from what was kept from before. */
  latest: { at: number; arrivedAt: number } | undefined;
}

/** In words: good as a mark's place; about there; or not even sure of the street. */
export type Quality = 'good' | 'rough' | 'uncertain';

/** Where the municipality sets nothing else, a position this exact is stored without a question. */
export const accurateMetresDefault = 15;
/** Worse than this does not say on which side of the square somebody stands. */
export const roughMetres = 50;
/** After this long the person chooses what to do with an uncertain position. */
export const searchMilliseconds = 20_000;
/** A reading that is older than this when it comes tells where somebody was, not where they are. */
export const staleMilliseconds = 10_000;
/** A phone that is followed speaks up when it moves (W3C Geolocation): its silence means standing still, for a while. */
export const heldMilliseconds = 180_000;
/** Nobody on a walk is faster; a longer way between two readings is an echo between houses. */
const fastestMetresPerSecond = 10;
/** How unevenly the readings of a living stream may arrive. */
const streamSlackMilliseconds = 2_000;

export function qualityOf(accuracyMetres: number, accurateMetres: number): Quality {
  if (accuracyMetres <= accurateMetres) return 'good';
  return accuracyMetres <= Math.max(roughMetres, accurateMetres) ? 'rough' : 'uncertain';
}

export function beginSearch(now: number): Search {
  return { startedAt: now, best: undefined, doubted: undefined, latest: undefined };
}

/**
 * The reading by our own clock; undefined when it is stale. Satellites have a clock of their own: where the
 * device's is wrong, a stream that goes on as fast as time does is believed all the same.
 */
function dated(reading: Fix, now: number, latest: Search['latest']): Fix | undefined {
  const age = now - reading.at;
  if (age <= staleMilliseconds) return age < 0 ? { ...reading, at: now } : reading;
  if (latest === undefined || reading.at <= latest.at) return undefined;
  const lag = now - latest.arrivedAt - (reading.at - latest.at);
  return Math.abs(lag) <= streamSlackMilliseconds ? { ...reading, at: now } : undefined;
}

function mayBeSame(before: Fix, after: Fix): boolean {
  const seconds = Math.abs(after.at - before.at) / 1000;
  return (
    distanceMetres(before.position, after.position) <=
    before.accuracyMetres + after.accuracyMetres + seconds * fastestMetresPerSecond
  );
}

/**
 * Takes a reading in, which came `now`. What is stale is left out; what lies further off than anybody walks must be
 * said twice; a clearly worse one does not push out a better one of the last seconds.
 */
export function addReading(search: Search, raw: Fix, now: number): Search {
  const latest = { at: raw.at, arrivedAt: now };
  const reading = dated(raw, now, search.latest);
  if (reading === undefined) return { ...search, latest };
  const { best, doubted } = search;
  const replaced = { ...search, latest, best: reading, doubted: undefined };
  if (best === undefined || now - best.at > staleMilliseconds) return replaced;
  if (!mayBeSame(best, reading)) {
    const saidTwice = doubted !== undefined && mayBeSame(doubted, reading);
    return saidTwice ? replaced : { ...search, latest, doubted: reading };
  }
  const clearlyWorse = reading.accuracyMetres > best.accuracyMetres * 1.5;
  return clearlyWorse ? { ...search, latest, doubted: undefined } : replaced;
}

/**
 * What the search says now. searching: not to be stored yet. uncertain: the time is over, and the person chooses.
 * nothing: the time is over and no reading is left.
 */
export type Judgement =
  | { status: 'searching'; fix: Fix | undefined }
  | { status: 'found' | 'uncertain'; fix: Fix }
  | { status: 'nothing' };

export function judge({ best, startedAt }: Search, now: number, accurateMetres: number): Judgement {
  const fix = best !== undefined && now - best.at <= heldMilliseconds ? best : undefined;
  if (fix !== undefined && fix.accuracyMetres <= accurateMetres) return { status: 'found', fix };
  if (now - startedAt < searchMilliseconds) return { status: 'searching', fix };
  return fix === undefined ? { status: 'nothing' } : { status: 'uncertain', fix };
}
