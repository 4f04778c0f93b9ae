import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { giStarScores, hexagonNeighbours } from '../domain/analysis/gi-star-scores.ts';
import { inBenchFolder } from './bench-folder.ts';
import { type Benchmark, benchmarkLine, measure } from './benchmark.ts';
import { runR } from './peers.ts';
import { policePoints } from './police-points.ts';

const widthMetres = 250;
const runs = 15;

/** Points counted in a lattice of hexagons, odd rows shifted to the right, over their whole box. */
function hexagonCounts(x: Float64Array, y: Float64Array) {
  const rowMetres = (widthMetres * Math.sqrt(3)) / 2;
  const west = x.reduce((a, b) => Math.min(a, b));
  const south = y.reduce((a, b) => Math.min(a, b));
  const wide = Math.ceil((x.reduce((a, b) => Math.max(a, b)) - west) / widthMetres) + 2;
  const high = Math.ceil((y.reduce((a, b) => Math.max(a, b)) - south) / rowMetres) + 2;
  const rows = Int32Array.from({ length: wide * high }, (_, cell) => Math.floor(cell / wide));
  const columns = Int32Array.from({ length: wide * high }, (_, cell) => cell % wide);
  const values = new Float64Array(wide * high);
  for (let point = 0; point < x.length; point++) {
    const [px, py] = [(x[point] ?? 0) - west, (y[point] ?? 0) - south];
    let [nearest, squared] = [0, Infinity];
    for (const row of [Math.floor(py / rowMetres), Math.floor(py / rowMetres) + 1]) {
      const shift = row % 2 === 0 ? 0 : widthMetres / 2;
      const column = Math.max(0, Math.round((px - shift) / widthMetres));
      const away = (px - column * widthMetres - shift) ** 2 + (py - row * rowMetres) ** 2;
      if (away < squared) [nearest, squared] = [row * wide + column, away];
    }
    values[nearest] = (values[nearest] ?? 0) + 1;
  }
  return { rows, columns, values };
}

/** Gi* of one lattice, neighbours included, against R's spdep with the same cells and the same scores. */
export const giStarBench: Benchmark = {
  id: 'gi-star',
  async *run(paths) {
    const { x, y, source } = policePoints(paths);
    const { rows, columns, values } = hexagonCounts(x, y);
    const ours = measure(() => giStarScores(values, hexagonNeighbours(rows, columns)), { runs, warmUps: 10 });
    const theirs = await inBenchFolder((folder) => runSpdep(folder, rows, columns, values));
    if (theirs !== undefined)
      for (const [cell, score] of theirs.scores.entries())
        if (Math.abs((ours.result[cell] ?? 0) - score) > 1e-9)
          throw new Error(`cell ${cell}: ${ours.result[cell]}, spdep says ${score}`);
    yield benchmarkLine({
      bench: 'gi-star',
      case: `${x.length}`,
      medianMs: ours.medianMs,
      against: 'spdep',
      againstMs: theirs?.milliseconds ?? null,
      runs,
      note:
        theirs === undefined
          ? `${source}; R with spdep is not installed (apt-get install r-cran-spdep)`
          : `${source}; ${values.length} hexagons of ${widthMetres} m; scores equal to 1e-9`,
    });
  },
};

const answerSchema = z.object({ milliseconds: z.number(), scores: z.array(z.number()) });

async function runSpdep(folder: string, rows: Int32Array, columns: Int32Array, values: Float64Array) {
  const file = join(folder, 'cells.csv');
  await writeFile(
    file,
    Array.from(values, (value, cell) => `${rows[cell]},${columns[cell]},${value}`).join('\n'),
  );
  const answer = runR(
    `suppressMessages(library(spdep))
     cells <- read.csv(${JSON.stringify(file)}, header=FALSE)
     x <- cells$V2 + ifelse(cells$V1 %% 2 == 1, .5, 0); y <- cells$V1 * sqrt(3) / 2
     times <- sapply(1:3, function(i) system.time(z <<- as.numeric(localG(cells$V3,
       nb2listw(include.self(dnearneigh(cbind(x, y), 0, 1.01)), style="B"))))[["elapsed"]])
     cat(sprintf('{"milliseconds": %f, "scores": [%s]}', 1000 * median(times), paste(sprintf("%.15g", z), collapse=",")))`,
    ['spdep'],
  );
  return answer === undefined ? undefined : answerSchema.parse(answer);
}
