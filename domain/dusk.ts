import type { Position } from './geo.ts';
import { dayMilliseconds, minuteMilliseconds } from './milliseconds.ts';

/** When the sun's middle sinks through a height in the evening, or why it does not that day. */
export type EveningCrossing = { at: string } | 'stays-above' | 'stays-below';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** How far through the year, as an angle, at the end of the day: evenings lie in the second half of it. */
function fractionalYear(day: string): number {
  const start = Date.parse(`${day}T00:00:00Z`);
  const newYear = Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`);
  return ((2 * Math.PI) / 365) * ((start - newYear) / dayMilliseconds + 0.5);
}

/** By how many minutes a sundial is ahead of a clock. */
function equationOfTimeMinutes(year: number): number {
  const waves =
    0.000075 +
    0.001868 * Math.cos(year) -
    0.032077 * Math.sin(year) -
    0.014615 * Math.cos(2 * year) -
    0.040849 * Math.sin(2 * year);
  return 229.18 * waves;
}

/** The sun's declination in radians. */
function declination(year: number): number {
  return (
    0.006918 -
    0.399912 * Math.cos(year) +
    0.070257 * Math.sin(year) -
    0.006758 * Math.cos(2 * year) +
    0.000907 * Math.sin(2 * year) -
    0.002697 * Math.cos(3 * year) +
    0.00148 * Math.sin(3 * year)
  );
}

/**
 * When the middle of the sun sinks through this height on the evening of a day, in whole seconds, in UTC. Right to
 * about three minutes: for planning, where the weather decides more. The light of a moment is light.ts's.
 * Method: the general solar position equations of NOAA's Global Monitoring Laboratory, whose two series are those of
 * Spencer, "Fourier series representation of the position of the sun" (1971).
 * @param day as in 2026-11-23, by the calendar of the place
 * @param degrees of the sun's middle over the horizon, with refraction in it: -0.833 is sunset
 */
export function eveningCrossing(
  day: string,
  [longitude, latitude]: Position,
  degrees: number,
): EveningCrossing {
  const year = fractionalYear(day);
  const tilt = declination(year);
  const [height, north] = [radians(degrees), radians(latitude)];
  const cosine = (Math.sin(height) - Math.sin(north) * Math.sin(tilt)) / (Math.cos(north) * Math.cos(tilt));
  if (cosine < -1) return 'stays-above';
  if (cosine > 1) return 'stays-below';
  const hourAngleDegrees = (Math.acos(cosine) * 180) / Math.PI;
  const minutes = 720 - 4 * (longitude - hourAngleDegrees) - equationOfTimeMinutes(year);
  const time = Date.parse(`${day}T00:00:00Z`) + minutes * minuteMilliseconds;
  return { at: new Date(Math.floor(time / 1000) * 1000).toISOString() };
}
