import { describe, expect, test } from 'vitest';
import { createBlockShelf, type KeptFigures } from '../../server/jobs/block-shelf.ts';
import { rememberBlocks } from '../../server/jobs/remember-blocks.ts';
import { walkNumber } from '../support/analysis-input.ts';

const of = (hash: string, walk = 1, numbers = 100): KeptFigures => ({
  hash,
  walkIds: [walkNumber(walk)],
  figures: [new Float64Array(numbers).fill(walk)],
});
const hashes = (kept: readonly KeptFigures[]) => kept.map(({ hash }) => hash).sort();

describe('the shelf of redraws', () => {
  test('hands out what is of the walks asked for', () => {
    const shelf = createBlockShelf();
    shelf.put(of('a', 1));
    shelf.put({ ...of('b', 1), walkIds: [walkNumber(1), walkNumber(2)] });
    shelf.put(of('c', 3));
    expect(hashes(shelf.of([walkNumber(1)]))).toEqual(['a', 'b']);
    expect(hashes(shelf.of([walkNumber(2), walkNumber(3)]))).toEqual(['b', 'c']);
    expect(shelf.of([])).toEqual([]);
  });

  test('drops what nobody needed for longest when it is full, and takes nothing larger than itself', () => {
    // Three of 800 bytes and what is around them.
    const shelf = createBlockShelf(4000);
    const all = [walkNumber(1)];
    for (const hash of ['a', 'b', 'c']) shelf.put(of(hash));
    shelf.touch('a');
    shelf.put(of('d'));
    expect(hashes(shelf.of(all))).toEqual(['a', 'c', 'd']);
    shelf.put(of('c'));
    expect(hashes(shelf.of(all))).toEqual(['a', 'c', 'd']);
    shelf.put(of('large', 1, 1000));
    expect(hashes(shelf.of(all))).toEqual(['a', 'c', 'd']);
  });

  test('a thread tells at once what it computed and what it used', () => {
    const told: unknown[] = [];
    const port = { postMessage: (news: unknown) => told.push(news) };
    const walkIds = [walkNumber(4)];
    const figures = [Float64Array.of(1, 2)];
    const first = rememberBlocks([], port);
    expect(first('some text', walkIds, () => figures)).toBe(figures);
    const [news] = told as [{ made: KeptFigures }];
    expect(news).toEqual({ made: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), walkIds, figures } });

    const never = () => {
      throw new Error('computed again');
    };
    const second = rememberBlocks([news.made], port);
    expect(second('some text', walkIds, never)).toBe(figures);
    expect(told[1]).toEqual({ used: news.made.hash });
    expect(() => second('other text', walkIds, never)).toThrow('computed again');
  });
});
