import { type ForecastPeriods, forecastAccuracy } from '../domain/analysis/forecast-accuracy.ts';
import type { PredictionAccuracy } from '../domain/statistics/prediction-accuracy.ts';
import { type Benchmark, benchmarkLine } from './benchmark.ts';
import { dayOf, readChicago, readPhiladelphia } from './incident-files.ts';

const areaShares = [0.01, 0.025, 0.05, 0.1];

const cities = [
  { name: 'philadelphia', read: readPhiladelphia, days: ['2018-01-01', '2019-01-01', '2019-04-01'] },
  { name: 'chicago', read: readChicago, days: ['2017-01-01', '2019-01-01', '2020-01-01'] },
] as const;

function words(figures: readonly PredictionAccuracy[]): string {
  return figures
    .map(
      ({ accuracyIndex: { value, low, high } }) =>
        `${value.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`,
    )
    .join(' ');
}

/**
 * The default police layer against the plain count map, both fitted on one period and scored on the next: PAI with
 * intervals at 1, 2.5, 5 and 10 % of the area. Time is that of choosing, fitting and scoring all.
 */
export const forecast: Benchmark = {
  id: 'forecast',
  *run(paths) {
    for (const { name, read, days } of cities) {
      const points = paths.map(read).find((found) => found !== undefined);
      if (points === undefined) continue;
      const [trainFrom, testFrom, testBefore] = [dayOf(days[0]), dayOf(days[1]), dayOf(days[2])];
      const periods: ForecastPeriods = { trainFrom, testFrom, testBefore };
      const started = performance.now();
      const { model, layer, plain, plainInSameCells } = forecastAccuracy(points, periods, areaShares);
      const medianMs = performance.now() - started;
      const gains = [0, 2].map((index) => {
        const [ours, theirs] = [
          layer[index]?.accuracyIndex.value ?? 0,
          plain[index]?.accuracyIndex.value ?? 1,
        ];
        return `${ours >= theirs ? '+' : ''}${((ours / theirs - 1) * 100).toFixed(1)} %`;
      });
      const halfLife = model.halfLifeDays === null ? 'none' : `${model.halfLifeDays} days`;
      yield benchmarkLine({
        bench: 'forecast',
        case: name,
        medianMs,
        against: 'plain count map',
        againstMs: null,
        runs: 1,
        note: [
          `PAI at ${areaShares.map((share) => `${share * 100} %`).join(', ')}: layer ${words(layer)}`,
          `plain 250 m ${words(plain)}`,
          `plain in the layer's cells of ${model.cellMetres} m ${words(plainInSameCells)}`,
          `PEI ${layer.map(({ efficiencyIndex }) => efficiencyIndex.value.toFixed(2)).join(' ')}`,
          `gain at 1 % and 5 %: ${gains.join(', ')}`,
          `half-life ${halfLife}, bandwidth ${model.bandwidthMetres} m`,
        ].join('; '),
      });
    }
  },
};
