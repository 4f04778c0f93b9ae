import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import type { Drawing, MapControls, MapData } from '../../map/map-data.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import '../../ui/staff/staff-form.css';
import { AreaField } from './area-field.tsx';
import { ClassSwitch } from './class-switch.tsx';
import { RouteField } from './route-field.tsx';
import { newStop, StopsEditor } from './stops-editor.tsx';
import { coordinatesText, draftFaults, routeOf, type WalkDraft } from './walk-draft.ts';
import './walk-form.css';

/** What the next tap or stroke on the map means. */
export type MapTask =
  | { kind: 'area' }
  | { kind: 'route' }
  | { kind: 'add-stops' }
  | { kind: 'place-stop'; id: string };

interface WalkFormProps {
  title: string;
  start: WalkDraft;
  /** Where the municipality is: tells which way round two typed numbers are meant. */
  near: Position;
  saveWord: string;
  cancelHref: string;
  /** Resolves to words when it could not be saved. */
  onSave: (draft: WalkDraft) => Promise<string | undefined>;
}

/** The walk in one form. Everything that the map can do, typing can do too. */
export function WalkForm({ title, start, near, saveWord, cancelHref, onSave }: WalkFormProps): ReactNode {
  const { t } = useTranslation('walks');
  const [draft, setDraft] = useState(start);
  const [task, setTask] = useState<MapTask>();
  const [shown, setShown] = useState<Shown>('list');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [controls, setControls] = useState<MapControls>();
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<WalkDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const faults = tried ? draftFaults(draft) : [];
  const ask = (next: MapTask | undefined): void => {
    setTask(next);
    setShown(next === undefined ? 'list' : 'map');
  };

  useDrawing(controls, task, draft, set);

  const tap = (position: Position): void => {
    if (task?.kind === 'add-stops')
      setDraft((before) => ({
        ...before,
        stops: [
          ...before.stops,
          newStop(t('stop.defaultName', { number: before.stops.length + 1 }), position),
        ],
      }));
    if (task?.kind !== 'place-stop') return;
    const { id } = task;
    setDraft((before) => ({
      ...before,
      stops: before.stops.map((stop) =>
        stop.id === id ? { ...stop, position, coordinatesText: coordinatesText(position) } : stop,
      ),
    }));
    ask(undefined);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (draftFaults(draft).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    setBusy(true);
    setFault(undefined);
    onSave(draft)
      .then(setFault)
      .catch(() => setFault(t('form.notSaved')))
      .finally(() => setBusy(false));
  };

  const data = useFormMap(draft, task);
  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <form ref={form} className="walk-form" onSubmit={submit} noValidate>
          <header className="desk-head">
            <PageHeading>{title}</PageHeading>
            <p>{t('form.intro')}</p>
          </header>
          <div className="desk-section staff-form">
            <TextField
              label={t('form.name')}
              hint={t('form.nameHint')}
              value={draft.name}
              maxLength={120}
              error={faults.includes('name') ? t('form.nameMissing') : undefined}
              onChange={(event) => set({ name: event.target.value })}
            />
            <TextArea
              label={t('form.purpose')}
              hint={t('form.optional')}
              value={draft.purpose}
              maxLength={1000}
              rows={3}
              onChange={(event) => set({ purpose: event.target.value })}
            />
            <div className="staff-form-row">
              <TextField
                label={t('form.date')}
                type="date"
                value={draft.date}
                onChange={(event) => set({ date: event.target.value })}
              />
              <TextField
                label={t('form.time')}
                type="time"
                value={draft.time}
                onChange={(event) => set({ time: event.target.value })}
              />
            </div>
            <TextField
              label={t('form.meetingPoint')}
              hint={t('form.optional')}
              value={draft.meetingPoint}
              maxLength={200}
              onChange={(event) => set({ meetingPoint: event.target.value })}
            />
            <ClassSwitch isClass={draft.mode === 'class'} onChange={(mode) => set({ mode })} />
          </div>
          <StopsEditor draft={draft} onChange={set} near={near} faults={faults} task={task} onTask={ask} />
          <RouteField draft={draft} onChange={set} near={near} task={task} onTask={ask} />
          <AreaField draft={draft} onChange={set} near={near} task={task} onTask={ask} />
          <div className="walk-form-end">
            {faults.length > 0 && (
              <Notice tone="error" announce>
                <p>{t('form.faults', { count: faults.length })}</p>
              </Notice>
            )}
            {fault !== undefined && (
              <Notice tone="error" announce>
                <p>{fault}</p>
              </Notice>
            )}
            <Button type="submit" look="primary" wide disabled={busy}>
              {busy ? t('form.saving') : saveWord}
            </Button>
            <ButtonLink href={cancelHref} look="quiet">
              {t('form.cancel')}
            </ButtonLink>
          </div>
        </form>
      }
      map={
        <StaffMap
          label={t('form.map')}
          data={data}
          startPositions={useMemo(() => positionsOf(start), [start])}
          onTap={tap}
          onReady={setControls}
        >
          {task !== undefined && (
            <div className="walk-form-task" role="status">
              <span>{t(`task.${task.kind}`)}</span>
              <Button look="primary" onClick={() => ask(undefined)}>
                {t('task.done')}
              </Button>
            </div>
          )}
        </StaffMap>
      }
    />
  );
}

/** Draws the area or the route with the map's own tool while that is the task. */
function useDrawing(
  controls: MapControls | undefined,
  task: MapTask | undefined,
  draft: WalkDraft,
  set: (change: Partial<WalkDraft>) => void,
): void {
  const latest = useRef({ draft, set });
  latest.current = { draft, set };
  const kind = task?.kind;
  useEffect(() => {
    if (controls === undefined || (kind !== 'area' && kind !== 'route')) return;
    let drawing: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      const { area, route } = latest.current.draft;
      drawing = await controls.draw(
        kind === 'area'
          ? { kind, start: area, onChange: (polygon) => latest.current.set({ area: polygon }) }
          : {
              kind,
              start: route,
              onChange: (line) => latest.current.set({ route: line, routeFollowsStops: false }),
            },
      );
      if (over) drawing.stop();
    };
    begin().catch((fault: unknown) => console.error('the drawing tool could not start', fault));
    return () => {
      over = true;
      drawing?.stop();
    };
  }, [controls, kind]);
}

/** The form as marks on the map; what is being drawn is the tool's own. */
function useFormMap({ stops, area, ...draft }: WalkDraft, task: MapTask | undefined): MapData {
  const { route, routeFollowsStops } = draft;
  const marks = useMemo(
    () =>
      stops.flatMap(({ id, name, position }, index) =>
        position === undefined ? [] : [{ id, position, name, number: index + 1 }],
      ),
    [stops],
  );
  const routes = useMemo(() => {
    const geometry = routeOf({ route, routeFollowsStops, stops });
    return geometry === undefined || task?.kind === 'route'
      ? []
      : [{ id: 'route', geometry, kind: 'walk' as const }];
  }, [route, routeFollowsStops, stops, task]);
  const walkArea = task?.kind === 'area' ? undefined : area;
  return useMemo(() => ({ stops: marks, routes, walkArea }), [marks, routes, walkArea]);
}

function positionsOf({ stops, area, route }: WalkDraft): Position[] {
  return [
    ...stops.flatMap(({ position }) => (position === undefined ? [] : [position])),
    ...(area?.coordinates.flat() ?? []),
    ...(route?.coordinates ?? []),
  ];
}
