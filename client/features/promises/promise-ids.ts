import type { ChangeOf } from '../../../domain/changes.ts';
import { followUpIdSchema, newId, promiseIdSchema, promiseItemIdSchema } from '../../../domain/ids.ts';
import type { PromiseIds } from '../../../domain/promise/promise-of-published.ts';
import { deviceIds } from '../../offline/device-clock.ts';

/** Ids for a promise that is made on this device. */
export const promiseIds: PromiseIds & { promiseId(): ChangeOf<'promise-made'>['promiseId'] } = {
  promiseId: () => newId(promiseIdSchema, deviceIds),
  itemId: () => newId(promiseItemIdSchema, deviceIds),
  followUpId: () => newId(followUpIdSchema, deviceIds),
};
