import { beforeEach, expect, test, vi } from 'vitest';

const openDB = vi.fn();
vi.mock('idb', () => ({ openDB }));

beforeEach(() => {
  openDB.mockReset();
  vi.resetModules();
});

const database = (name: string) => ({ name });
const closed = () => new DOMException('the database connection is closing', 'InvalidStateError');

test('a connection that the browser closed is opened again and the work done once more', async () => {
  const { withDatabase } = await import('../../../client/offline/local-db.ts');
  openDB.mockResolvedValueOnce(database('first')).mockResolvedValueOnce(database('second'));
  const work = vi.fn().mockRejectedValueOnce(closed()).mockResolvedValueOnce('kept');
  await expect(withDatabase(work)).resolves.toBe('kept');
  expect(work.mock.calls).toEqual([[database('first')], [database('second')]]);
});

test('other faults are not tried again, and the connection stays', async () => {
  const { withDatabase } = await import('../../../client/offline/local-db.ts');
  openDB.mockResolvedValue(database('only'));
  const full = new DOMException('no room', 'QuotaExceededError');
  const work = vi.fn().mockRejectedValue(full);
  await expect(withDatabase(work)).rejects.toBe(full);
  await expect(withDatabase(work)).rejects.toBe(full);
  expect(work).toHaveBeenCalledTimes(2);
  expect(openDB).toHaveBeenCalledTimes(1);
});

test('a database that could not be opened is asked for again the next time', async () => {
  const { withDatabase } = await import('../../../client/offline/local-db.ts');
  openDB.mockRejectedValueOnce(new Error('denied')).mockResolvedValueOnce(database('later'));
  await expect(withDatabase(() => Promise.resolve('never'))).rejects.toThrow('denied');
  await expect(withDatabase(({ name }) => Promise.resolve(name))).resolves.toBe('later');
});
