import { useQuery } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Position } from '../../../domain/geo.ts';
import { placeDay } from '../../../domain/place-time.ts';
import type { MapData } from '../../map/map-data.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { hotSpotsQuery, shiftsQuery } from '../../state/patrol-queries.ts';
import type { HotSpotView, ShiftView } from '../../state/patrol-wire.ts';
import { type PlanAnswer, type PlanFile, planFileQuery, planQuery } from '../../state/plan-queries.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { usePatrolWrite } from '../../ui/patrol/use-patrol-write.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { LoadFault, useFaultWords } from '../../ui/staff/load-fault.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { ShiftAfter } from './shift-after.tsx';
import { draftOfShift, emptyShift, planChange, type ShiftDraft, wishOf } from './shift-draft.ts';
import { ShiftForm } from './shift-form.tsx';
import { ShiftOutlets } from './shift-outlets.tsx';
import { ShiftPlan } from './shift-plan.tsx';
import './patrol.css';

const noHotSpots: readonly HotSpotView[] = [];

/** One shift: proposed, changed by hand, kept, taken to the street, and what became of it. */
export function ShiftScreen(): ReactNode {
  return <PatrolFrame>{(me) => <ShiftLoader me={me} />}</PatrolFrame>;
}

function ShiftLoader({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('patrol');
  const { shiftId } = useParams<{ shiftId: string }>();
  const shifts = useQuery(shiftsQuery);
  const hotSpots = useQuery(hotSpotsQuery);
  const fault = shifts.error ?? hotSpots.error;
  if (fault !== null)
    return (
      <div className="patrol-page">
        <LoadFault fault={fault} onRetry={() => Promise.all([shifts.refetch(), hotSpots.refetch()])} />
      </div>
    );
  if (shifts.data === undefined || hotSpots.data === undefined)
    return (
      <div className="patrol-page">
        <Skeleton lines={8} />
      </div>
    );
  const shift = shifts.data.find(({ id }) => id === shiftId);
  if (shift === undefined && shiftId !== 'new')
    return (
      <div className="patrol-page">
        <PageHeading>{t('shift.unknown')}</PageHeading>
        <Notice>
          <p>{t('shift.unknownText')}</p>
        </Notice>
      </div>
    );
  const lastStart = shifts.data[0]?.geometry.coordinates;
  return <Planner key={shiftId} me={me} shift={shift} hotSpots={hotSpots.data} lastStart={lastStart} />;
}

function Planner({
  me,
  shift,
  hotSpots = noHotSpots,
  lastStart,
}: {
  me: StaffMember;
  shift: ShiftView | undefined;
  hotSpots: readonly HotSpotView[];
  /** Where the newest shift began: most begin at the same door. */
  lastStart: Position | undefined;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const wordsOf = useFaultWords();
  const write = usePatrolWrite(`staff:${me.email}`);
  const [, go] = useLocation();
  const [shown, setShown] = useState<Shown>('list');
  const [placing, setPlacing] = useState(false);
  const active = useMemo(() => hotSpots.filter(({ properties }) => properties.retired === null), [hotSpots]);
  const [draft, setDraft] = useState<ShiftDraft>(() =>
    shift === undefined
      ? { ...emptyShift(deviceIds.now(), deviceIds), start: lastStart ?? startNear(active) }
      : draftOfShift(shift),
  );
  const change = (part: Partial<ShiftDraft>): void => setDraft((before) => ({ ...before, ...part }));
  // A shift that has begun is not planned again by being looked at.
  const [planning, setPlanning] = useState(shift === undefined);
  const wish = useDeferredValue(useMemo(() => (planning ? wishOf(draft) : undefined), [draft, planning]));
  const plan = useQuery(planQuery(wish));
  const answer = planning ? plan.data : undefined;
  const nameOf = (id: string): string =>
    hotSpots.find((one) => one.id === id)?.properties.name ?? t('shift.unknownPlace');
  const data = usePlanMap(hotSpots, draft.start, shift, answer, !planning);
  const startPositions = useMemo(
    () => [...active.flatMap(cornersOf), ...(draft.start === undefined ? [] : [draft.start])],
    [active, draft.start],
  );
  const save = (): void => {
    if (wish === undefined || answer === undefined) return;
    const { id, change: made } = planChange(draft, wish, answer, deviceIds);
    void write.run([made], t('shift.saved')).then((safe) => {
      if (!safe) return;
      setPlanning(false);
      if (draft.id === undefined) go(`/patrol/shifts/${id}`, { replace: true });
    });
  };

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <header className="desk-head">
            <PatrolTabs current="shifts" />
            <PageHeading>
              {shift === undefined
                ? t('shift.newTitle')
                : t('shift.title', { day: words.day(placeDay(shift.properties.startAt)) })}
            </PageHeading>
            {shift === undefined && <p>{t('shift.intro')}</p>}
          </header>
          {shift !== undefined && !planning && (
            <>
              <ShiftOutlets shift={shift} nameOf={nameOf} write={write} onPlan={() => setPlanning(true)} />
              <ShiftAfter shift={shift} hotSpots={hotSpots} write={write} />
            </>
          )}
          {planning && (
            <div className="desk-section">
              <ShiftForm draft={draft} placing={placing} onPlacing={setPlacing} onChange={change} />
              {active.length === 0 && (
                <Notice title={t('plan.noPlacesTitle')}>
                  <p>{t('plan.noPlacesText')}</p>
                </Notice>
              )}
              {plan.error !== null && (
                <Notice tone="error" announce>
                  <p>{wordsOf(plan.error)}</p>
                </Notice>
              )}
              {plan.isLoading && <Skeleton lines={5} />}
              {answer !== undefined && (
                <ShiftPlan
                  answer={answer}
                  choices={draft.choices}
                  nameOf={nameOf}
                  onChoose={(choices) => change({ choices })}
                />
              )}
              <FaultNotice fault={write.fault} />
              <Button
                look="primary"
                icon={Save}
                wide
                disabled={
                  write.busy || answer === undefined || answer.proposal === null || plan.isPlaceholderData
                }
                onClick={save}
              >
                {t('shift.save')}
              </Button>
            </div>
          )}
        </>
      }
      map={
        <StaffMap
          label={t('shift.map')}
          data={data}
          startPositions={startPositions}
          onTap={(position) => {
            if (!placing) return;
            change({ start: position });
            setPlacing(false);
          }}
        />
      }
    />
  );
}

