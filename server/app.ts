import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { problem } from '../domain/problem.ts';
import type { Deps } from './deps.ts';
import { answerProblem, createErrorHandler, wrongMethod } from './http/answer-problem.ts';
import type { AppEnv } from './http/app-env.ts';
import { createAttempts } from './http/attempts.ts';
import { authenticate } from './http/authenticate.ts';
import { caching } from './http/caching.ts';
import { createNotFoundHandler, serveClientFiles } from './http/client-files.ts';
import { createPageCache } from './http/page-cache.ts';
import { requestLog } from './http/request-log.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createPublicSiteReader } from './public-site.ts';
import { actionNotesRoutes } from './routes/action-notes.ts';
import { actionsRoutes } from './routes/actions.ts';
import { areaExplanationRoutes } from './routes/area-explanation.ts';
import { areaRunsRoutes } from './routes/area-runs.ts';
import { areaSetsRoutes } from './routes/area-sets.ts';
import { areasRoutes } from './routes/areas.ts';
import { basemapRoutes } from './routes/basemap.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { changesRoutes } from './routes/changes.ts';
import { closingRoutes } from './routes/closing.ts';
import { comparisonRoutes } from './routes/comparison.ts';
import { demoRoutes } from './routes/demo.ts';
import { disclosuresRoutes } from './routes/disclosures.ts';
import { documentsRoutes } from './routes/documents.ts';
import { eventsRoutes } from './routes/events.ts';
import { exportsRoutes } from './routes/exports.ts';
import { feedRoutes } from './routes/feed.ts';
import { findingsRoutes } from './routes/findings.ts';
import { healthRoutes } from './routes/health.ts';
import { incidentAnalysesRoutes } from './routes/incident-analyses.ts';
import { incidentImportRoutes } from './routes/incident-import.ts';
import { incidentTilesRoutes } from './routes/incident-tiles.ts';
import { incidentsRoutes } from './routes/incidents.ts';
import { joinRoutes } from './routes/join.ts';
import { lampImportRoutes } from './routes/lamp-import.ts';
import { lampsRoutes } from './routes/lamps.ts';
import { layersRoutes } from './routes/layers.ts';
import { meRoutes } from './routes/me.ts';
import { serveOpenApi } from './routes/openapi.ts';
import { patrolDosageRoutes } from './routes/patrol-dosage.ts';
import { patrolFilesRoutes } from './routes/patrol-files.ts';
import { patrolPlansRoutes } from './routes/patrol-plans.ts';
import { patrolRecordsRoutes } from './routes/patrol-records.ts';
import { patrolWindowsRoutes } from './routes/patrol-windows.ts';
import { phonesRoutes } from './routes/phones.ts';
import { photosRoutes } from './routes/photos.ts';
import { problemsRoutes } from './routes/problems.ts';
import { processRoutes } from './routes/process.ts';
import { promisesRoutes } from './routes/promises.ts';
import { publicAccessibilityRoutes } from './routes/public-accessibility.ts';
import { publicFollowRoutes } from './routes/public-follow.ts';
import { publicFollowLinksRoutes } from './routes/public-follow-links.ts';
import { publicOutletsRoutes } from './routes/public-outlets.ts';
import { publicPagesRoutes } from './routes/public-pages.ts';
import { publicPicturesRoutes } from './routes/public-pictures.ts';
import { publicPromisesRoutes } from './routes/public-promises.ts';
import { publicSiteRoutes } from './routes/public-site.ts';
import { receiptRoutes } from './routes/receipt.ts';
import { setUpRoutes } from './routes/set-up.ts';
import { settingsRoutes } from './routes/settings.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { staffRoutes } from './routes/staff.ts';
import { stopFindingsRoutes } from './routes/stop-findings.ts';
import { templatesRoutes } from './routes/templates.ts';
import { verificationPhotoRoutes } from './routes/verification-photo.ts';
import { walksRoutes } from './routes/walks.ts';
import { withdrawnIncidentsRoutes } from './routes/withdrawn-incidents.ts';

const bodyBytesAtMost = 2 * 1024 * 1024;

