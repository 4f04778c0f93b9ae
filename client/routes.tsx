import { type ComponentType, lazy } from 'react';
import { loadWords } from './i18n/start-i18n.ts';

interface AppRoute {
  path: string;
  component: ComponentType;
  /** Written in the staff's languages only. */
  staff?: true;
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
  {
    path: '/sign-in',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/sign-in/sign-in-screen.tsx')).SignInScreen,
    })),
  },
  {
    path: '/set-up/:token',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/set-up/set-up-screen.tsx')).SetUpScreen,
    })),
  },
  {
    path: '/hotspots',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/hotspots/hotspots-screen.tsx')).HotspotsScreen,
    })),
  },
  {
    path: '/findings',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/findings/findings-screen.tsx')).FindingsScreen,
    })),
  },
  {
    path: '/areas',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/areas/areas-screen.tsx')).AreasScreen,
    })),
  },
  {
    path: '/actions',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/actions/actions-screen.tsx')).ActionsScreen,
    })),
  },
  {
    path: '/walks',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/walks/walks-screen.tsx')).WalksScreen,
    })),
  },
  {
    path: '/walks/new',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-form-screens.tsx')).NewWalkScreen,
    })),
  },
  {
    path: '/walks/:walkId/edit',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-form-screens.tsx')).EditWalkScreen,
    })),
  },
  {
    path: '/walks/:walkId/live',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/live/live-screen.tsx')).LiveScreen,
    })),
  },
  {
    path: '/walks/:walkId/moderation',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/moderation/moderation-screen.tsx')).ModerationScreen,
    })),
  },
  {
    path: '/walks/:walkId/rescue',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/rescue/rescue-screen.tsx')).RescueScreen,
    })),
  },
  {
    path: '/walks/:walkId/paper',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/paper/paper-screen.tsx')).PaperScreen,
    })),
  },
  {
    path: '/walks/:walkId/protocol',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/protocol/protocol-screen.tsx')).ProtocolScreen,
    })),
  },
  {
    path: '/walks/:walkId/meeting-3',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/meeting-three/meeting-three-screen.tsx')).MeetingThreeScreen,
    })),
  },
  {
    path: '/walks/:walkId/closing',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/closing/closing-screen.tsx')).ClosingScreen,
    })),
  },
  {
    path: '/walks/:walkId/closing/notes',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/closing/conclusions-screen.tsx')).ConclusionsScreen,
    })),
  },
  {
    path: '/walks/:walkId/rewalk',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/rewalk/rewalk-screen.tsx')).RewalkScreen,
    })),
  },
  {
    path: '/walks/:walkId/comparison',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/comparison/comparison-screen.tsx')).ComparisonScreen,
    })),
  },
  {
    path: '/walks/:walkId',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-detail-screen.tsx')).WalkDetailScreen,
    })),
  },
  {
    path: '/templates',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/templates/templates-screen.tsx')).TemplatesScreen,
    })),
  },
  {
    path: '/templates/:templateId',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/templates/template-screen.tsx')).TemplateScreen,
    })),
  },
  {
    path: '/staff',
    staff: true,
    component: lazy(async () => ({
      default: (await import('./features/staff/staff-screen.tsx')).StaffScreen,
    })),
  },
];

const staffFolders = new Set(routes.filter(({ staff }) => staff).map(({ path }) => path.split('/')[1]));

/** Whether the screen at this address is one of the staff's. All below /walks is, nothing below /walk. */
export function isStaffAddress(address: string): boolean {
  return staffFolders.has(address.split('/')[1]);
}
