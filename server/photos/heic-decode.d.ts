declare module 'heic-decode' {
  /** The first picture of a HEIC file, upright, four bytes a pixel (RGBA). @throws when it cannot be decoded */
  function decode(file: {
    buffer: Uint8Array;
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>;
  export = decode;
}
