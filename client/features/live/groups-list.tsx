import { Plus, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineString } from '../../../domain/geo.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { PhoneView } from '../../state/live-queries.ts';
import type { CheckpointView, GroupView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { GroupCard } from './group-card.tsx';
import { groupAddedChange, proposalChanges, proposedWay } from './group-changes.ts';
import { GroupDialog } from './group-dialog.tsx';
import { type GroupProposal, groupSizeAtMost, proposeGroups } from './propose-groups.ts';

/** The groups of the walk, and a proposal where people have none or a group is too big for a talk. */
export function GroupsList({
  walkId,
  groups,
  phones,
  stops,
  walkRoute,
  write,
  onDraw,
}: {
  walkId: string;
  groups: readonly GroupView[];
  phones: readonly PhoneView[];
  stops: readonly CheckpointView[];
  walkRoute: LineString | null;
  write: StaffWrite;
  /** The leader wants to draw the way of this group. */
  onDraw: (groupId: string) => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const [editedId, setEditedId] = useState<string>();
  const here = phones.filter(({ leftAt }) => leftAt === null);
  const numberOf = new Map(phones.map(({ participantId, number }) => [participantId, number]));
  const sizeOf = (groupId: string): number => here.filter((phone) => phone.groupId === groupId).length;
  const known = new Set(groups.map(({ id }) => id));
  const alone = here.filter(({ groupId }) => groupId === null || !known.has(groupId));
  const proposal = proposeGroups(
    groups.map(({ id }) => ({ id, size: sizeOf(id) })),
    alone.map(({ participantId }) => participantId),
  );
  const tooBig = groups.filter(({ id }) => sizeOf(id) > groupSizeAtMost);
  const edited = groups.find(({ id }) => id === editedId);
  const nextOrder = Math.max(0, ...groups.map(({ properties }) => properties.order)) + 1;
  const nameOf = (number: number): string => t('groups.defaultName', { number });

  const lines = proposalLines(proposal, nextOrder);

  return (
    <section className="desk-section" aria-label={t('view.groups')}>
      {here.length === 0 && groups.length === 0 && <p className="desk-quiet">{t('groups.nobody')}</p>}
      {alone.length > 0 && (
        <Notice
          title={groups.length === 0 ? t('split.title') : t('split.lateTitle', { count: alone.length })}
        >
          {groups.length === 0 && here.length > groupSizeAtMost && (
            <p>{t('split.why', { count: here.length })}</p>
          )}
          <ul className="live-proposal">
            {lines.map(({ groupId, people, order }, index) => (
              <li key={groupId ?? index}>
                <b>{groups.find(({ id }) => id === groupId)?.properties.name ?? nameOf(order)}</b>
                {': '}
                {t('split.people', { count: people.length, numbers: numbersOf(people, numberOf) })}
                {groupId === undefined &&
                  proposedWay(order, walkRoute) === 'reversed' &&
                  `, ${t('way.said.reversed')}`}
              </li>
            ))}
          </ul>
          {walkRoute !== null && proposal.fresh.length > 0 && <p>{t('way.split')}</p>}
          <Button
            look="primary"
            icon={Users}
            disabled={write.busy}
            onClick={() =>
              void write.run(
                proposalChanges(walkId, proposal, { firstOrder: nextOrder, nameOf, walkRoute }, deviceIds),
                t('split.done'),
              )
            }
          >
            {t('split.do')}
          </Button>
        </Notice>
      )}
      {tooBig.map(({ id, properties }) => (
        <Notice key={id} tone="warning">
          <p>{t('split.tooBig', { name: properties.name, count: sizeOf(id) })}</p>
        </Notice>
      ))}
      <ul className="live-groups">
        {groups.map((group) => (
          <GroupCard
            key={group.id}
            walkId={walkId}
            group={group}
            stops={stops}
            walkRoute={walkRoute}
            size={sizeOf(group.id)}
            raterNumber={numberOf.get(group.properties.raterId ?? '')}
            write={write}
            onEdit={() => setEditedId(group.id)}
          />
        ))}
      </ul>
      <div>
        <Button
          icon={Plus}
          disabled={write.busy}
          onClick={() =>
            void write.run([
              groupAddedChange(walkId, { order: nextOrder, name: nameOf(nextOrder) }, deviceIds).change,
            ])
          }
        >
          {t('groups.add')}
        </Button>
      </div>
      {edited !== undefined && (
        <GroupDialog
          walkId={walkId}
          group={edited}
          phones={phones}
          groups={groups}
          walkRoute={walkRoute}
          write={write}
          onDraw={() => onDraw(edited.id)}
          onClose={() => setEditedId(undefined)}
        />
      )}
    </section>
  );
}

function proposalLines({ joining, fresh }: GroupProposal<string>, firstOrder: number) {
  return [
    ...[...joining].map(([groupId, people]) => ({ groupId, people, order: 0 })),
    ...fresh.map((people, index) => ({ groupId: undefined, people, order: firstOrder + index })),
  ];
}

/** Numbers as they are called out: "1–9" for a run, else each. */
function numbersOf(people: readonly string[], numberOf: ReadonlyMap<string, number>): string {
  const numbers = people.map((id) => numberOf.get(id) ?? 0).sort((a, b) => a - b);
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const isRun = numbers.length > 2 && last - first === numbers.length - 1;
  return isRun ? `${first}–${last}` : numbers.join(', ');
}
