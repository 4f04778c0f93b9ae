// What a simulated page runs: the client's own code, bundled as for a browser.
export { joinWalk } from '../../../client/features/join/join-walk.ts';
export { deliverNow, runDelivery } from '../../../client/offline/delivery.ts';
export { deviceIds } from '../../../client/offline/device-clock.ts';
export { currentMembership } from '../../../client/offline/memberships.ts';
export {
  cancelUnsent,
  discardRefused,
  enqueue,
  replaceRefused,
  sendAgain,
} from '../../../client/offline/queue.ts';
