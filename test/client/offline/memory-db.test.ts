import { expect, test } from 'vitest';
import { MemoryDatabase } from '../../../client/offline/memory-db.ts';

const database = () =>
  new MemoryDatabase({
    queue: { keyPath: 'order', autoIncrement: true },
    records: { keyPath: ['reader', 'id'] },
    meta: { keyPath: null },
  });

test('rows get numbers, are found by key and by member, and are replaced and removed', async () => {
  const memory = database();
  const step = memory.transaction(['queue', 'records']);
  await step.objectStore('queue').add({ id: 'a', author: 'one' });
  await step.objectStore('queue').add({ id: 'b', author: 'two' });
  await step.done;
  expect(await memory.getAll('queue')).toEqual([
    { id: 'a', author: 'one', order: 1 },
    { id: 'b', author: 'two', order: 2 },
  ]);
  await memory.put('queue', { id: 'b', author: 'three', order: 2 });
  expect(await memory.getFromIndex('queue', 'id', 'b')).toMatchObject({ author: 'three' });
  expect(await memory.getAllFromIndex('queue', 'author', 'two')).toEqual([]);
  await memory.delete('queue', 1);
  expect(await memory.get('queue', 1)).toBeUndefined();
  expect(await memory.transaction('queue').store.index('author').getAll('three')).toHaveLength(1);
});

test('keys of two parts and keys from outside', async () => {
  const memory = database();
  await memory.put('records', { reader: 'r', id: '1', n: 1 });
  await memory.put('records', { reader: 'r', id: '1', n: 2 });
  expect(await memory.get('records', ['r', '1'])).toMatchObject({ n: 2 });
  expect(await memory.getAll('records')).toHaveLength(1);
  await memory.put('meta', { kind: 'clock' }, 'clock:');
  expect(await memory.get('meta', 'clock:')).toEqual({ kind: 'clock' });
  await expect(async () => memory.get('nothing', 'x')).rejects.toThrow('nothing');
});
