import type { ReactNode } from 'react';
import './heat-table.css';

/** Which of four shades a number has, by its part of the largest; 0 has none. */
function shadeOf(value: number, most: number): number {
  return value === 0 || most === 0 ? 0 : Math.min(4, 1 + Math.floor((value / most) * 4));
}

/**
 * Weekday by hour, with the number in every field. Hours are rows, so that a week fits a narrow panel; hours before
 * the first and after the last that has anything are left out, and the caption should say which those are.
 * @param values a list for each weekday from Monday with 24 numbers; null where a number is withheld
 */
export function HeatTable({
  caption,
  weekdays,
  withheld,
  values,
  tone,
}: {
  caption: string;
  weekdays: readonly string[];
  /** Read out for a field without its number. */
  withheld: string;
  values: readonly (readonly (number | null)[])[];
  tone: 'felt' | 'reported';
}): ReactNode {
  const isUsed = (hour: number) => values.some((day) => day[hour] !== 0);
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter(isUsed);
  const [first = 0, last = -1] = [used[0], used.at(-1)];
  const most = values.flat().reduce<number>((top, value) => Math.max(top, value ?? 0), 0);
  return (
    <table className="heat-table" data-tone={tone}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              <abbr title={weekday}>{weekday.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: last - first + 1 }, (_, index) => first + index).map((hour) => (
          <tr key={hour}>
            <th scope="row">{String(hour).padStart(2, '0')}</th>
            {values.map((day, weekday) => {
              const value = day[hour] ?? null;
              return (
                <td key={weekdays[weekday]} data-shade={value === null ? 'withheld' : shadeOf(value, most)}>
                  {value === null ? <span className="visually-hidden">{withheld}</span> : value || ''}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
