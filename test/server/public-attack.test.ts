import { describe, expect, test } from 'vitest';
import { attackPoints, countLeaks, differences, gatherOutlets, rawLeaks } from '../support/public-attack.ts';
import { letOneMark, makeAttackedTown, onesWorlds, publishNext } from '../support/public-town.ts';

const town = { people: 14, seed: 20261123 };

describe('a program with everything that the public gets', () => {
  test('finds no time, no place, no person, no word, and no count of few', async () => {
    const attacked = await makeAttackedTown(town);
    const outlets = await gatherOutlets(attacked);
    expect(outlets.size).toBeGreaterThan(20);
    for (const kind of ['map.svg', '/widget', '/p/pictures/'])
      expect([...outlets.keys()].some((path) => path.includes(kind))).toBe(true);
    expect(rawLeaks(outlets, attacked.marks)).toEqual([]);
    const { counts, leaks } = countLeaks(outlets);
    expect(counts).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
    await attacked.server.close();
  });

  test('its own measures are not blind', () => {
    const mark = { id: 'the-id', person: 'the-person', position: [17.6123, 57.2512], words: null } as const;
    const outlets = new Map([
      ['/p/x', '<p>3 personer, 9 av 12 som passerade, at T21:14, the-person 17.6123</p>'],
    ]);
    expect(countLeaks(outlets).leaks).toHaveLength(2);
    expect(rawLeaks(outlets, [mark])).toHaveLength(3);
    expect(differences(outlets, new Map())).toEqual(['/p/x']);
  });

  test('cannot tell whose a guessed place is better than one in five', async () => {
    const attacked = await makeAttackedTown(town);
    const [protocol] = await attacked.server.deps.store.recordsOfKind('protocol');
    const cells = protocol?.feature.properties.publicFigures?.places.flatMap((place) => place.cells) ?? [];
    const { guesses, bestChance } = attackPoints(cells, attacked.marks);
    expect(guesses).toBeGreaterThan(4);
    expect(bestChance).toBeLessThanOrEqual(1 / 5);
    await attacked.server.close();
  });

  test('sees nothing of what one person marks, neither before nor after the next protocol', {
    timeout: 60_000,
  }, async () => {
    // Drawing the pictures takes longest, and they say what the page says.
    const slow = /\.(pdf|png)/;
    let published: ReadonlyMap<string, string> | undefined;
    for (const world of onesWorlds) {
      const attacked = await makeAttackedTown(town);
      const before = await gatherOutlets(attacked, slow);
      const marks = await letOneMark(attacked, world);
      expect(differences(before, await gatherOutlets(attacked, slow)), 'before the next protocol').toEqual(
        [],
      );
      await publishNext(attacked);
      const after = await gatherOutlets(attacked, slow);
      expect(rawLeaks(after, marks)).toEqual([]);
      expect(countLeaks(after).leaks).toEqual([]);
      // Whatever the one person did, the world looks the same.
      published ??= after;
      expect(differences(published, after), `after ${JSON.stringify(world)}`).toEqual([]);
      await attacked.server.close();
    }
  });
});
