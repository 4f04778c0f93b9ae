import { describe, expect, test } from 'vitest';
import { chooseModel, forecastAccuracy } from '../../domain/analysis/forecast-accuracy.ts';
import { type DatedPoints, riskOfCells, studyGrid } from '../../domain/analysis/risk-grid.ts';
import { randomFrom } from '../../domain/random.ts';

/** Incidents of 400 days over 5 km: some at fixed corners, some at corners that come and go, some anywhere. */
function town(count: number, share: { fixed: number; moving: number }, seed = 1): DatedPoints {
  const random = randomFrom(seed);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const day = Float64Array.from({ length: count }, () => random.between(0, 400)).sort();
  for (let point = 0; point < count; point++) {
    const draw = random.next();
    const season = Math.floor((day[point] ?? 0) / 80);
    const corner = draw < share.fixed ? random.integer(1, 12) : random.integer(1, 12) + 20 * (season + 1);
    const anywhere = draw >= share.fixed + share.moving;
    x[point] = anywhere ? random.between(0, 5000) : (corner * 1709) % 5000;
    y[point] = anywhere ? random.between(0, 5000) : (corner * 2903) % 5000;
  }
  return { x, y, day };
}

describe('forecasts', () => {
  const periods = { trainFrom: 0, testFrom: 300, testBefore: 400 };

  test('the same ground for coarse and fine cells, and every incident in one of them', () => {
    const points = town(2000, { fixed: 0.5, moving: 0 });
    const [coarse, fine] = [studyGrid(points, 250, 1), studyGrid(points, 250, 2)];
    expect(fine.cells.length).toBe(4 * coarse.cells.length);
    const plain = { halfLifeDays: null, bandwidthMetres: 0 };
    for (const grid of [coarse, fine]) {
      const risk = riskOfCells(points, grid, plain, 0, 400);
      expect(risk.reduce((sum, value) => sum + value, 0)).toBe(2000);
    }
    const spread = riskOfCells(points, fine, { halfLifeDays: null, bandwidthMetres: 60 }, 0, 400);
    expect(spread.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(2000 + 1e-6);
  });

  test('places that stay are found, places without memory are not', () => {
    const shares = [0.01, 0.05];
    const [stay] = forecastAccuracy(town(6000, { fixed: 0.6, moving: 0 }), periods, shares).layer;
    expect(stay?.accuracyIndex.low).toBeGreaterThan(20);
    const [chance] = forecastAccuracy(town(6000, { fixed: 0, moving: 0 }), periods, shares).layer;
    expect(chance?.accuracyIndex.low).toBeLessThan(1);
    expect(chance?.accuracyIndex.high).toBeLessThan(3);
  });

  test('where places come and go the newest weigh most', () => {
    const points = town(6000, { fixed: 0.1, moving: 0.6 });
    const moving = chooseModel(points, studyGrid(points, 250, 2), 0, 300);
    expect(moving.halfLifeDays).toBe(120);
  });

  test('nothing of the test period leads the choice', () => {
    const points = town(4000, { fixed: 0.3, moving: 0.3 });
    const other = town(4000, { fixed: 0.3, moving: 0.3 }, 9);
    const kept = points.day.findIndex((day) => day >= 300);
    const changed = {
      x: Float64Array.from(points.x, (value, point) => (point < kept ? value : (other.x[point] ?? 0))),
      y: Float64Array.from(points.y, (value, point) => (point < kept ? value : (other.y[point] ?? 0))),
      day: points.day,
    };
    const modelOf = (input: DatedPoints) => forecastAccuracy(input, periods, [0.01]).model;
    expect(modelOf(changed)).toEqual(modelOf(points));
    // Places come and go, so the newest weigh most. From day 300 on those of long ago are back, in turns: whoever looked
    // would weigh all alike.
    const moving = town(6000, { fixed: 0.1, moving: 0.6 });
    const grid = studyGrid(moving, 250, 2);
    const turned = grid.cellOf.map((cell, point) => {
      const day = moving.day[point] ?? 0;
      if (day < 300) return cell;
      const season = Math.floor(day / 25) % 3;
      return grid.cellOf[(season * 1200 + ((point * 7) % 1200)) % 6000] ?? cell;
    });
    const chosen = chooseModel(moving, { ...grid, cellOf: turned }, 0, 300);
    expect(chosen).toEqual(chooseModel(moving, grid, 0, 300));
    expect(chosen.halfLifeDays).toBe(120);
    expect(chooseModel(moving, { ...grid, cellOf: turned }, 0, 400).halfLifeDays).not.toBe(120);
    expect(() => forecastAccuracy(points, { ...periods, testBefore: 300 }, [0.01])).toThrow(RangeError);
  });
});
