import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { buildTextLint } from '../../../domain/text-lint.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { textLintQuery } from '../../state/live-queries.ts';
import { Button } from '../../ui/button.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { isWaiting, type ModerationItem, moderationItems } from '../../ui/leading/waiting-items.ts';
import { walkPeople } from '../../ui/leading/walk-people.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ItemCard, type Wish } from './item-card.tsx';
import { type Decision, decisionChange } from './moderation-changes.ts';
import { PhotoDialog } from './photo-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import './moderation.css';

/** Words and pictures of a walk that wait for its leader, and those that were decided on. */
export function ModerationScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="finding.moderate">
      {(me) => (
        <PulledWalk walkId={walkId} polled>
          {(views) => <Moderation me={me} views={views} />}
        </PulledWalk>
      )}
    </StaffFrame>
  );
}

type Shown = 'waiting' | 'decided';
type Asked =
  | { wish: 'reject'; items: readonly ModerationItem[] }
  | { wish: 'edit'; item: Extract<ModerationItem, { kind: 'text' }>; record: WalkViews['records'] }
  | { wish: 'look'; item: Extract<ModerationItem, { kind: 'photo' }> };

const noIds: ReadonlySet<string> = new Set();

function Moderation({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('moderation');
  const { walk, records } = views;
  const write = useWalkWrite(`staff:${me.email}`, walk.id);
  const lists = useQuery(textLintQuery).data;
  const lint = useMemo(() => (lists === undefined ? undefined : buildTextLint(lists)), [lists]);
  const all = useMemo(() => moderationItems(views), [views]);
  const waiting = all.filter(isWaiting);
  const [shown, setShown] = useState<Shown>('waiting');
  const items = shown === 'waiting' ? waiting : all.filter((item) => !isWaiting(item));
  const [active, setActive] = useState(0);
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [decidedIds, setDecidedIds] = useState<ReadonlySet<string>>(new Set());
  const changedIds = write.refusal === 'text-changed' ? decidedIds : noIds;
  const [asked, setAsked] = useState<Asked>();
  const list = useRef<HTMLDivElement>(null);
  const numberOf = useMemo(
    () => new Map(walkPeople(views.participants, views.findings).map(({ id, number }) => [id, number])),
    [views.participants, views.findings],
  );
  const chosen = items.filter(({ id }) => chosenIds.has(id));
  const current = Math.min(active, Math.max(0, items.length - 1));

  const decide = async (
    decided: readonly ModerationItem[],
    decision: Decision,
    seen = records,
  ): Promise<void> => {
    setAsked(undefined);
    const changes = decided.map((item) => decisionChange(item, decision, seen.get(item.id), deviceIds));
    const ids = decided.map(({ id }) => id);
    setDecidedIds(new Set(ids));
    await write.run(changes, t(`done.${decision.kind}`, { count: decided.length }));
    setChosenIds((before) => new Set([...before].filter((id) => !ids.includes(id))));
  };
  const wish = (item: ModerationItem, what: Wish): void => {
    if (what === 'approve') void decide([item], { kind: 'approved' });
    else if (what === 'reject') setAsked({ wish: 'reject', items: [item] });
    else if (what === 'edit' && item.kind === 'text') setAsked({ wish: 'edit', item, record: records });
    else if (what === 'look' && item.kind === 'photo') setAsked({ wish: 'look', item });
  };
  const toggle = (id: string): void => {
    const next = new Set(chosenIds);
    if (!next.delete(id)) next.add(id);
    setChosenIds(next);
  };

  const focusCard = (index: number): void => {
    const to = Math.max(0, Math.min(items.length - 1, index));
    setActive(to);
    list.current?.querySelectorAll<HTMLElement>('.moderation-item')[to]?.focus();
  };
  // A decided card goes away with the focus in it: the one that takes its place gets it.
  const had = useRef(false);
  useEffect(() => {
    if (had.current && asked === undefined && document.activeElement === document.body) focusCard(current);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || asked !== undefined) return;
    if (
      target instanceof HTMLElement &&
      target.closest('dialog, textarea, select, input:not([type="checkbox"])')
    )
      return;
    const item = items[current];
    const several = chosen.length > 0 || item === undefined ? chosen : [item];
    if (event.key === 'j') focusCard(current + 1);
    else if (event.key === 'k') focusCard(current - 1);
    else if (item === undefined) return;
    else if (event.key === 'a') void decide(several, { kind: 'approved' });
    else if (event.key === 'r') setAsked({ wish: 'reject', items: several });
    else if (event.key === 'e') wish(item, 'edit');
    else if (event.key === 'x') toggle(item.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className="moderation">
      <header>
        <p>
          <Link href={`/walks/${walk.id}/live`}>{walk.properties.name}</Link>
        </p>
        <PageHeading>{t('title')}</PageHeading>
        <p>{walk.properties.mode === 'class' ? t('introClass') : t('intro')}</p>
      </header>
      <div className="moderation-bar">
        <Segmented
          legend={t('shown.legend')}
          value={shown}
          onChange={(next) => {
            setShown(next);
            setChosenIds(new Set());
            setActive(0);
          }}
          options={[
            { value: 'waiting', label: t('shown.waiting', { count: waiting.length }) },
            { value: 'decided', label: t('shown.decided', { count: all.length - waiting.length }) },
          ]}
        />
        {chosen.length > 0 && (
          <div className="moderation-chosen">
            <span>{t('chosen.count', { count: chosen.length, total: items.length })}</span>
            <Button
              icon={Check}
              disabled={write.busy}
              onClick={() => void decide(chosen, { kind: 'approved' })}
            >
              {t('chosen.approve')}
            </Button>
            <Button
              icon={X}
              disabled={write.busy}
              onClick={() => setAsked({ wish: 'reject', items: chosen })}
            >
              {t('chosen.reject')}
            </Button>
          </div>
        )}
      </div>
      {write.fault !== undefined && changedIds.size === 0 && (
        <Notice tone="error" announce>
          <p>{write.fault}</p>
        </Notice>
      )}
      <p className="desk-quiet moderation-keys">{t('keys')}</p>
      {items.length === 0 && (
        <Notice tone={shown === 'waiting' ? 'good' : 'info'} title={t(`empty.${shown}`)}>
          <p>{t(`empty.${shown}Text`)}</p>
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys work on whichever card has the focus */}
      <div
        ref={list}
        className="moderation-list"
        onKeyDown={onKeyDown}
        onFocus={() => {
          had.current = true;
        }}
      >
        {items.map((item, index) => (
          <ItemCard
            key={item.id}
            item={item}
            personNumber={numberOf.get(
              item.kind === 'text'
                ? item.finding.properties.participantId
                : item.photo.properties.participantId,
            )}
            lint={lint}
            chosen={chosenIds.has(item.id)}
            tabbable={index === current}
            changed={changedIds.has(item.id)}
            onChoose={() => toggle(item.id)}
            onFocus={() => setActive(index)}
            onWish={(what) => wish(item, what)}
          />
        ))}
      </div>
      {asked?.wish === 'reject' && (
        <RejectDialog
          count={asked.items.length}
          onReject={(reason) => void decide(asked.items, { kind: 'rejected', reason })}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.wish === 'edit' && (
        <EditDialog
          finding={asked.item.finding}
          lint={lint}
          onSave={(edited) => void decide([asked.item], { kind: 'edited', ...edited }, asked.record)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.wish === 'look' && (
        <PhotoDialog
          item={asked.item}
          onApprove={() => void decide([asked.item], { kind: 'approved' })}
          onReject={() => setAsked({ wish: 'reject', items: [asked.item] })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
