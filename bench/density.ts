import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type KernelGrid, kernelGrid } from '../domain/analysis/kernel-grid.ts';
import { inBenchFolder } from './bench-folder.ts';
import { type Benchmark, benchmarkLine, measure } from './benchmark.ts';
import { runR } from './peers.ts';
import { policePoints } from './police-points.ts';

const bandwidthMetres = 250;
const runs = 9;

function gridOver(x: Float64Array, y: Float64Array): KernelGrid {
  const west = x.reduce((a, b) => Math.min(a, b));
  const south = y.reduce((a, b) => Math.min(a, b));
  const east = x.reduce((a, b) => Math.max(a, b));
  const north = y.reduce((a, b) => Math.max(a, b));
  const cellMetres = 125;
  const cells = (from: number, to: number) => Math.ceil((to - from) / cellMetres) + 1;
  return { west, south, cellMetres, columns: cells(west, east), rows: cells(south, north) };
}

/**
 * Kernel density on one grid against R's spatstat. Ours is exact; spatstat's own grid moves points to cells first and
 * convolves, so values are compared with its exact function at some places.
 */
export const densityBench: Benchmark = {
  id: 'density',
  async *run(paths) {
    const { x, y, source } = policePoints(paths);
    const grid = gridOver(x, y);
    const places = Array.from({ length: 20 }, (_, index) =>
      Math.floor(((index + 0.5) / 20) * grid.rows * grid.columns),
    );
    const theirs = await inBenchFolder((folder) => runSpatstat(folder, x, y, grid, places));
    for (const kernel of ['quartic', 'gaussian'] as const) {
      // A quartic kernel with the same standard deviation reaches so far.
      const bandwidth = kernel === 'quartic' ? bandwidthMetres * Math.sqrt(8) : bandwidthMetres;
      const ours = measure(() => kernelGrid(x, y, grid, bandwidth, kernel), { runs, warmUps: 3 });
      if (kernel === 'gaussian' && theirs !== undefined)
        for (const [index, value] of theirs.exact.entries()) {
          const our = ours.result[places[index] ?? 0] ?? 0;
          if (Math.abs(our - value) > 1e-6 * value + 1e-18)
            throw new Error(`density ${our}, spatstat says ${value}`);
        }
      yield benchmarkLine({
        bench: 'density',
        case: kernel,
        medianMs: ours.medianMs,
        against: 'spatstat',
        againstMs: theirs?.[kernel] ?? null,
        runs,
        note:
          theirs === undefined
            ? `${source}; R with spatstat is not installed (apt-get install r-cran-spatstat.explore)`
            : `${source}; ${x.length} points, ${grid.columns} x ${grid.rows} cells; ours is exact, theirs binned (FFT)`,
      });
    }
  },
};

const answerSchema = z.object({ quartic: z.number(), gaussian: z.number(), exact: z.array(z.number()) });

async function runSpatstat(
  folder: string,
  x: Float64Array,
  y: Float64Array,
  { west, south, cellMetres, columns, rows }: KernelGrid,
  places: readonly number[],
) {
  const file = join(folder, 'points.csv');
  await writeFile(file, Array.from(x, (east, point) => `${east},${y[point]}`).join('\n'));
  const middles = places.map((place) => [
    west + ((place % columns) + 0.5) * cellMetres,
    south + (Math.floor(place / columns) + 0.5) * cellMetres,
  ]);
  const vector = (part: 0 | 1) => `c(${middles.map((middle) => middle[part]).join(',')})`;
  const answer = runR(
    `suppressMessages({library(spatstat.geom); library(spatstat.explore)})
     p <- read.csv(${JSON.stringify(file)}, header=FALSE)
     w <- owin(c(${west}, ${west + columns * cellMetres}), c(${south}, ${south + rows * cellMetres}))
     X <- ppp(p$V1, p$V2, window=w, check=FALSE)
     timed <- function(kernel) median(sapply(1:5, function(i) system.time(density(X, sigma=${bandwidthMetres},
       kernel=kernel, edge=FALSE, dimyx=c(${rows}, ${columns})))[["elapsed"]])) * 1000
     gx <- ${vector(0)}; gy <- ${vector(1)}
     exact <- sapply(seq_along(gx), function(i) sum(evaluate2Dkernel("gaussian", gx[i]-p$V1, gy[i]-p$V2, sigma=${bandwidthMetres})))
     cat(sprintf('{"quartic": %f, "gaussian": %f, "exact": [%s]}', timed("quartic"), timed("gaussian"),
       paste(sprintf("%.15g", exact), collapse=",")))`,
    ['spatstat.explore'],
  );
  return answer === undefined ? undefined : answerSchema.parse(answer);
}
