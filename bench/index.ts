import type { Benchmark } from './benchmark.ts';
import { box } from './box.ts';
import { cluster } from './cluster.ts';
import { ingest } from './ingest.ts';

/** Every benchmark, in the order they run. */
export const benchmarks: readonly Benchmark[] = [cluster, ingest, box];
