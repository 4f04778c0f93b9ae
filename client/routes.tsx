import { type ComponentType, lazy } from 'react';
import { loadWords } from './i18n/start-i18n.ts';

export interface AppRoute {
  path: string;
  component: ComponentType;
}

type Words = Parameters<typeof loadWords>[0];

/** A screen and its words at once: a screen that must wait for more words is taken away until they are there. */
const fetching = (fetchScreen: () => Promise<ComponentType>, words: Words) => async () => {
  const [screen] = await Promise.all([fetchScreen(), loadWords(words)]);
  return { default: screen };
};

const walkWords = ['walk', 'offline', 'marking'] as const satisfies Words;
const markingWords = [...walkWords, 'capture', 'mine', 'stops', 'receipt', 'photos'] as const satisfies Words;

const loadWalk = fetching(
  async () => (await import('./features/walk/walk-screen.tsx')).WalkScreen,
  walkWords,
);
const loadMark = fetching(
  async () => (await import('./features/capture/mark-screen.tsx')).MarkScreen,
  markingWords,
);
const loadMine = fetching(
  async () => (await import('./features/mine/mine-screen.tsx')).MineScreen,
  markingWords,
);
const loadEdit = fetching(
  async () => (await import('./features/mine/edit-screen.tsx')).EditScreen,
  markingWords,
);
const loadStop = fetching(
  async () => (await import('./features/stops/stop-screen.tsx')).StopScreen,
  markingWords,
);
const loadRate = fetching(
  async () => (await import('./features/stops/rate-screen.tsx')).RateScreen,
  markingWords,
);
const loadGroup = fetching(
  async () => (await import('./features/stops/group-screen.tsx')).GroupScreen,
  markingWords,
);
const loadLeave = fetching(
  async () => (await import('./features/receipt/leave-screen.tsx')).LeaveScreen,
  markingWords,
);
const loadReceipt = fetching(
  async () => (await import('./features/receipt/receipt-screen.tsx')).ReceiptScreen,
  ['receipt', 'marking'],
);

/** Fetches what a walk needs next while there still is a network: marking must not wait for a chunk. */
export async function preloadWalkScreens(): Promise<void> {
  await Promise.all([loadMark(), loadMine(), loadEdit(), loadStop(), loadRate(), loadGroup(), loadLeave()]);
}

/**
 * The screens of everybody without an account and their addresses, first fit first; the staff's are in
 * staff-routes.tsx. A feature is a folder in features/ and its lines in one of the two; each screen is a chunk of its
 * own, so that nobody waits for screens that they do not open.
 */
export const routes: readonly AppRoute[] = [
  {
    path: '/',
    component: lazy(
      fetching(async () => (await import('./features/start/start-screen.tsx')).StartScreen, ['start']),
    ),
  },
  {
    path: '/j/:code',
    component: lazy(
      fetching(async () => (await import('./features/join/join-screen.tsx')).JoinScreen, ['join']),
    ),
  },
  {
    path: '/walk',
    component: lazy(loadWalk),
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
