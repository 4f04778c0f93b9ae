import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ActionStatus,
  actionHorizons,
  actionMayBecome,
  actionSeasons,
  actionStatuses,
} from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type ActionDraft, editOf, reopeningOf, statusChangeOf, undoOf } from './action-changes.ts';
import '../../ui/staff/staff-form.css';

/** "Checked" comes from looking at the place, one action at a time. */
const targets = actionStatuses.filter((status) => status !== 'received' && status !== 'verified');

/** The same change on several actions; one undo for all of it. What is left empty stays as it is. */
export function BulkDialog({
  actions,
  today,
  write,
  onClose,
}: {
  actions: readonly ActionView[];
  today: string;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [wanted, setWanted] = useState<
    Partial<Pick<ActionDraft, 'responsible' | 'deadline' | 'horizon' | 'season'>>
  >({});
  const [to, setTo] = useState<ActionStatus | null>(null);
  const [reason, setReason] = useState('');
  const [nothing, setNothing] = useState(false);
  const movable =
    to === null ? [] : actions.filter(({ properties }) => actionMayBecome(properties.status, to));
  const staying = to === null ? 0 : actions.length - movable.length;
  const onlyStatus = to !== null && Object.keys(wanted).length === 0;
  const lacksReason = to === 'not_done' && reason.trim() === '';
  const change = (more: typeof wanted): void => {
    setNothing(false);
    const next = Object.entries({ ...wanted, ...more }).filter(([, value]) => value !== null && value !== '');
    setWanted(Object.fromEntries(next));
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const edits = actions.flatMap((before) => {
      const edit = editOf(before, wanted, deviceIds);
      return edit === undefined ? [] : [{ before, edit }];
    });
    const why = saidOrNull(reason);
    const moves = to === null ? [] : movable.map((action) => statusChangeOf(action, to, why, deviceIds));
    if (edits.length + moves.length === 0) {
      setNothing(true);
      return;
    }
    const undo = (): void => {
      const undone = edits.map(({ before, edit }) => undoOf(before, edit, today, deviceIds));
      const kept = undone.filter(({ keptNewDay }) => keptNewDay).length;
      const words = kept === 0 ? t('bulk.undone') : t('bulk.undonePartly', { count: kept });
      const back = movable.map((before) =>
        reopeningOf(before, before.properties.status, t('bulk.undoReason'), deviceIds),
      );
      const changes = [...undone.flatMap((one) => one.change ?? []), ...back];
      if (changes.length === 0) showToast(words);
      else void write.run(changes, words);
    };
    const changed = new Set([...edits.map(({ before }) => before.id), ...movable.map(({ id }) => id)]);
    const done = t('bulk.done', { count: changed.size });
    void write
      .run([...edits.map(({ edit }) => edit), ...moves], done, { label: t('bulk.undo'), run: undo })
      .then((safe) => safe && onClose());
  };

  return (
    <Dialog title={t('bulk.change')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        {(write.fault !== undefined || nothing) && (
          <Notice tone="error" announce>
            <p>{nothing ? t('bulk.nothing') : write.fault}</p>
          </Notice>
        )}
        <SelectField
          label={t('step.moveTo')}
          value={to}
          choices={[
            { value: null, label: t('bulk.keep') },
            ...targets.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
          onChange={(status) => {
            setNothing(false);
            setTo(status);
          }}
        />
        {to !== null && (
          <>
            {staying > 0 && <p role="status">{t('bulk.staying', { count: staying })}</p>}
            <TextArea
              label={to === 'not_done' ? t('step.whyNeeded') : t('step.why')}
              value={reason}
              required={to === 'not_done'}
              maxLength={500}
              rows={2}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
        <TextField
          label={t('form.responsible')}
          placeholder={t('bulk.keep')}
          value={wanted.responsible ?? ''}
          maxLength={120}
          onChange={(event) => change({ responsible: event.target.value })}
        />
        <TextField
          label={t('form.deadline')}
          type="date"
          min={today}
          value={wanted.deadline ?? ''}
          onChange={(event) => change({ deadline: event.target.value })}
        />
        <div className="staff-form-row">
          <SelectField
            label={t('form.horizon')}
            value={wanted.horizon ?? null}
            choices={[
              { value: null, label: t('bulk.keep') },
              ...actionHorizons.map((value) => ({ value, label: t(`horizon.${value}`) })),
            ]}
            onChange={(horizon) => change({ horizon })}
          />
          <SelectField
            label={t('form.season')}
            value={wanted.season ?? null}
            choices={[
              { value: null, label: t('bulk.keep') },
              ...actionSeasons.map((value) => ({ value, label: t(`season.${value}`) })),
            ]}
            onChange={(season) => change({ season })}
          />
        </div>
        <Button type="submit" look="primary" wide disabled={write.busy || lacksReason}>
          {t('bulk.save', { count: onlyStatus ? movable.length : actions.length })}
        </Button>
      </form>
    </Dialog>
  );
}
