import { distanceMetres, type Position, positionFault, roundPosition } from '../../../domain/geo.ts';

/** `order` says how the two numbers were understood, so that the screen can show it. */
export type ParsedCoordinates =
  | { position: Position; order: 'longitude-first' | 'latitude-first' }
  | { fault: 'two-numbers' | 'projected' | 'out-of-range' };

const decimalComma = /^\s*([-+]?\d+,\d+)[\s;/]+([-+]?\d+,\d+)\s*$/;
const decimalPoint = /^\s*([-+]?\d+(?:\.\d+)?)[\s;,/]+([-+]?\d+(?:\.\d+)?)\s*$/;
const compass = /^\s*([\d.]+)\s*°?\s*([NS])[\s;,/]+([\d.]+)\s*°?\s*([EWÖV])\s*$/i;

function isPosition([longitude, latitude]: Position): boolean {
  return positionFault(longitude, latitude) === undefined;
}

/**
 * Two numbers typed or pasted from a map. GeoJSON writes longitude first, most web maps latitude first; where both
 * readings are possible, the one nearer to `near` is meant. Accepts a decimal point or a decimal comma and N/S/E/W.
 */
export function parseCoordinates(text: string, near: Position): ParsedCoordinates {
  const marked = compass.exec(text);
  if (marked !== null) {
    const latitude = Number(marked[1]) * (/s/i.test(marked[2] ?? '') ? -1 : 1);
    const longitude = Number(marked[3]) * (/[wv]/i.test(marked[4] ?? '') ? -1 : 1);
    if (!isPosition([longitude, latitude])) return { fault: 'out-of-range' };
    return { position: roundPosition([longitude, latitude]), order: 'latitude-first' };
  }
  const numbers = decimalComma.exec(text) ?? decimalPoint.exec(text);
  if (numbers === null) return { fault: 'two-numbers' };
  const [first = Number.NaN, second = Number.NaN] = numbers
    .slice(1, 3)
    .map((one) => Number(one.replace(',', '.')));
  if (Math.max(Math.abs(first), Math.abs(second)) > 1000) return { fault: 'projected' };
  const readings = [
    { position: roundPosition([first, second]), order: 'longitude-first' as const },
    { position: roundPosition([second, first]), order: 'latitude-first' as const },
  ].filter(({ position }) => isPosition(position));
  readings.sort((a, b) => distanceMetres(a.position, near) - distanceMetres(b.position, near));
  return readings[0] ?? { fault: 'out-of-range' };
}

export interface PastedStop {
  line: number;
  name: string;
  position: Position;
}

/**
 * A pasted list of stops, one a line: a name and two numbers, as in "Station: 17.6012, 57.2504" or
 * "57.2504, 17.6012 Station". Empty lines are skipped.
 * @returns the stops that were understood and the numbers (from 1) of the lines that were not.
 */
export function parseStopLines(text: string, near: Position): { stops: PastedStop[]; badLines: number[] } {
  const stops: PastedStop[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const number = '[-+]?\\d{1,3}(?:[.,]\\d+)';
    const found = new RegExp(`${number}[\\s;,/]+${number}`).exec(line);
    const parsed = found === null ? { fault: 'two-numbers' as const } : parseCoordinates(found[0], near);
    if (found === null || !('position' in parsed)) {
      badLines.push(index + 1);
      continue;
    }
    const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
    const name = rest
      .replace(/^\s*\d+[.)]\s+/, '')
      .replace(/^[\s:;,|\t-]+|[\s:;,|\t-]+$/g, '')
      .trim();
    stops.push({ line: index + 1, name, position: parsed.position });
  }
  return { stops, badLines };
}

/** Latitude first, as most maps that people copy from show it. */
export function coordinatesText([longitude, latitude]: Position): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}
