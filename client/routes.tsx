import { type ComponentType, lazy } from 'react';

interface AppRoute {
  path: string;
  component: ComponentType;
}

/**
 * Every screen and its address, first fit first. A feature is a folder in features/ and its lines here; each
 * screen is a chunk of its own, so that nobody waits for screens that they do not open.
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
    component: lazy(async () => ({
      default: (await import('./features/capture/mark-screen.tsx')).MarkScreen,
    })),
  },
  {
    path: '/walk/mine',
    component: lazy(async () => ({ default: (await import('./features/mine/mine-screen.tsx')).MineScreen })),
  },
  {
    path: '/walk/mine/:findingId',
    component: lazy(async () => ({ default: (await import('./features/mine/edit-screen.tsx')).EditScreen })),
  },
  {
    path: '/sign-in',
    component: lazy(async () => ({
      default: (await import('./features/sign-in/sign-in-screen.tsx')).SignInScreen,
    })),
  },
  {
    path: '/set-up/:token',
    component: lazy(async () => ({
      default: (await import('./features/set-up/set-up-screen.tsx')).SetUpScreen,
    })),
  },
  {
    path: '/hotspots',
    component: lazy(async () => ({
      default: (await import('./features/hotspots/hotspots-screen.tsx')).HotspotsScreen,
    })),
  },
  {
    path: '/findings',
    component: lazy(async () => ({
      default: (await import('./features/findings/findings-screen.tsx')).FindingsScreen,
    })),
  },
  {
    path: '/areas',
    component: lazy(async () => ({
      default: (await import('./features/areas/areas-screen.tsx')).AreasScreen,
    })),
  },
  {
    path: '/walks',
    component: lazy(async () => ({
      default: (await import('./features/walks/walks-screen.tsx')).WalksScreen,
    })),
  },
  {
    path: '/walks/new',
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-form-screens.tsx')).NewWalkScreen,
    })),
  },
  {
    path: '/walks/:walkId/edit',
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-form-screens.tsx')).EditWalkScreen,
    })),
  },
  {
    path: '/walks/:walkId',
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-detail-screen.tsx')).WalkDetailScreen,
    })),
  },
  {
    path: '/staff',
    component: lazy(async () => ({
      default: (await import('./features/staff/staff-screen.tsx')).StaffScreen,
    })),
  },
];
