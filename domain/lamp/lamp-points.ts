/** Lamps without what they are called: where, and whether they work. As many of each. */
export interface LampPoints {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** 1 works, 0 is broken, -1 is not known. */
  readonly working: Int8Array;
}
