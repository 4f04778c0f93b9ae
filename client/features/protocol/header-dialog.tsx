import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { groundWords } from '../../../domain/protocol/document-words.ts';
import { grounds } from '../../../domain/walk-fields.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { headerChanges } from './protocol-changes.ts';
import type { ProtocolView } from './protocol-views.ts';
import '../../ui/staff/staff-form.css';

/** The time as the browser's own field wants it, in the person's zone and back again. */
function localTime(time: string | null): string {
  if (time === null) return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const timeOf = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());

/** What the note-taker may correct in the header block. */
export function HeaderDialog({
  view,
  write,
  onClose,
}: {
  view: ProtocolView;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const language = currentLanguage();
  const { header } = view.protocol.properties;
  const [draft, setDraft] = useState({
    area: header.area,
    purpose: header.purpose ?? '',
    startedAt: localTime(header.startedAt),
    endedAt: localTime(header.endedAt),
    weather: header.weather ?? '',
    ground: header.ground,
    participants: String(header.participants),
    leader: header.leader ?? '',
    noteTaker: header.noteTaker ?? '',
    organisations: header.organisations.join('\n'),
    registerNumber: header.registerNumber ?? '',
  });
  type Draft = typeof draft;
  const set = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const keptTime = (before: string | null, local: string): string | null =>
      localTime(before) === local ? before : timeOf(local);
    const changes = headerChanges(
      view,
      {
        area: draft.area.trim(),
        purpose: saidOrNull(draft.purpose),
        startedAt: keptTime(header.startedAt, draft.startedAt),
        endedAt: keptTime(header.endedAt, draft.endedAt),
        weather: saidOrNull(draft.weather),
        ground: draft.ground,
        participants: Number(draft.participants),
        leader: saidOrNull(draft.leader),
        noteTaker: saidOrNull(draft.noteTaker),
        organisations: draft.organisations
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        registerNumber: saidOrNull(draft.registerNumber),
      },
      deviceIds,
    );
    if (changes.length === 0 || (await write.run(changes, t('saved')))) onClose();
  };
  const line = (
    name: 'area' | 'weather' | 'leader' | 'noteTaker' | 'registerNumber',
    maxLength: number,
    isRequired = false,
  ) => (
    <TextField
      label={t(`headerField.${name}`)}
      maxLength={maxLength}
      required={isRequired}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <Dialog title={t('header.edit')} onClose={onClose}>
      <form className="staff-form" onSubmit={(event) => void save(event)}>
        {line('area', 200, true)}
        <TextArea
          label={t('headerField.purpose')}
          rows={2}
          maxLength={1000}
          value={draft.purpose}
          onChange={(event) => set({ purpose: event.target.value })}
        />
        <div className="staff-form-row">
          {(['startedAt', 'endedAt'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`headerField.${name}`)}
              type="datetime-local"
              value={draft[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          ))}
        </div>
        <div className="staff-form-row">
          {line('weather', 200)}
          <SelectField
            label={t('headerField.ground')}
            value={draft.ground}
            choices={[
              { value: null, label: t('headerField.unsaid') },
              ...grounds.map((value) => ({ value, label: pickText(groundWords[value], language) })),
            ]}
            onChange={(ground) => set({ ground })}
          />
          <TextField
            label={t('headerField.participants')}
            type="number"
            min={0}
            max={2000}
            required
            value={draft.participants}
            onChange={(event) => set({ participants: event.target.value })}
          />
        </div>
        <div className="staff-form-row">
          {line('leader', 120)}
          {line('noteTaker', 120)}
        </div>
        <TextArea
          label={t('headerField.organisations')}
          hint={t('headerField.organisationsHint')}
          rows={3}
          value={draft.organisations}
          onChange={(event) => set({ organisations: event.target.value })}
        />
        {line('registerNumber', 60)}
        <FaultNotice fault={write.fault} />
        <Button type="submit" look="primary" wide disabled={write.busy}>
          {t('row.save')}
        </Button>
      </form>
    </Dialog>
  );
}
