import type { Finding } from '../../domain/finding.ts';
import type { Position } from '../../domain/geo.ts';

const degree = Math.PI / 180;
const dayMilliseconds = 86_400_000;

/**
 * The sun's height in degrees, to about a degree: Cooper's declination and mean solar time. Enough to say by
 * which light the people of the demo walked; not for planning a real walk.
 */
function sunHeight(time: Date, [longitude, latitude]: Position): number {
  const dayOfYear = (time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 0)) / dayMilliseconds;
  const declination = 23.45 * degree * Math.sin((2 * Math.PI * (284 + dayOfYear)) / 365);
  const hour = time.getUTCHours() + time.getUTCMinutes() / 60 + longitude / 15;
  const hourAngle = (hour - 12) * 15 * degree;
  return (
    Math.asin(
      Math.sin(latitude * degree) * Math.sin(declination) +
        Math.cos(latitude * degree) * Math.cos(declination) * Math.cos(hourAngle),
    ) / degree
  );
}

/** By which light a mark was made; after dark it matters whether there is a working lamp. */
export function lightAt(
  time: Date,
  position: Position,
  lit: boolean,
): NonNullable<Finding['properties']['lightCondition']> {
  const height = sunHeight(time, position);
  if (height > -0.8) return 'daylight';
  if (height > -6) return 'dusk';
  return lit ? 'dark_lit' : 'dark_unlit';
}

/** The first half hour of that day's evening by which it is dark, at 22:00 UTC at the latest (midsummer). */
export function darkStart(day: Date, position: Position): Date {
  const start = new Date(day);
  for (start.setUTCHours(15, 0, 0, 0); start.getUTCHours() < 22; start.setTime(start.getTime() + 30 * 60_000))
    if (sunHeight(start, position) < -6) break;
  return start;
}
