import { type ComponentType, lazy } from 'react';
import { loadWords } from './i18n/start-i18n.ts';

export interface AppRoute {
  path: string;
  component: ComponentType;
}

const loadMark = async () => ({ default: (await import('./features/capture/mark-screen.tsx')).MarkScreen });
const loadMine = async () => ({ default: (await import('./features/mine/mine-screen.tsx')).MineScreen });
const loadStop = async () => ({ default: (await import('./features/stops/stop-screen.tsx')).StopScreen });
const loadRate = async () => ({ default: (await import('./features/stops/rate-screen.tsx')).RateScreen });
const loadGroup = async () => ({ default: (await import('./features/stops/group-screen.tsx')).GroupScreen });
const loadLeave = async () => ({
  default: (await import('./features/receipt/leave-screen.tsx')).LeaveScreen,
});
const loadReceipt = async () => ({
  default: (await import('./features/receipt/receipt-screen.tsx')).ReceiptScreen,
});
const loadEdit = async () => ({ default: (await import('./features/mine/edit-screen.tsx')).EditScreen });

/** Fetches what a walk needs next while there still is a network: marking must not wait for a chunk. */
export async function preloadWalkScreens(): Promise<void> {
  await Promise.all([
    loadMark(),
    loadMine(),
    loadEdit(),
    loadStop(),
    loadRate(),
    loadGroup(),
    loadLeave(),
    loadWords(['capture', 'marking', 'mine', 'stops', 'receipt', 'offline']),
  ]);
}

/**
 * The screens of everybody without an account and their addresses, first fit first; the staff's are in
 * staff-routes.tsx. A feature is a folder in features/ and its lines in one of the two; each screen is a chunk of its
 * own, so that nobody waits for screens that they do not open.
 */
export const routes: readonly AppRoute[] = [
  {
    path: '/',
    component: lazy(async () => ({
      default: (await import('./features/start/start-screen.tsx')).StartScreen,
    })),
  },
  {
    path: '/j/:code',
    component: lazy(async () => ({ default: (await import('./features/join/join-screen.tsx')).JoinScreen })),
  },
  {
    path: '/walk',
    component: lazy(async () => ({ default: (await import('./features/walk/walk-screen.tsx')).WalkScreen })),
  },
  {
    path: '/walk/mark',
    component: lazy(loadMark),
  },
  {
    path: '/walk/mine',
    component: lazy(loadMine),
  },
  {
    path: '/walk/mine/:findingId',
    component: lazy(loadEdit),
  },
  {
    path: '/walk/stop/:stopId',
    component: lazy(loadStop),
  },
  {
    path: '/walk/stop/:stopId/rate',
    component: lazy(loadRate),
  },
  {
    path: '/walk/group',
    component: lazy(loadGroup),
  },
  {
    path: '/walk/leave',
    component: lazy(loadLeave),
  },
  {
    path: '/r/:code',
    component: lazy(loadReceipt),
  },
  {
    path: '/r',
    component: lazy(loadReceipt),
  },
];

const folders = new Set(routes.map(({ path }) => path.split('/')[1]));

/** Whether the address is not one of the screens above. All below /walks is the staff's, nothing below /walk. */
export function isStaffAddress(address: string): boolean {
  return !folders.has(address.split('/')[1]);
}
