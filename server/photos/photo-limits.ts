export const photoLimits = {
  pixelsAtMost: 60_000_000,
  /** HEIC is decoded whole into memory, four bytes a pixel; the others in strips. */
  heicPixelsAtMost: 26_000_000,
  sideAtMostPixels: 1600,
  decodeAtMostSeconds: 20,
} as const;
