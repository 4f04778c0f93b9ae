import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import type { MapControls } from '../../map/map-data.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { coordinatesText } from '../../ui/staff/parse-coordinates.ts';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import '../../ui/staff/staff-form.css';
import { draftFaults } from './draft-faults.ts';
import { showPart } from './form-part.tsx';
import { FormParts } from './form-parts.tsx';
import { formParts } from './need-links.ts';
import { newStop } from './stops-editor.tsx';
import { useDrawing } from './use-drawing.ts';
import { useFormMap } from './use-form-map.ts';
import type { WalkDraft } from './walk-draft.ts';
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
  /** A walk that is there already: what comes after the planning can be said too. */
  existing?: boolean;
  /** Marks of the survey before the walk, for drawing the route through them. */
  surveyMarks?: readonly FindingView[];
  /** Resolves to words when it could not be saved. */
  onSave: (draft: WalkDraft) => Promise<string | undefined>;
}

const noMarks: readonly FindingView[] = [];
/** Nothing of a walk that is only being made. */
const laterParts: readonly string[] = ['day', 'after'];

/** The walk in one form. Everything that the map can do, typing can do too. */
export function WalkForm(props: WalkFormProps): ReactNode {
  const { title, start, near, saveWord, cancelHref, onSave, existing = false, surveyMarks = noMarks } = props;
  const { t } = useTranslation(['walks', 'plan', 'desk']);
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
  useEffect(() => showPart(window.location.hash.slice(1)), []);

  const tap = (position: Position): void => {
    if (task?.kind === 'add-stops')
      setDraft((before) => ({
        ...before,
        stops: [
          ...before.stops,
          newStop(t('walks:stop.defaultName', { number: before.stops.length + 1 }), position),
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
      setTimeout(() => {
        const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid]');
        for (let part = wrong?.closest('details'); part; part = part.parentElement?.closest('details'))
          part.open = true;
        wrong?.focus();
      });
      return;
    }
    setBusy(true);
    setFault(undefined);
    onSave(draft)
      .then(setFault)
      .catch(() => setFault(t('desk:write.notSaved')))
      .finally(() => setBusy(false));
  };

  const data = useFormMap(draft, task, surveyMarks);
  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <form ref={form} className="walk-form" onSubmit={submit} noValidate>
          <header className="desk-head">
            <PageHeading>{title}</PageHeading>
            <p>{t('walks:form.intro')}</p>
          </header>
          <nav className="form-nav" aria-label={t('plan:nav')}>
            {formParts
              .filter((part) => existing || !laterParts.includes(part))
              .map((part) => (
                <button key={part} type="button" onClick={() => showPart(part)}>
                  {t(`plan:tab.${part}`)}
                </button>
              ))}
          </nav>
          <FormParts
            draft={draft}
            onChange={set}
            faults={faults}
            near={near}
            task={task}
            onTask={ask}
            existing={existing}
            surveyMarkCount={surveyMarks.length}
          />
          <div className="walk-form-end">
            {faults.length > 0 && (
              <Notice tone="error" announce>
                <p>{t('walks:form.faults', { count: faults.length })}</p>
              </Notice>
            )}
            <FaultNotice fault={fault} />
            <Button type="submit" look="primary" wide disabled={busy}>
              {busy ? t('walks:form.saving') : saveWord}
            </Button>
            <ButtonLink href={cancelHref} look="quiet">
              {t('walks:form.cancel')}
            </ButtonLink>
          </div>
        </form>
      }
      map={
        <StaffMap
          label={t('walks:form.map')}
          data={data}
          startPositions={useMemo(() => positionsOf(start, surveyMarks), [start, surveyMarks])}
          onTap={tap}
          onReady={setControls}
        >
          {task !== undefined && (
            <div className="walk-form-task" role="status">
              <span>{t(`walks:task.${task.kind}`)}</span>
              <Button look="primary" onClick={() => ask(undefined)}>
                {t('walks:task.done')}
              </Button>
            </div>
          )}
        </StaffMap>
      }
    />
  );
}

function positionsOf({ stops, area, route }: WalkDraft, marks: readonly FindingView[]): Position[] {
  return [
    ...stops.flatMap(({ position }) => (position === undefined ? [] : [position])),
    ...(area?.coordinates.flat() ?? []),
    ...(route?.coordinates ?? []),
    ...marks.map(({ geometry }) => geometry.coordinates),
  ];
}