/** The whole HTTP side. Nothing impure is made here: everything comes in `deps`. */
export function createApp(deps: Deps) {
  const app = new OpenAPIHono<AppEnv>();
  app.onError(createErrorHandler(deps.log));
  app.notFound(createNotFoundHandler(deps.clientFolder));
  const site = createPublicSiteReader(deps);
  // Before all others: what the public reads is given out as finished bytes, headers and all.
  const pages = createPageCache(site.version);
  app.use('/p/*', pages.middleware);
  app.use(requestLog(deps.log));
  app.use(securityHeaders(deps.settings));
  app.use(caching);
  app.use(compress());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: wrongMethod }));
  app.use(requireSameOrigin(deps.settings.publicUrl));
  const refuseLarge = bodyLimit({
    maxSize: bodyBytesAtMost,
    onError: (c) =>
      answerProblem(
        c,
        problem('too-large', {
          detail: `the body of a request may have at most ${bodyBytesAtMost} bytes`,
          action: 'Send less at a time. Nothing of this request was kept.',
        }),
      ),
  });
  // Files of incidents are larger. Their own limit comes after the question whether who sends them may.
  const hasOwnLimit = (path: string) => /^\/api\/(incidents|lamps)(\/preview)?$/.test(path);
  app.use((c, next) => (hasOwnLimit(c.req.path) ? next() : refuseLarge(c, next)));
  app.use('/api/*', authenticate(deps));
  serveClientFiles(app, deps.clientFolder);

  const joinAttempts = createAttempts();
  const signInAttempts = createAttempts();
  // What participants' phones ask by name. Each router more in this chain makes all types of it dearer, so the
  // staff's, whose answers are checked by schemas, are not in it.
  const api = app
    .route('/', changesRoutes(deps))
    .route('/', walksRoutes(deps))
    .route('/', stopFindingsRoutes(deps))
    .route('/', joinRoutes(deps, joinAttempts))
    .route('/', receiptRoutes(deps, createAttempts()))
    .route('/', catalogueRoutes(deps))
    .route('/', settingsRoutes(deps));
  app.route('/', processRoutes(deps));
  app.route('/', calendarRoutes(deps));
  app.route('/', closingRoutes(deps));
  app.route('/', comparisonRoutes(deps));
  app.route('/', phonesRoutes(deps));
  app.route('/', findingsRoutes(deps));
  app.route('/', photosRoutes(deps));
  app.route('/', actionsRoutes(deps));
  app.route('/', actionNotesRoutes(deps));
  app.route('/', verificationPhotoRoutes(deps));
  app.route('/', areasRoutes(deps));
  app.route('/', areaExplanationRoutes(deps));
  app.route('/', areaSetsRoutes(deps));
  app.route('/', areaRunsRoutes(deps));
  app.route('/', layersRoutes(deps));
  app.route('/', incidentsRoutes(deps));
  app.route('/', withdrawnIncidentsRoutes(deps));
  app.route('/', incidentImportRoutes(deps));
  app.route('/', incidentAnalysesRoutes(deps));
  app.route('/', incidentTilesRoutes(deps));
  app.route('/', lampsRoutes(deps));
  app.route('/', lampImportRoutes(deps));
  app.route('/', patrolRecordsRoutes(deps));
  app.route('/', patrolWindowsRoutes(deps));
  app.route('/', patrolPlansRoutes(deps));
  app.route('/', patrolFilesRoutes(deps));
  app.route('/', patrolDosageRoutes(deps));
  app.route('/', disclosuresRoutes(deps));
  app.route('/', exportsRoutes(deps));
  app.route('/', documentsRoutes(deps));
  app.route('/', publicPagesRoutes(deps, site));
  app.route('/', publicSiteRoutes(deps, site));
  app.route('/', publicOutletsRoutes(deps, site));
  app.route('/', publicPicturesRoutes(deps, site));
  app.route('/', publicPromisesRoutes(deps, site));
  app.route('/', publicFollowRoutes(deps, site));
  app.route('/', publicFollowLinksRoutes(deps, site));
  app.route('/', publicAccessibilityRoutes(deps));
  app.route('/', promisesRoutes(deps));
  app.route('/', feedRoutes(deps));
  app.route('/', meRoutes(deps));
  app.route('/', signInRoutes(deps, signInAttempts));
  app.route('/', setUpRoutes(deps, signInAttempts));
  app.route('/', staffRoutes(deps));
  app.route('/', demoRoutes(deps, signInAttempts));
  app.route('/', templatesRoutes(deps));
  app.route('/', eventsRoutes(deps));
  app.route('/', healthRoutes(deps));
  app.route('/', basemapRoutes(deps));
  app.route('/', problemsRoutes());
  serveOpenApi(app, deps.settings.publicUrl ?? '/');
  api.fetch = pages.before(api.fetch);
  return api;
}

/** What the typed requests of participants' phones are made of. */
export type Api = ReturnType<typeof createApp>;
