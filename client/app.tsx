import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { staffLanguages } from './i18n/languages.ts';
import { loadStaffWords, offerLanguages } from './i18n/start-i18n.ts';
import { isStaffAddress, preloadWalkScreens, routes } from './routes.tsx';
import { useOfferedLanguages } from './state/offered-languages.ts';
import { startDelivery } from './state/start-delivery.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';
import { ToastRegion } from './ui/toast-region.tsx';

const StaffRoutes = lazy(async () => {
  const [{ StaffRoutes }] = await Promise.all([import('./staff-routes.tsx'), loadStaffWords()]);
  return { default: StaffRoutes };
});

/** The whole client: one screen at a time, each in its own chunk, and what outlives a screen. */
export function App(): ReactNode {
  const { t } = useTranslation();
  const [address] = useLocation();
  const offered = useOfferedLanguages();
  const languages = isStaffAddress(address) ? staffLanguages : offered;
  const walking = address === '/walk';
  // Nothing is sent from the join screen, and people wait for it on slow networks.
  const joining = address.startsWith('/j/');
  useEffect(() => (joining ? undefined : startDelivery()), [joining]);
  useEffect(() => {
    // What cannot be fetched now is asked for again when its screen is opened.
    if (walking) preloadWalkScreens().catch(() => undefined);
  }, [walking]);
  useEffect(() => {
    offerLanguages(languages).catch((fault: unknown) =>
      console.error('the words could not be fetched', fault),
    );
  }, [languages]);
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <ErrorBoundary>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            {routes.map(({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ))}
            <Route component={StaffRoutes} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <ToastRegion />
    </>
  );
}
