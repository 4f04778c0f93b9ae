import type { Benchmark } from './benchmark.ts';
import { box } from './box.ts';
import { capture } from './capture.ts';
import { cluster } from './cluster.ts';
import { densityBench } from './density.ts';
import { forecast } from './forecast.ts';
import { giStarBench } from './gi-star.ts';
import { incremental } from './incremental.ts';
import { ingest } from './ingest.ts';
import { nullModel } from './null-model.ts';
import { patrol } from './patrol.ts';
import { publicBench } from './public.ts';
import { reconnect } from './reconnect.ts';
import { tilesBench } from './tiles.ts';

/** Every benchmark, in the order they run. */
export const benchmarks: readonly Benchmark[] = [
  cluster,
  nullModel,
  incremental,
  giStarBench,
  densityBench,
  forecast,
  patrol,
  tilesBench,
  ingest,
  box,
  reconnect,
  capture,
  publicBench,
];
