import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Presentation, X } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { countAnswers, isActionOverdue } from '../../../domain/action-due.ts';
import type { Position } from '../../../domain/geo.ts';
import { can } from '../../../domain/roles.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { type ActionView, actionsQuery } from '../../state/action-queries.ts';
import { walkViews } from '../../state/record-views.ts';
import { walksQuery } from '../../state/staff-queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ExportMenu } from '../../ui/staff/export-menu.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { ActionDetail } from './action-detail.tsx';
import { filterActions, isNarrowed, noFilters, type Sorting, sortActions } from './action-filter.ts';
import { ActionFilterBar } from './action-filter-bar.tsx';
import { NewActionDialog } from './action-form.tsx';
import { useActionWords } from './action-words.ts';
import { ActionsBoard } from './actions-board.tsx';
import { ActionsCalendar } from './actions-calendar.tsx';
import { ActionsMap } from './actions-map.tsx';
import { ActionsTable, columnsInside, columnsOutside } from './actions-table.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { MoveAction } from './move-action.tsx';
import { useActionWrite } from './use-action-write.ts';
import { useMoving } from './use-moving.ts';
import '../../ui/staff/desk.css';
import './actions.css';
import './actions-parts.css';

const views = ['table', 'board', 'calendar', 'map'] as const;
type ViewName = (typeof views)[number];
const nothing: ReadonlySet<string> = new Set();
const noPlaces: ReadonlyMap<string, Position> = new Map();
const noActions: readonly ActionView[] = [];

/** Actions: what is done about marks and areas, as a table, a board, a calendar and a map. */
export function ActionsScreen(): ReactNode {
  return <StaffFrame verb="action.read">{(me) => <Actions me={me} />}</StaffFrame>;
}

