import type { Benchmark } from './benchmark.ts';
import { cluster } from './cluster.ts';

/** Every benchmark, in the order they run. */
export const benchmarks: readonly Benchmark[] = [cluster];
