import { z } from 'zod';
import { categoryIdSchema } from '../catalogue.ts';
import { textSchema } from '../feature.ts';
import { type Finding, findingFault } from '../finding.ts';
import { pointSchema } from '../geo.ts';
import { disclosureIdSchema, findingIdSchema, patrolVisitIdSchema, recordIdSchema } from '../ids.ts';
import { type Disclosure, legalGrounds } from '../patrol/disclosure.ts';
import { hourOf, tellsOnlyHour } from '../patrol/hour-of.ts';
import {
  patrolFaultsParticipant,
  patrolFaultsParticipantId,
  patrolFaultsWalk,
  patrolFaultsWalkId,
} from '../patrol/patrol-faults-walk.ts';
import { problem } from '../problem.ts';
import { type AnyRecord, freshRecord } from '../record.ts';
import { roleOf } from '../roles.ts';
import { employerNeeded } from './employer.ts';
import { awaitModeration } from './finding-voice-changes.ts';
import { requireOwn, requireTenant } from './patrol-tenant.ts';
import { type ChangeRule, type RuleContext, refuse, refuseTaken, walkChangeBase } from './rule.ts';

export const faultDisclosureChangeSchemas = {
  /**
   * The one door through which something of a patrol reaches the municipality: a fault, as a mark of its own. The ids of
   * the change, the disclosure and the mark tell the hour at most, because the municipality gets the last two.
   */
  'patrol-fault-disclosed': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('patrol-fault-disclosed'),
    visitId: patrolVisitIdSchema,
    faultId: recordIdSchema,
    disclosure: z.strictObject({
      id: disclosureIdSchema,
      legalGround: z.enum(legalGrounds),
      groundNote: textSchema(300).nullable(),
      weighing: textSchema(1000),
    }),
    /** What the municipality is told; need not be word for word what the officers noted. */
    finding: z.strictObject({
      id: findingIdSchema,
      geometry: pointSchema,
      category: categoryIdSchema,
      subcategory: categoryIdSchema.nullable(),
      text: textSchema(300).nullable(),
    }),
  }),
} as const;

type Disclosed = z.infer<(typeof faultDisclosureChangeSchemas)['patrol-fault-disclosed']>;

function refuseUnfit(change: Disclosed): void {
  const fault = (pointer: string, detail: string, action: string) =>
    refuse(problem('invalid-input', { detail, action, errors: [{ pointer, detail }] }));
  if (change.walkId !== patrolFaultsWalkId)
    fault('/walkId', 'faults of patrols go to their own walk', `Send the walkId ${patrolFaultsWalkId}.`);
  for (const [pointer, id] of [
    ['/id', change.id],
    ['/disclosure/id', change.disclosure.id],
    ['/finding/id', change.finding.id],
  ] as const)
    if (!tellsOnlyHour(id))
      fault(pointer, 'tells a time finer than the hour', 'Make the id with the time of a whole hour.');
  if (change.disclosure.legalGround === 'other' && change.disclosure.groundNote === null)
    refuse(
      problem('reason-needed', {
        detail: 'another legal ground is told in words',
        action: 'Say in "groundNote" which ground it is.',
        errors: [{ pointer: '/disclosure/groundNote', detail: 'is missing' }],
      }),
    );
}

function findingOf(change: Disclosed, at: string, context: RuleContext): Finding {
  const { id, geometry, category, subcategory, text } = change.finding;
  // No perception: a fault that was seen, so it has no severity and moves no area.
  const judged = { category, subcategory, polarity: 'neutral', severity: null } as const;
  const unfit = findingFault(judged, context.catalogue);
  if (unfit !== undefined) refuse(unfit);
  return {
    type: 'Feature',
    id,
    geometry,
    properties: {
      kind: 'finding',
      walkId: patrolFaultsWalkId,
      participantId: patrolFaultsParticipantId,
      accuracyMetres: null,
      positionSource: 'crosshair',
      checkpointId: null,
      ...judged,
      text,
      suggestion: null,
      lightCondition: null,
      source: 'patrol',
      recordedAt: at,
      groupId: null,
      observer: null,
      clockSkewMilliseconds: null,
      status: 'received',
      photoIds: [],
      confirmedBy: [],
      confirmations: 0,
      textModeration: awaitModeration({ text, suggestion: null }),
      duplicateOf: null,
      mergedLog: [],
    },
  };
}

export const patrolFaultDisclosed: ChangeRule<Disclosed> = {
  needs: (change, author) => [
    change.visitId,
    change.disclosure.id,
    change.finding.id,
    patrolFaultsWalkId,
    patrolFaultsParticipantId,
    ...employerNeeded(author),
  ],
  apply(change, context) {
    const tenant = requireTenant(context, 'patrol.disclose');
    refuseUnfit(change);
    const visit = requireOwn(context, 'patrol-visit', change.visitId, { ...tenant, pointer: '/visitId' });
    const { properties } = visit.feature;
    const seen = properties.faults.find(({ id }) => id === change.faultId);
    if (seen === undefined)
      return refuse(
        problem('unknown-record', {
          detail: `the visit has no fault ${change.faultId}`,
          action: 'Check the id of the fault.',
          errors: [{ pointer: '/faultId', detail: 'is not a fault of the visit' }],
        }),
      );
    if (seen.disclosureId !== null)
      refuse(
        problem('fault-disclosed', {
          detail: 'this fault has been handed over to the municipality already',
          action: 'Nothing more to do. The municipality has it.',
        }),
      );
    refuseTaken(context, change.disclosure.id, '/disclosure/id');
    refuseTaken(context, change.finding.id, '/finding/id');
    const at = hourOf(change.at);
    const finding = findingOf(change, at, context);
    const { id, ...said } = change.disclosure;
    const disclosure: Disclosure = {
      type: 'Feature',
      id,
      geometry: null,
      properties: {
        kind: 'disclosure',
        ...tenant,
        role: disclosingRole(context),
        what: 'fault',
        category: finding.properties.category,
        walkId: patrolFaultsWalkId,
        findingId: finding.id,
        ...said,
        at,
      },
    };
    const faults = properties.faults.map((fault) =>
      fault.id === change.faultId ? { ...fault, disclosureId: id } : fault,
    );
    return {
      verdict: 'applied',
      writes: [
        ...missingParts(change, at, context),
        freshRecord('finding', patrolFaultsWalkId, change.id, finding),
        freshRecord('disclosure', null, change.id, disclosure),
        { ...visit, feature: { ...visit.feature, properties: { ...properties, faults } } },
      ],
    };
  },
};

function disclosingRole({ author }: RuleContext): Disclosure['properties']['role'] {
  const role = roleOf(author);
  return role === 'police' || role === 'admin' ? role : 'system';
}

/** The walk and its one pseudonym, with the first fault of all. */
function missingParts(change: Disclosed, at: string, context: RuleContext): AnyRecord[] {
  const parts: AnyRecord[] = [];
  if (context.record(patrolFaultsWalkId) === undefined)
    parts.push(freshRecord('walk', patrolFaultsWalkId, change.id, patrolFaultsWalk(at)));
  if (context.record(patrolFaultsParticipantId) === undefined)
    parts.push(freshRecord('participant', patrolFaultsWalkId, change.id, patrolFaultsParticipant(at)));
  return parts;
}
