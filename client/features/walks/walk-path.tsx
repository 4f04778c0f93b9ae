import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Check, ChevronsRight, CircleAlert, CircleX, Minus, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayFollow, mayReturn, skippedSteps } from '../../../domain/walk-phases.ts';
import { type WalkStatus, walkStatuses } from '../../../domain/walk-terms.ts';
import { formatDay } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import { type ProcessStep, processQuery, type WalkProcess } from '../../state/process-queries.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { MissingList } from './missing-list.tsx';
import { StepDialog, type StepWish } from './step-dialog.tsx';
import './walk-path.css';

interface PathProps {
  walk: WalkView;
  author: AuthorKey;
  /** Whether this role takes the steps; others see the path. */
  mayLead: boolean;
  mayReopen: boolean;
}

/** More steps than these that are over are folded away, so that the one to take now is in sight. */
const fewPast = 3;

/** The way of a walk through the method: where it stands, what is missing, by when, and what is late. */
export function WalkPath(props: PathProps): ReactNode {
  const { t } = useTranslation('process');
  const { walk, author } = props;
  const process = useQuery(processQuery(walk.id));
  const write = useWalkWrite(author, walk.id);
  return (
    <section className="desk-section walk-path" aria-labelledby="path-title">
      <h2 id="path-title">{t('title')}</h2>
      {process.error !== null && <LoadFault fault={process.error} onRetry={process.refetch} />}
      {process.isPending && <Skeleton lines={6} />}
      {process.data !== undefined && <Path {...props} process={process.data} write={write} />}
    </section>
  );
}

function Path({
  walk,
  process,
  write,
  mayLead,
  mayReopen,
}: PathProps & { process: WalkProcess; write: StaffWrite }): ReactNode {
  const { t } = useTranslation('process');
  const [wish, setWish] = useState<StepWish>();
  const { status, template } = walk.properties;
  const late = process.steps.filter(({ overdue }) => overdue);
  const past = process.steps.filter(({ state }) => state === 'done' || state === 'skipped');
  const done = process.steps.filter(({ state }) => state === 'done').length;

  const take = async (to: WalkStatus, reason: string | null): Promise<void> => {
    const kind = wish?.kind === 'back' ? 'walk-phase-returned' : 'walk-phase-advanced';
    const change = makeChange(deviceIds, { kind, walkId: walk.id, to, reason });
    const safe = await write.run([change], t('taken', { step: t(`step.${to}`) }));
    if (safe) setWish(undefined);
  };
  const advance = (to: WalkStatus): void => void take(to, null);

  const skippable = walkStatuses.filter(
    (to) => to !== 'cancelled' && mayFollow(status, to) && skippedSteps(status, to).length > 0,
  );
  const earlier = walkStatuses.filter((to) => mayReturn(status, to) && (status !== 'closed' || mayReopen));
  return (
    <>
      <p className="desk-quiet">{t('done', { count: done, total: process.steps.length })}</p>
      {late.length > 0 && (
        <Notice tone="error" title={t('late', { count: late.length })}>
          <p>
            {late.map((step) => t('lateStep', { step: t(`step.${step.status}`), ...dueOf(step) })).join(' ')}
          </p>
        </Notice>
      )}
      {status === 'cancelled' && (
        <Notice tone="warning" title={t('cancelled')}>
          <p dir="auto">{walk.properties.statusLog?.at(-1)?.reason ?? ''}</p>
        </Notice>
      )}
      {write.fault !== undefined && wish === undefined && (
        <Notice tone="error" announce>
          <p>{write.fault}</p>
        </Notice>
      )}
      {past.length > fewPast && (
        <details className="path-past">
          <summary>{t('past', { count: past.length })}</summary>
          <ol className="path">
            {past.map((step) => (
              <Step key={step.status} step={step} walkId={walk.id} />
            ))}
          </ol>
        </details>
      )}
      <ol className="path">
        {(past.length > fewPast ? process.steps.slice(past.length) : process.steps).map((step) => (
          <Step key={step.status} step={step} walkId={walk.id}>
            {step.state === 'now' && mayLead && !(template === null && isLed(step.status)) && (
              <Button
                look="primary"
                icon={ArrowRight}
                wide
                disabled={write.busy || step.missing.length > 0}
                onClick={() => advance(step.status)}
              >
                {t(`advance.${step.status}`)}
              </Button>
            )}
            {step.status === 'closed' && step.state === 'ahead' && status === 'feedback_given' && mayLead && (
              <Button
                icon={Check}
                wide
                disabled={write.busy || step.missing.length > 0}
                onClick={() => advance('closed')}
              >
                {t('closeNow')}
              </Button>
            )}
          </Step>
        ))}
      </ol>
      {mayLead && (
        <div className="path-other">
          {skippable.length > 0 && (
            <Button
              look="quiet"
              icon={ChevronsRight}
              onClick={() => setWish({ kind: 'skip', steps: skippable, needsReason: template !== null })}
            >
              {t('ask.open.skip')}
            </Button>
          )}
          {earlier.length > 0 && (
            <Button
              look="quiet"
              icon={Undo2}
              onClick={() => setWish({ kind: 'back', steps: earlier.toReversed() })}
            >
              {t('ask.open.back')}
            </Button>
          )}
          {mayFollow(status, 'cancelled') && (
            <Button look="quiet" icon={CircleX} onClick={() => setWish({ kind: 'cancel' })}>
              {t('ask.open.cancel')}
            </Button>
          )}
        </div>
      )}
      {wish !== undefined && (
        <StepDialog
          wish={wish}
          process={process}
          walkId={walk.id}
          busy={write.busy}
          fault={write.fault}
          onTake={take}
          onClose={() => setWish(undefined)}
        />
      )}
    </>
  );
}

