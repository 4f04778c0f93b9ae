/** Recorded incidents without what they were: where and when, for counting. As many of each. */
export interface IncidentPoints {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Milliseconds since 1970; NaN where the row says no time. */
  readonly occurredAt: Float64Array;
}
