import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { PhoneView } from '../../state/live-queries.ts';
import type { GroupView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import type { Write } from '../../ui/leading/use-write.ts';
import { groupedChange, raterChange, renamedChange } from './group-changes.ts';

/** A group's name, its people and who of them rates the place. Everything is written when it is saved. */
export function GroupDialog({
  walkId,
  group,
  phones,
  groups,
  write,
  onClose,
}: {
  walkId: string;
  group: GroupView;
  phones: readonly PhoneView[];
  groups: readonly GroupView[];
  write: Write;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const [name, setName] = useState(group.properties.name);
  const [raterId, setRaterId] = useState(group.properties.raterId ?? '');
  const [memberIds, setMemberIds] = useState<ReadonlySet<string>>(
    () =>
      new Set(phones.filter(({ groupId }) => groupId === group.id).map(({ participantId }) => participantId)),
  );
  const nameOf = (groupId: string | null): string =>
    groups.find(({ id }) => id === groupId)?.properties.name ?? t('phones.noGroup');

  const changes = (): Change[] => {
    const renamed = name.trim() !== '' && name.trim() !== group.properties.name;
    const rater = raterId !== '' && memberIds.has(raterId) ? raterId : null;
    return [
      ...(renamed ? [renamedChange(walkId, group.id, name, deviceIds)] : []),
      ...phones
        .filter(({ participantId, groupId }) => memberIds.has(participantId) !== (groupId === group.id))
        .map(({ participantId }) =>
          groupedChange(walkId, participantId, memberIds.has(participantId) ? group.id : null, deviceIds),
        ),
      ...(rater === group.properties.raterId ? [] : [raterChange(walkId, group.id, rater, deviceIds)]),
    ];
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = changes();
    if (wanted.length > 0) void write.run(wanted, t('groups.saved'));
    onClose();
  };

  return (
    <Dialog title={t('groups.edit')} onClose={onClose}>
      <form className="live-dialog" onSubmit={save}>
        <TextField
          label={t('groups.name')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="live-members">
          <legend>{t('groups.members', { count: memberIds.size })}</legend>
          {phones.map(({ participantId: id, number, groupId }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={memberIds.has(id)}
                onChange={(event) => {
                  const next = new Set(memberIds);
                  if (event.target.checked) next.add(id);
                  else next.delete(id);
                  setMemberIds(next);
                }}
              />
              <span>{t('phones.number', { number })}</span>
              {groupId !== group.id && <span className="desk-quiet">{nameOf(groupId)}</span>}
            </label>
          ))}
        </fieldset>
        <Field label={t('groups.raterLabel')} hint={t('groups.raterHint')}>
          {(attributes) => (
            <select
              className="field-control"
              value={raterId}
              onChange={(event) => setRaterId(event.target.value)}
              {...attributes}
            >
              <option value="">{t('groups.anyRater')}</option>
              {phones
                .filter(({ participantId }) => memberIds.has(participantId))
                .map(({ participantId, number }) => (
                  <option key={participantId} value={participantId}>
                    {t('phones.number', { number })}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Button type="submit" look="primary" wide>
          {t('groups.save')}
        </Button>
      </form>
    </Dialog>
  );
}