/** Walks without a method are started and ended by the buttons above the path. */
function isLed(status: WalkStatus): boolean {
  return status === 'in_progress' || status === 'walked';
}

function dueOf({ dueOn }: ProcessStep): { day: string } {
  return { day: dueOn === null ? '' : formatDay(dueOn, currentLanguage()) };
}

function Step({
  step,
  walkId,
  children,
}: {
  step: ProcessStep;
  walkId: string;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('process');
  const language = currentLanguage();
  const { status, state, reachedOn, overdue, missing, dueOn } = step;
  const isOpen = state === 'now' || state === 'ahead';
  return (
    <li className="path-step" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="path-mark">
        {state === 'done' && <Check size={16} aria-hidden="true" />}
        {state === 'skipped' && <Minus size={16} aria-hidden="true" />}
        <span className="visually-hidden">{t(`state.${state}`)}</span>
      </span>
      <div className="path-words">
        <p className="path-line">
          <b>{t(`step.${status}`)}</b>
          <span className="desk-quiet">
            {state === 'done' && reachedOn !== null && formatDay(reachedOn, language)}
            {state === 'skipped' && t('state.skipped')}
            {isOpen && dueOn !== null && !overdue && t('due', dueOf(step))}
          </span>
        </p>
        {overdue && (
          <p>
            <Badge tone="error" icon={CircleAlert}>
              {t('overdue', dueOf(step))}
            </Badge>
          </p>
        )}
        {state === 'now' && <p className="path-help">{t(`help.${status}`)}</p>}
        {state === 'now' && missing.length > 0 && (
          <>
            <p className="path-missing-title">{t('missing')}</p>
            <MissingList walkId={walkId} missing={missing} />
          </>
        )}
        {state === 'ahead' && missing.length > 0 && (
          <details className="path-missing">
            <summary>{t('missingCount', { count: new Set(missing.map(({ code }) => code)).size })}</summary>
            <MissingList walkId={walkId} missing={missing} />
          </details>
        )}
        {children}
      </div>
    </li>
  );
}
