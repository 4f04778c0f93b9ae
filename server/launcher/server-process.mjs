/**
 * How the server's process is started. Its threads would else keep up to eight heaps of the C library each, and as much
 * young memory as on a large machine: 200 phones that come back at once would cost it half as much again.
 */
export const serverFlags = ['--max-semi-space-size=8'];
export const serverMemory = { MALLOC_ARENA_MAX: '2' };
