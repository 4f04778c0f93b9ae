import { randomFrom } from '../../domain/random.ts';

const corners = [
  [17.5985, 57.2512],
  [17.6042, 57.2489],
  [17.6101, 57.2533],
] as const;
const types = ['Skadegörelse', 'Stöld', 'Cykelstöld'] as const;

/** A file of invented incidents in the invented town, over a year: half of them at three corners. */
export function lyktehamnIncidents(count: number, more: readonly string[] = []): string {
  const random = randomFrom(4);
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(
      Date.UTC(2025, 9, 1, 12 + random.integer(0, 11)) + (index * 365 * 86_400_000) / count,
    );
    const [east, north] = random.chance(0.5)
      ? random.pick(corners).map((middle) => middle + random.normal() / 2000)
      : [random.between(17.585, 17.62), random.between(57.243, 57.26)];
    const decimal = (value = 0) => value.toFixed(6).replace('.', ',');
    return `${at.toISOString().slice(0, 16)};${random.pick(types)};${decimal(east)};${decimal(north)}`;
  });
  return ['tid;typ;longitud;latitud', ...rows, ...more].join('\n');
}
