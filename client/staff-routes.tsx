import { lazy, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { AppRoute } from './routes.tsx';
import { NotFound } from './ui/not-found.tsx';

/** The staff's screens and their addresses, first fit first; see routes.tsx. */
const routes: readonly AppRoute[] = [
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
    path: '/hotspots/layers',
    component: lazy(async () => ({
      default: (await import('./features/hotspots/layers-screen.tsx')).LayersScreen,
    })),
  },
  {
    path: '/hotspots/lamps',
    component: lazy(async () => ({
      default: (await import('./features/lamps/lamps-screen.tsx')).LampsScreen,
    })),
  },
  {
    path: '/hotspots/forecast',
    component: lazy(async () => ({
      default: (await import('./features/hotspots/risk-screen.tsx')).RiskScreen,
    })),
  },
  {
    path: '/hotspots/side-by-side',
    component: lazy(async () => ({
      default: (await import('./features/hotspots/felt-screen.tsx')).FeltScreen,
    })),
  },
  {
    path: '/hotspots/before-after',
    component: lazy(async () => ({
      default: (await import('./features/hotspots/before-after-screen.tsx')).BeforeAfterScreen,
    })),
  },
  {
    path: '/incidents',
    component: lazy(async () => ({
      default: (await import('./features/incidents/incidents-screen.tsx')).IncidentsScreen,
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
    path: '/actions',
    component: lazy(async () => ({
      default: (await import('./features/actions/actions-screen.tsx')).ActionsScreen,
    })),
  },
  {
    path: '/promises',
    component: lazy(async () => ({
      default: (await import('./features/promises/promises-screen.tsx')).PromisesScreen,
    })),
  },
  {
    path: '/promises/new',
    component: lazy(async () => ({
      default: (await import('./features/promises/new-promise-screen.tsx')).NewPromiseScreen,
    })),
  },
  {
    path: '/promises/:promiseId',
    component: lazy(async () => ({
      default: (await import('./features/promises/promise-screen.tsx')).PromiseScreen,
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
    path: '/walks/:walkId/live',
    component: lazy(async () => ({
      default: (await import('./features/live/live-screen.tsx')).LiveScreen,
    })),
  },
  {
    path: '/walks/:walkId/moderation',
    component: lazy(async () => ({
      default: (await import('./features/moderation/moderation-screen.tsx')).ModerationScreen,
    })),
  },
  {
    path: '/walks/:walkId/rescue',
    component: lazy(async () => ({
      default: (await import('./features/rescue/rescue-screen.tsx')).RescueScreen,
    })),
  },
  {
    path: '/walks/:walkId/paper',
    component: lazy(async () => ({
      default: (await import('./features/paper/paper-screen.tsx')).PaperScreen,
    })),
  },
  {
    path: '/walks/:walkId/protocol',
    component: lazy(async () => ({
      default: (await import('./features/protocol/protocol-screen.tsx')).ProtocolScreen,
    })),
  },
  {
    path: '/walks/:walkId/meeting-3',
    component: lazy(async () => ({
      default: (await import('./features/meeting-three/meeting-three-screen.tsx')).MeetingThreeScreen,
    })),
  },
  {
    path: '/walks/:walkId/closing',
    component: lazy(async () => ({
      default: (await import('./features/closing/closing-screen.tsx')).ClosingScreen,
    })),
  },
  {
    path: '/walks/:walkId/closing/notes',
    component: lazy(async () => ({
      default: (await import('./features/closing/conclusions-screen.tsx')).ConclusionsScreen,
    })),
  },
  {
    path: '/walks/:walkId/rewalk',
    component: lazy(async () => ({
      default: (await import('./features/rewalk/rewalk-screen.tsx')).RewalkScreen,
    })),
  },
  {
    path: '/walks/:walkId/comparison',
    component: lazy(async () => ({
      default: (await import('./features/comparison/comparison-screen.tsx')).ComparisonScreen,
    })),
  },
  {
    path: '/walks/:walkId',
    component: lazy(async () => ({
      default: (await import('./features/walks/walk-detail-screen.tsx')).WalkDetailScreen,
    })),
  },
  {
    path: '/templates',
    component: lazy(async () => ({
      default: (await import('./features/templates/templates-screen.tsx')).TemplatesScreen,
    })),
  },
  {
    path: '/templates/:templateId',
    component: lazy(async () => ({
      default: (await import('./features/templates/template-screen.tsx')).TemplateScreen,
    })),
  },
  {
    path: '/patrol',
    component: lazy(async () => ({
      default: (await import('./features/patrol/patrol-screen.tsx')).PatrolScreen,
    })),
  },
  {
    path: '/patrol/shifts',
    component: lazy(async () => ({
      default: (await import('./features/patrol/shifts-screen.tsx')).ShiftsScreen,
    })),
  },
  {
    path: '/patrol/shifts/:shiftId',
    component: lazy(async () => ({
      default: (await import('./features/patrol/shift-screen.tsx')).ShiftScreen,
    })),
  },
  {
    path: '/patrol/shifts/:shiftId/sheet',
    component: lazy(async () => ({
      default: (await import('./features/patrol/sheet-screen.tsx')).SheetScreen,
    })),
  },
  {
    path: '/patrol/dosage',
    component: lazy(async () => ({
      default: (await import('./features/patrol/dosage-screen.tsx')).DosageScreen,
    })),
  },
  {
    path: '/patrol/counts',
    component: lazy(async () => ({
      default: (await import('./features/patrol/counts-screen.tsx')).CountsScreen,
    })),
  },
  {
    path: '/disclosures',
    component: lazy(async () => ({
      default: (await import('./features/disclosures/disclosures-screen.tsx')).DisclosuresScreen,
    })),
  },
  {
    path: '/patrol/run/:shiftId',
    component: lazy(async () => ({
      default: (await import('./features/patrol/run-screen.tsx')).RunScreen,
    })),
  },
  {
    path: '/staff',
    component: lazy(async () => ({
      default: (await import('./features/staff/staff-screen.tsx')).StaffScreen,
    })),
  },
];

/** Whatever is not a participant's screen. The list is fetched apart: participants need none of it. */
export function StaffRoutes(): ReactNode {
  return (
    <Switch>
      {routes.map(({ path, component }) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
