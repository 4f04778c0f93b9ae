/**
 * The rules by which areas are computed. Raise it with every change that can give other areas for the same data:
 * kept snapshots of another version are computed again.
 */
export const codeVersion = 'areas-7';
