import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type ActionDraft, additionOf, editOf } from './action-changes.ts';
import { ActionFields } from './action-fields.tsx';
import { ActionProblem, useAreaName, useFindings } from './action-problem.tsx';
import '../../ui/staff/staff-form.css';

/** What the new action is to answer, as the address says it. */
export interface NewActionProblem {
  walkId: string;
  findingId: string | null;
  areaId: string | null;
}

const emptyDraft: ActionDraft = {
  geometry: null,
  title: '',
  cause: null,
  type: 'repair',
  assetOwner: null,
  responsible: null,
  findingIds: [],
  areaId: null,
  decision: null,
  reason: null,
  horizon: null,
  season: null,
  deadline: null,
  costBand: null,
  externalReference: null,
};

/** What mends most marks of a category; the person may choose another. */
const typeOfCategory: Readonly<Record<string, ActionDraft['type']>> = {
  lighting: 'light',
  sightline: 'vegetation',
  care: 'cleaning',
  orientation: 'sign',
  traffic: 'traffic',
  social: 'presence',
  patrol_wish: 'presence',
  desolate: 'activation',
  underpass: 'redesign',
  escape: 'redesign',
};

interface FormProps {
  title: string;
  start: ActionDraft;
  walkId: string;
  addresses: readonly string[];
  today: string;
  save: string;
  write: StaffWrite;
  onSave: (draft: ActionDraft) => void;
  onClose: () => void;
}

function ActionForm(props: FormProps): ReactNode {
  const { title, start, walkId, addresses, today, save, write, onSave, onClose } = props;
  const { t } = useTranslation('actions');
  const [draft, setDraft] = useState(start);
  const reasonMissing = draft.decision === 'decline' && (draft.reason ?? '').trim() === '';
  // A day that passed while the action was open stays; only a new one must lie ahead.
  const isPast = draft.deadline !== null && draft.deadline !== start.deadline && draft.deadline < today;
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPast) {
      setTried(true);
      form.current?.querySelector<HTMLElement>('[type=date]')?.focus();
    } else onSave(draft);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="staff-form action-form" onSubmit={submit}>
        <section aria-label={t('form.problem')}>
          <h3>{t('form.problem')}</h3>
          <ActionProblem walkId={walkId} addresses={addresses} areaId={draft.areaId} />
        </section>
        <ActionFields
          draft={draft}
          deadlineFault={tried && isPast ? t('form.deadlinePast') : undefined}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        <FaultNotice fault={write.fault} />
        <Button
          type="submit"
          look="primary"
          wide
          disabled={write.busy || draft.title.trim() === '' || reasonMissing}
        >
          {save}
        </Button>
      </form>
    </Dialog>
  );
}

/** A new action about the mark or area of the address; without one it says where to begin. */
export function NewActionDialog({
  problem,
  today,
  write,
  onAdded,
  onClose,
}: {
  problem: NewActionProblem;
  today: string;
  write: StaffWrite;
  onAdded: (actionId: string) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { walkId, findingId, areaId } = problem;
  const findingIds = useMemo(() => (findingId === null ? [] : [findingId]), [findingId]);
  const [finding] = useFindings(walkId, findingIds);
  const areaName = useAreaName(areaId);
  const known = (findingId === null || finding !== undefined) && (areaId === null || areaName !== undefined);
  if (walkId === '' || (findingId === null && areaId === null))
    return (
      <Dialog title={t('form.newTitle')} onClose={onClose}>
        <p>{t('form.noProblem')}</p>
        <div className="action-buttons">
          <ButtonLink href="/findings">{t('form.toFindings')}</ButtonLink>
          <ButtonLink href="/areas">{t('form.toAreas')}</ButtonLink>
        </div>
      </Dialog>
    );
  if (!known) return null;
  const start: ActionDraft = {
    ...emptyDraft,
    geometry: finding?.geometry ?? null,
    type: typeOfCategory[finding?.properties.category ?? ''] ?? emptyDraft.type,
    findingIds,
    areaId,
  };
  return (
    <ActionForm
      title={t('form.newTitle')}
      start={start}
      walkId={walkId}
      addresses={findingIds}
      today={today}
      save={t('form.add')}
      write={write}
      onClose={onClose}
      onSave={(draft) => {
        const { actionId, change } = additionOf(walkId, draft, deviceIds);
        void write.run([change], t('form.added')).then((safe) => safe && onAdded(actionId));
      }}
    />
  );
}

export function EditActionDialog({
  action,
  today,
  write,
  onClose,
}: {
  action: ActionView;
  today: string;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  // What the person saw when the form was opened: an edit is based on that and on nothing later.
  const [seen] = useState(action);
  const {
    statusLog: _log,
    answers: _answers,
    notes: _notes,
    verification: _seen,
    photoApproval: _approval,
    ...properties
  } = seen.properties;
  const { walkId, addresses, status: _status, ...fields } = properties;
  return (
    <ActionForm
      title={t('form.editTitle')}
      start={{ ...fields, geometry: seen.geometry }}
      walkId={walkId}
      addresses={addresses}
      today={today}
      save={t('form.save')}
      write={write}
      onClose={onClose}
      onSave={(draft) => {
        const change = editOf(seen, draft, deviceIds);
        if (change === undefined) onClose();
        else void write.run([change], t('form.saved')).then((safe) => safe && onClose());
      }}
    />
  );
}
