import { SaxesParser } from 'saxes';
import { positionFault } from '../../../domain/geo.ts';
import type { TimedPosition } from '../../../domain/patrol/stays-near.ts';

/** Why a file cannot be used; each has its words. */
export type GpxFault = 'not-gpx' | 'no-points' | 'no-times' | 'too-many';
export type ReadGpx = { track: TimedPosition[] } | { fault: GpxFault };

const pointsAtMost = 200_000;

/**
 * The points of the tracks of a GPX file with their times (1.0 and 1.1). Waypoints and routes tell no stays and are
 * left out; so is everything else that a file may tell of whoever carried the receiver.
 */
export function readGpx(text: string): ReadGpx {
  const track: TimedPosition[] = [];
  let points = 0;
  let isGpx = false;
  let point: { longitude: number; latitude: number; at: string } | undefined;
  let inTime = false;
  const parser = new SaxesParser();
  const nameOf = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();
  parser.on('opentag', ({ name, attributes }) => {
    const tag = nameOf(name);
    if (tag === 'gpx') isGpx = true;
    if (tag === 'trkpt')
      point = { longitude: Number(attributes.lon), latitude: Number(attributes.lat), at: '' };
    inTime = tag === 'time' && point !== undefined;
  });
  parser.on('text', (words) => {
    if (inTime && point !== undefined) point.at += words;
  });
  parser.on('closetag', ({ name }) => {
    inTime = false;
    if (nameOf(name) !== 'trkpt' || point === undefined) return;
    const { longitude, latitude, at } = point;
    point = undefined;
    points += 1;
    const time = new Date(at.trim());
    if (at.trim() === '' || Number.isNaN(time.getTime())) return;
    if (positionFault(longitude, latitude) !== undefined) return;
    track.push({ position: [longitude, latitude], at: time.toISOString() });
  });
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  try {
    parser.write(text).close();
  } catch {
    return { fault: 'not-gpx' };
  }
  if (!isGpx || (broken && points === 0)) return { fault: 'not-gpx' };
  if (points === 0) return { fault: 'no-points' };
  if (points > pointsAtMost) return { fault: 'too-many' };
  return track.length === 0 ? { fault: 'no-times' } : { track };
}
