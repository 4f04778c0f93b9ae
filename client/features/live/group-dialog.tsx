import { Spline } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import type { LineString } from '../../../domain/geo.ts';
import { type GroupWay, groupWay, reversedLine } from '../../../domain/group.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { PhoneView } from '../../state/live-queries.ts';
import type { GroupView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { groupedChange, raterChange, renamedChange, routeChange } from './group-changes.ts';

const ways = ['same', 'reversed', 'own'] as const;

/** A group's name, its way, its people and who of them rates the place. Everything is written when it is saved. */
export function GroupDialog({
  walkId,
  group,
  phones,
  groups,
  walkRoute,
  write,
  onDraw,
  onClose,
}: {
  walkId: string;
  group: GroupView;
  phones: readonly PhoneView[];
  groups: readonly GroupView[];
  walkRoute: LineString | null;
  write: StaffWrite;
  /** The leader wants to draw the group's way on the map. */
  onDraw: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const [name, setName] = useState(group.properties.name);
  const [raterId, setRaterId] = useState(group.properties.raterId ?? '');
  const [memberIds, setMemberIds] = useState<ReadonlySet<string>>(
    () =>
      new Set(phones.filter(({ groupId }) => groupId === group.id).map(({ participantId }) => participantId)),
  );
  const wayBefore = groupWay(group.properties.route, walkRoute);
  const [way, setWay] = useState<GroupWay>(wayBefore);
  const nameOf = (groupId: string | null): string =>
    groups.find(({ id }) => id === groupId)?.properties.name ?? t('phones.noGroup');

  const routed = (): Change[] => {
    if (way === wayBefore || way === 'own') return [];
    const route = way === 'reversed' && walkRoute !== null ? reversedLine(walkRoute) : null;
    return [routeChange(walkId, group.id, route, deviceIds)];
  };
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
      ...routed(),
      ...(rater === group.properties.raterId ? [] : [raterChange(walkId, group.id, rater, deviceIds)]),
    ];
  };
  const save = (): void => {
    const wanted = changes();
    if (wanted.length > 0) void write.run(wanted, t('groups.saved'));
    onClose();
  };
  const saveAndDraw = (): void => {
    save();
    onDraw();
  };
  const mustDraw = way === 'own' && wayBefore !== 'own';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (mustDraw) saveAndDraw();
    else save();
  };

  return (
    <Dialog title={t('groups.edit')} onClose={onClose}>
      <form className="live-dialog" onSubmit={submit}>
        <TextField
          label={t('groups.name')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <Segmented
          legend={t('way.legend')}
          showLegend
          options={(walkRoute === null ? (['same', 'own'] as const) : ways).map((value) => ({
            value,
            label: t(`way.${value}`),
          }))}
          value={way}
          onChange={setWay}
        />
        <p className="desk-quiet">{t(`way.hint.${way}`)}</p>
        {way === 'own' && wayBefore === 'own' && (
          <Button icon={Spline} onClick={saveAndDraw}>
            {t('way.redraw')}
          </Button>
        )}
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
        <SelectField
          label={t('groups.raterLabel')}
          hint={t('groups.raterHint')}
          value={raterId}
          choices={[
            { value: '', label: t('groups.anyRater') },
            ...phones
              .filter(({ participantId }) => memberIds.has(participantId))
              .map(({ participantId, number }) => ({
                value: participantId,
                label: t('phones.number', { number }),
              })),
          ]}
          onChange={setRaterId}
        />
        <Button type="submit" look="primary" wide>
          {mustDraw ? t('way.saveAndDraw') : t('groups.save')}
        </Button>
      </form>
    </Dialog>
  );
}
