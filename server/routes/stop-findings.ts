import { createRoute, z } from '@hono/zod-openapi';
import { checkpointIdSchema, walkIdSchema } from '../../domain/ids.ts';
import { isAtStop, othersMarksAt, seesOthersAt } from '../../domain/marks-at-stop.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Author } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import type { Deps } from '../deps.ts';
import { authorOf, requireVerb } from '../http/authenticate.ts';
import { geoJsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';
import { featureShape } from '../http/shapes.ts';
import type { Store } from '../storage/store.ts';

const listAtStop = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/checkpoints/{checkpointId}/findings',
  summary: 'Marks at a stop',
  description:
    'A participant gets the marks of others, without who made them and with words only where a leader approved them, ' +
    'and not before having rated or skipped the stop. The municipality gets every mark there.',
  tags: ['walks'],
  middleware: [requireVerb('finding.read', 'finding.read-at-rated-stop')] as const,
  request: { params: z.object({ walkId: walkIdSchema, checkpointId: checkpointIdSchema }) },
  responses: {
    200: geoJsonAnswer(
      'Marks that name the stop, or lie within its radius and name none',
      z.object({ type: z.literal('FeatureCollection'), features: z.array(featureShape) }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'rate-first', 'unknown-record'),
  },
});

/** What was marked where the group stands. */
export function stopFindingsRoutes({ store }: Pick<Deps, 'store'>) {
  return newRouter().openapi(listAtStop, async (c) => {
    const { walkId, checkpointId } = c.req.valid('param');
    const reader = authorOf(c);
    await requireWalk(store, walkId, reader);
    const stop = await store.record(checkpointId);
    if (stop?.kind !== 'checkpoint' || stop.walkId !== walkId) throw unknownStop(checkpointId);
    if (reader.kind === 'participant') await refuseUnrated(store, stop, reader.participantId);
    const findings = await store.recordsOfKind('finding', walkId);
    c.header('cache-control', 'no-store');
    return c.json({ type: 'FeatureCollection' as const, features: marksFor(reader, stop, findings) }, 200);
  });
}

function marksFor(
  reader: Author,
  stop: KeptRecord<'checkpoint'>,
  findings: readonly KeptRecord<'finding'>[],
) {
  if (reader.kind === 'participant') {
    const features = findings.map(({ feature }) => feature);
    return othersMarksAt(stop.feature, features, reader.participantId).map((mark) => ({
      ...mark,
      properties: { ...mark.properties },
    }));
  }
  return findings
    .filter(({ feature }) => isAtStop(feature, stop.feature))
    .flatMap((finding) => visibleRecord(finding, reader)?.feature ?? []);
}

/** Blind rating: whoever sees what others felt first, feels it too. */
async function refuseUnrated(
  store: Pick<Store, 'record'>,
  stop: KeptRecord<'checkpoint'>,
  participantId: string,
): Promise<void> {
  const person = await store.record(participantId);
  const rated = person?.kind === 'participant' ? person.feature.properties.ratedCheckpointIds : [];
  if (seesOthersAt(stop.feature.id, rated)) return;
  throw new ProblemError(
    problem('rate-first', {
      detail: 'you have not rated or skipped this stop',
      action: 'Rate the stop, or skip it, and look afterwards.',
    }),
  );
}

function unknownStop(checkpointId: string): ProblemError {
  return new ProblemError(
    problem('unknown-record', {
      detail: `there is no stop ${checkpointId} in this walk`,
      action: 'Choose a stop of the records of the walk.',
    }),
  );
}