/** Somewhere among the hot spots, to be moved to the station's door. */
function startNear(hotSpots: readonly HotSpotView[]): Position | undefined {
  const [first] = hotSpots;
  return first && middleOf(first);
}

function waysOf(file: PlanFile | undefined): [number, number][][] {
  return (file?.features ?? []).flatMap(({ geometry }) =>
    geometry.type === 'LineString' ? [geometry.coordinates] : [],
  );
}

function usePlanMap(
  hotSpots: readonly HotSpotView[],
  start: Position | undefined,
  shift: ShiftView | undefined,
  answer: PlanAnswer | undefined,
  isKept: boolean,
): MapData {
  const file = useQuery({ ...planFileQuery(shift?.id ?? ''), enabled: shift !== undefined && isKept }).data;
  const stops = answer?.proposal?.stops ?? shift?.properties.stops;
  const ways = useMemo(() => answer?.proposal?.ways ?? (isKept ? waysOf(file) : []), [answer, isKept, file]);
  return useMemo(() => {
    const placeOf = (id: string) => {
      const found = hotSpots.find((one) => one.id === id);
      return found === undefined ? undefined : { position: middleOf(found), name: found.properties.name };
    };
    return {
      hotSpots: hotSpots
        .filter(({ properties }) => properties.retired === null)
        .map(({ id, geometry }) => ({ id, geometry, name: '', retired: false })),
      stops: (stops ?? []).flatMap(({ hotSpotId, arriveAt }, index, all) => {
        const place = placeOf(hotSpotId);
        // A place that is visited twice has the number of its first visit.
        const isLater = all.findIndex((one) => one.hotSpotId === hotSpotId) < index;
        return place === undefined || isLater
          ? []
          : [{ id: `${hotSpotId} ${arriveAt}`, ...place, number: index + 1 }];
      }),
      routes: ways.flatMap((way, index) =>
        way.length < 2
          ? []
          : [
              {
                id: `way ${index}`,
                geometry: { type: 'LineString' as const, coordinates: way },
                kind: 'patrol' as const,
              },
            ],
      ),
      draft: start,
    };
  }, [hotSpots, start, stops, ways]);
}
