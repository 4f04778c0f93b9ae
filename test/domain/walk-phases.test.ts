import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WalkFacts } from '../../domain/walk-facts.ts';
import { mayFollow, mayReturn, missingFor, skippedSteps } from '../../domain/walk-phases.ts';
import { walkProgress } from '../../domain/walk-progress.ts';
import { walkStatuses } from '../../domain/walk-terms.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import {
  authored,
  checkpointAdded,
  findingAdded,
  joined,
  leader,
  participant,
  rated,
  toldAndDated,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import {
  areaAction,
  protocolDrafted,
  protocolStep,
  walkEdited,
  walkReturned,
} from '../support/process-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';
import { testTemplate } from '../support/test-templates.ts';

const bare: WalkFacts = {
  hasTemplate: true,
  status: 'proposed',
  hasPurpose: false,
  hasArea: false,
  hasPlannedStart: false,
  hasMeetingPoint: false,
  hasFirstMeeting: false,
  hasThirdMeeting: false,
  hasRoute: false,
  hasLeader: false,
  hasNoteTaker: false,
  hasHeadcount: false,
  hasWeather: false,
  hasGround: false,
  stops: 0,
  areas: [{ areaId: 'a', decided: false, answered: false }],
  undecidedActions: ['b'],
  hasProtocol: false,
  hasPublishedProtocol: false,
  hasFeedback: false,
  rewalk: null,
};
const whole: WalkFacts = {
  ...bare,
  ...{ hasPurpose: true, hasArea: true, hasPlannedStart: true, hasMeetingPoint: true },
  ...{ hasFirstMeeting: true, hasThirdMeeting: true, hasRoute: true, hasLeader: true },
  ...{ hasNoteTaker: true, hasHeadcount: true, hasWeather: true, hasGround: true, stops: 6 },
  areas: [{ areaId: 'a', decided: true, answered: true }],
  undecidedActions: [],
  ...{ hasProtocol: true, hasPublishedProtocol: true, hasFeedback: true, rewalk: 'done' },
};
const anyFacts = fc
  .record(
    Object.fromEntries(Object.keys(bare).map((key) => [key, fc.boolean()])) as Record<
      keyof WalkFacts,
      fc.Arbitrary<boolean>
    >,
  )
  .map((chosen) => {
    const mixed = { ...whole };
    for (const key of Object.keys(bare) as (keyof WalkFacts)[])
      if (!chosen[key]) Object.assign(mixed, { [key]: bare[key] });
    return mixed;
  });
const path = walkStatuses.filter((status) => status !== 'cancelled');

describe('needs', () => {
  test('no path reaches closed without an answer for each area, the feedback and word of walking again', () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), fc.subarray(path.slice(1)), (facts, hasTemplate, steps) => {
        const asked = { ...facts, hasTemplate };
        const passes = [...steps, 'closed' as const].every((to) => missingFor(asked, to).length === 0);
        if (!passes) return;
        expect(asked.areas.every(({ answered }) => answered)).toBe(true);
        expect([asked.hasFeedback, asked.rewalk !== null]).toEqual([true, true]);
        if (hasTemplate) expect([asked.hasPublishedProtocol, asked.hasRoute]).toEqual([true, true]);
      }),
    );
  });

  test('every status can be reached when everything is there, one step after the other', () => {
    for (const [index, to] of path.slice(1).entries()) {
      const from = path[index] ?? 'proposed';
      expect([mayFollow(from, to), missingFor(whole, to), skippedSteps(from, to)]).toEqual([true, [], []]);
    }
  });

  test('each says what is missing, in words, and never for nothing', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...path), (facts, to) => {
        for (const { code, words } of missingFor(facts, to)) expect([code, words]).not.toContain('');
      }),
    );
    expect(missingFor(bare, 'closed').map(({ code }) => code)).toEqual([
      ...['purpose', 'area', 'planned-start', 'walk-leader', 'route', 'stops', 'headcount'],
      ...['protocol-published', 'area-unanswered', 'feedback', 'rewalk'],
    ]);
    expect(missingFor(bare, 'cancelled')).toEqual([]);
  });

  test('a walk without a template may skip, but not what closing asks of every walk', () => {
    const quick = { ...bare, hasTemplate: false };
    expect(missingFor(quick, 'walked')).toEqual([]);
    expect(missingFor(quick, 'closed').map(({ code }) => code)).toEqual([
      'area-unanswered',
      'feedback',
      'rewalk',
    ]);
  });

  test('going back is never from cancelled and always to an earlier step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...walkStatuses), fc.constantFrom(...path), (from, to) => {
        const isEarlier = walkStatuses.indexOf(to) < walkStatuses.indexOf(from);
        expect(mayReturn(from, to)).toBe(from !== 'cancelled' && isEarlier);
      }),
    );
  });
});