function Actions({ me }: { me: StaffMember }): ReactNode {
  // The words of photos too: were they fetched when the check on site is opened, the whole screen would wait.
  const { t } = useTranslation(['actions', 'desk', 'photos']);
  const number = (value: number) => formatNumber(value, currentLanguage());
  const language = currentLanguage();
  const mayEdit = can(me.role, 'action.edit');
  const write = useActionWrite(`staff:${me.email}`);
  const { moving, move, stopMoving } = useMoving(write);
  const words = useActionWords();
  const [search, setSearch] = useSearchParams();
  const [filters, setFilters] = useState(() => ({
    ...noFilters,
    // Beside "new" the walk is that of the problem, not of the list.
    walkId: search.has('new') ? '' : (search.get('walk') ?? ''),
  }));
  const [sorting, setSorting] = useState<Sorting>({ column: 'deadline', direction: 'ascending' });
  const [selectedIds, setSelectedIds] = useState(nothing);
  const [bulk, setBulk] = useState(false);

  const list = useQuery(actionsQuery);
  const actions = list.data?.actions ?? noActions;
  const today = list.data?.today ?? '';
  const walks = useQuery(walksQuery);
  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const walkNames = useMemo(
    () => new Map(walkList.map(({ id, properties }) => [id, properties.name])),
    [walkList],
  );
  const deferred = useDeferredValue(filters);
  const { shown, overdueOutside } = useMemo(
    () => filterActions(actions, deferred, today),
    [actions, deferred, today],
  );

  const view: ViewName = views.find((name) => name === search.get('view')) ?? 'table';
  const openId = search.get('action') ?? undefined;
  const opened = actions.find(({ id }) => id === openId);
  const isNew = search.has('new');
  const go = (change: Readonly<Record<string, string | undefined>>, replace = false): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace },
    );
  const open = (id: string): void => go({ action: id });
  const closeNew = (actionId?: string): void => {
    write.forget();
    go({ new: undefined, finding: undefined, area: undefined, walk: undefined, action: actionId }, true);
  };

  const overdue = actions.filter(({ properties }) => isActionOverdue(properties, today)).length;
  const toRead = actions.reduce(
    (sum, { properties }) => sum + countAnswers(properties.answers, properties.statusLog).toRead,
    0,
  );
  const chosen = shown.filter(({ id }) => selectedIds.has(id));
  const sorted = useMemo(() => {
    const valueIn = (action: ActionView) =>
      sorting.column === 'status'
        ? t(`status.${action.properties.status}`)
        : sorting.column === 'deadline'
          ? (action.properties.deadline ?? '')
          : sorting.column === 'horizon'
            ? (action.properties.horizon ?? '')
            : words.textOf(action.properties, sorting.column);
    return sortActions(shown, sorting, { today, valueIn, language });
  }, [shown, sorting, today, language, t, words.textOf]);

  return (
    <div className="actions" data-open={opened !== undefined}>
      <div className="actions-main" data-view={view}>
        <header className="actions-head">
          <div>
            <PageHeading>{t('title')}</PageHeading>
            <p role="status" className="actions-count">
              {list.data !== undefined &&
                t('count', { shown: number(shown.length), total: number(actions.length) })}
              {overdue > 0 && <b className="actions-late">{t('overdueCount', { count: overdue })}</b>}
              {toRead > 0 && <b>{t('toReadCount', { count: toRead })}</b>}
            </p>
          </div>
          <div className="actions-tools">
            {mayEdit && (
              <ExportMenu
                what="actions"
                filters={{ walkId: filters.walkId || undefined }}
                note={t('exportNote')}
              />
            )}
            {mayEdit && filters.walkId !== '' && (
              <ButtonLink icon={Presentation} href={`/walks/${filters.walkId}/meeting-3`}>
                {t('meeting')}
              </ButtonLink>
            )}
            {mayEdit && (
              <Button look="primary" icon={Plus} onClick={() => go({ new: '' })}>
                {t('new')}
              </Button>
            )}
          </div>
        </header>
        <div className="actions-view">
          <Segmented
            legend={t('view.legend')}
            value={view}
            onChange={(name) => go({ view: name }, true)}
            options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        </div>
        {actions.length > 0 && (
          <ActionFilterBar
            filters={filters}
            onChange={(change) => setFilters((before) => ({ ...before, ...change }))}
            walks={walkList}
            overdueOutside={overdueOutside}
            withAnswers={mayEdit}
          />
        )}
        {chosen.length > 0 && (
          <div className="actions-chosen" role="status">
            <b>{t('bulk.chosen', { count: chosen.length })}</b>
            <Button look="quiet" icon={Pencil} onClick={() => setBulk(true)}>
              {t('bulk.change')}
            </Button>
            <Button look="quiet" icon={X} onClick={() => setSelectedIds(nothing)}>
              {t('bulk.none')}
            </Button>
          </div>
        )}
        {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
        {list.isPending && <Skeleton lines={8} />}
        {list.data !== undefined && shown.length === 0 && (
          <Notice title={isNarrowed(filters) ? t('empty.filtered') : t('empty.title')}>
            <p>
              {isNarrowed(filters) ? t('empty.filteredText') : mayEdit ? t('empty.text') : t('empty.police')}
            </p>
          </Notice>
        )}
        {shown.length > 0 && view === 'table' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className="actions-scroll" aria-label={t('title')} tabIndex={0}>
            <ActionsTable
              actions={sorted}
              columns={mayEdit ? columnsInside : columnsOutside}
              today={today}
              walkNames={walkNames}
              sorting={sorting}
              onSort={setSorting}
              openId={openId}
              onOpen={open}
              selectedIds={mayEdit ? selectedIds : undefined}
              onSelect={setSelectedIds}
            />
          </section>
        )}
        {shown.length > 0 && view === 'board' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className="actions-scroll" aria-label={t('view.board')} tabIndex={0}>
            <ActionsBoard
              actions={shown}
              today={today}
              openId={openId}
              onOpen={open}
              onMove={mayEdit ? move : undefined}
            />
          </section>
        )}
        {shown.length > 0 && view === 'calendar' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className="actions-scroll" aria-label={t('view.calendar')} tabIndex={0}>
            <ActionsCalendar actions={shown} today={today} openId={openId} onOpen={open} />
          </section>
        )}
        {shown.length > 0 && view === 'map' && (
          <ActionsMap
            actions={shown}
            places={list.data?.places ?? noPlaces}
            today={today}
            openId={openId}
            onOpen={open}
          />
        )}
      </div>
      {opened !== undefined && (
        <div className="actions-detail">
          <ActionDetail
            action={opened}
            today={today}
            walkName={walkNames.get(opened.properties.walkId)}
            write={write}
            sendsMail={list.data?.sendsMail ?? false}
            mayEdit={mayEdit}
            onClose={() => go({ action: undefined })}
          />
        </div>
      )}
      {moving !== undefined && (
        <MoveAction moving={moving} today={today} write={write} onClose={stopMoving} />
      )}
      {bulk && <BulkDialog actions={chosen} today={today} write={write} onClose={() => setBulk(false)} />}
      {isNew && mayEdit && today !== '' && (
        <NewActionDialog
          problem={{
            walkId: search.get('walk') ?? '',
            findingId: search.get('finding'),
            areaId: search.get('area'),
          }}
          today={today}
          write={write}
          onAdded={closeNew}
          onClose={() => closeNew()}
        />
      )}
    </div>
  );
}
