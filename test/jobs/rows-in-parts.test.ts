import { expect, test } from 'vitest';
import { fromParts, inParts } from '../../server/jobs/rows-in-parts.ts';

test('rows come out of a thread as they went in, and others are answered while they are read', async () => {
  const rows = Array.from({ length: 4001 }, (_, number) => ({
    ...{ key: Uint8Array.of(number % 256, 7), position: [16 + number / 1000, 57] as const },
    ...{ type: number % 3 === 0 ? null : 'åverkan', masked: number % 2 === 0 },
  }));
  const sent = structuredClone(inParts(rows));
  let turns = 0;
  const count = () => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  const read = await fromParts(sent);
  clearImmediate(counting);
  expect(read).toEqual(rows);
  expect(turns).toBeGreaterThan(1);
  expect(await fromParts(inParts([]))).toEqual([]);
});
