/** One measured comparison, as one line of JSON. Times are medians in milliseconds. */
export interface BenchmarkLine {
  readonly bench: string;
  readonly case: string;
  readonly medianMs: number;
  readonly against: string;
  /** null, with a note, where the other could not be run. */
  readonly againstMs: number | null;
  /** The other's time divided by ours; where a benchmark compares worth and not time, ours divided by the other's. */
  readonly speedup: number | null;
  readonly runs: number;
  readonly note?: string;
}

export interface Benchmark {
  readonly id: string;
  /**
   * Ours against the other in the same run on the same input; throws when the two disagree.
   * @param paths what was given on the command line beside names: folders of data, programs to compare with
   */
  run(paths: readonly string[]): AsyncIterable<BenchmarkLine> | Iterable<BenchmarkLine>;
}

/** The median time of the runs in milliseconds, after some that do not count, and the last result. */
export function measure<Result>(
  work: () => Result,
  { runs, warmUps }: { runs: number; warmUps: number },
): { medianMs: number; result: Result } {
  let result = work();
  for (let run = 1; run < warmUps; run++) result = work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    result = work();
    return performance.now() - start;
  });
  return { medianMs: median(times), result };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** A line with its ratio, times to the microsecond. */
export function benchmarkLine(line: Omit<BenchmarkLine, 'speedup'>): BenchmarkLine {
  const micro = (milliseconds: number) => Math.round(milliseconds * 1000) / 1000;
  const { bench, case: name, medianMs, against, againstMs, runs, note } = line;
  return {
    bench,
    case: name,
    medianMs: micro(medianMs),
    against,
    againstMs: againstMs === null ? null : micro(againstMs),
    speedup: againstMs === null ? null : Math.round((againstMs / medianMs) * 100) / 100,
    runs,
    ...(note === undefined ? {} : { note }),
  };
}