const named = { id: 'standard', version: 1 };
const admin = { kind: 'staff', userId: 'a', role: 'admin', organisationId: null } as const;

describe('a walk with a template', () => {
  test('goes from proposed to closed, and is stopped where something is missing', () => {
    const records = recordsInMemory();
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [17.6, 57.25],
        [17.61, 57.25],
      ] as [number, number][],
    };
    const created = walkCreated(1, {
      template: named,
      status: 'proposed',
      purpose: 'why',
      abbreviation: 'KB',
      plannedStartAt: '2026-11-20T17:00:00.000Z',
      firstMeetingAt: '2026-11-10T17:00:00.000Z',
      thirdMeetingAt: '2026-12-20T17:00:00.000Z',
      meetingPoint: 'the square',
      route: line,
      roles: [
        { role: 'walk_leader', holder: 'Kim' },
        { role: 'note_taker', holder: 'Sam' },
      ],
    });
    const apply = (change: Parameters<typeof authored>[0], author = leader) =>
      records.apply(authored(change, author));
    apply(created);
    expect(apply(walkAdvanced('planned'))).toBe('phase-needs');
    expect(records.lastPointers()).toEqual(['/to']);
    const ring: [number, number][] = [
      [17.6, 57.25],
      [17.61, 57.25],
      [17.61, 57.26],
      [17.6, 57.25],
    ];
    const said = <Value>(value: Value) => ({ value, basedOn: [created.id] });
    apply(walkEdited({ geometry: said({ type: 'Polygon' as const, coordinates: [ring] }) }));
    expect(apply(walkAdvanced('invited'))).toBe('phase-skipped');
    for (const to of ['planned', 'invited', 'premeeting_done'] as const)
      expect(apply(walkAdvanced(to))).toBe('applied');
    expect(apply(walkAdvanced('in_progress'))).toBe('phase-needs');
    expect(apply({ ...checkpointAdded(1), id: created.id })).toBe('applied');
    for (const change of [joined(1), findingAdded(1), walkAdvanced('in_progress'), walkAdvanced('walked')])
      expect(apply(change)).toBe('applied');
    expect(records.apply(authored(areasComputed([areaOf(1, [1])])))).toBe('applied');
    apply(walkEdited({ headcount: said(12), weather: said('rain'), ground: said('wet' as const) }));
    expect(apply(walkAdvanced('protocol_draft'))).toBe('phase-needs');
    apply(protocolDrafted(1));
    expect(apply(walkAdvanced('protocol_draft'))).toBe('applied');
    expect(apply(walkAdvanced('protocol_published'))).toBe('phase-needs');
    expect(apply(protocolStep(1, 'protocol-approved'))).toBe('applied');
    expect(apply(protocolStep(1, 'protocol-published'))).toBe('applied');
    expect(apply(walkAdvanced('protocol_published'))).toBe('applied');
    expect(apply(walkAdvanced('actions_decided'))).toBe('phase-needs');
    expect(apply(areaAction(1, 1, { decision: 'decline', reason: 'no money' }))).toBe('applied');
    expect(apply(walkAdvanced('actions_decided'))).toBe('applied');
    apply(walkEdited({ rewalk: said({ kind: 'declined' as const, reason: 'rebuilt' }) }));
    expect(apply(walkAdvanced('closed'))).toBe('phase-needs');
    apply(walkEdited({ feedback: said(toldAndDated.feedback) }));
    expect([apply(walkAdvanced('feedback_given')), apply(walkAdvanced('closed'))]).toEqual([
      'applied',
      'applied',
    ]);
    expect([apply(walkReturned('walked')), apply(walkReturned('walked'), admin)]).toEqual([
      'not-allowed',
      'applied',
    ]);
    const walk = records.get(walkNumber(1));
    if (walk?.kind !== 'walk') throw new Error('there is no walk');
    expect(walk.feature.properties.statusLog.at(-1)).toMatchObject({ status: 'walked', reason: 'forgotten' });
    const material = { walk: walk.feature, stops: 1, areas: [], actions: [], protocols: [] };
    const { next, steps } = walkProgress(material, { template: testTemplate.template, today: '2027-01-01' });
    expect(next).toBe('protocol_draft');
    const step = (status: string) => steps.find((one) => one.status === status);
    expect(step('walked')).toMatchObject({ state: 'done', overdue: false, missing: [] });
    expect(step('protocol_published')).toMatchObject({ state: 'ahead', dueOn: '2026-12-11', overdue: true });
    expect(step('rewalked')).toMatchObject({ state: 'ahead', overdue: false });
  });

  test('needs a template that is known, and a reason to be cancelled', () => {
    const records = recordsInMemory();
    expect(records.apply(authored(walkCreated(1, { template: { id: 'standard', version: 9 } })))).toBe(
      'unknown-template',
    );
    records.apply(authored(walkCreated(1, { template: named })));
    expect(records.apply(authored({ ...walkAdvanced('cancelled'), reason: null }))).toBe('reason-needed');
    expect(records.apply(authored(walkAdvanced('cancelled')))).toBe('applied');
    expect(records.apply(authored(walkReturned('planned')))).toBe('status-backwards');
  });

  test('refuses dates that contradict each other and stops off the route', () => {
    const [early, late] = ['2026-11-01T10:00:00.000Z', '2026-12-01T10:00:00.000Z'];
    const wrong = [
      { plannedStartAt: early, firstMeetingAt: late },
      { plannedStartAt: late, thirdMeetingAt: early },
      { survey: { opensAt: late, closesAt: early } },
    ];
    for (const dates of wrong)
      expect(recordsInMemory().apply(authored(walkCreated(1, dates)))).toBe('impossible-date');
    const route = {
      type: 'LineString' as const,
      coordinates: [
        [18, 57.25],
        [18.01, 57.25],
      ] as [number, number][],
    };
    for (const template of [named, null]) {
      const records = recordsInMemory();
      records.apply(authored(walkCreated(1, { template, route })));
      expect(records.apply(authored(checkpointAdded(1)))).toBe(
        template === null ? 'applied' : 'stop-off-route',
      );
    }
  });

  test('refuses a route that leaves its stops behind, names each of them, and keeps the old one', () => {
    const line = (latitude: number) => ({
      type: 'LineString' as const,
      coordinates: [
        [17.6, latitude],
        [17.61, latitude],
      ] as [number, number][],
    });
    const routeOf = (records: ReturnType<typeof recordsInMemory>) => {
      const walk = records.get(walkNumber(1));
      return walk?.kind === 'walk' ? walk.feature.properties.route : undefined;
    };
    const planned = (template: typeof named | null) => {
      const records = recordsInMemory();
      const created = walkCreated(1, { template, route: line(57.25) });
      for (const change of [created, checkpointAdded(1), checkpointAdded(2)])
        expect(records.apply(authored(change))).toBe('applied');
      return { records, created };
    };
    const moved = (route: ReturnType<typeof line> | null, basedOn: ReturnType<typeof walkCreated>['id']) =>
      walkEdited({ route: { value: route, basedOn: [basedOn] } });
    const { records, created } = planned(named);
    // 90 m to the north is near enough, 200 m is not.
    const near = moved(line(57.25081), created.id);
    expect(records.apply(authored(near))).toBe('applied');
    expect(records.apply(authored(moved(line(57.2518), near.id)))).toBe('stop-off-route');
    expect(records.lastPointers()).toEqual(['/fields/route/value', '/fields/route/value']);
    expect(routeOf(records)).toEqual(line(57.25081));
    expect(records.apply(authored(moved(null, near.id)))).toBe('applied');
    const free = planned(null);
    expect(free.records.apply(authored(moved(line(57.2518), free.created.id)))).toBe('applied');
  });

  test('lets nobody rate a stop in the survey before the walk, whoever brings the rating', () => {
    const records = recordsInMemory();
    const answering = joined(1);
    const { properties } = answering.participant;
    const person = {
      ...answering.participant,
      properties: { ...properties, source: 'presurvey' as const },
    };
    for (const change of [
      walkCreated(1),
      checkpointAdded(1),
      { ...answering, participant: person },
      joined(2),
    ])
      expect(records.apply(authored(change))).toBe('applied');
    for (const author of [participant(1), leader])
      expect(records.apply(authored(rated(1, 1, 1), author))).toBe('not-allowed');
    expect(records.all().filter(({ kind }) => kind === 'rating')).toEqual([]);
    expect(records.apply(authored(rated(2, 2, 1), participant(2)))).toBe('applied');
  });
});
