import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ClipboardCopy, CopyCheck, MapPin, Merge, X } from 'lucide-react';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldMerged, likelyDuplicates } from '../../../domain/merging.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { viewBox } from '../../map/view-box.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { walkViews } from '../../state/record-views.ts';
import { findingCountQuery, findingsQuery, walksQuery } from '../../state/staff-queries.ts';
import { showToast } from '../../state/toast.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { ExportMenu } from '../../ui/staff/export-menu.tsx';
import { findingMark } from '../../ui/staff/finding-marks.ts';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { ChoiceMenu } from '../../ui/staff/menu.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { FindingDetail } from './finding-detail.tsx';
import {
  activeFilters,
  boxOfFindings,
  boxQuery,
  type FindingFilters,
  localMatches,
  noFilters,
  type Sorting,
  serverQuery,
  sortFindings,
} from './finding-filter.ts';
import { FindingFilterBar } from './finding-filters.tsx';
import { columnNames, keepColumns, keptColumns, useColumnWords } from './findings-columns.tsx';
import { FindingsTable } from './findings-table.tsx';
import { mergeFault } from './merge-changes.ts';
import { MergeDialog } from './merge-dialog.tsx';
import './findings.css';
import './merging.css';

/** Beyond this the browser is slow and nobody reads on: the filters are the way to the rest. */
const rowsAtMost = 5_000;
const nothing: ReadonlySet<string> = new Set();

/** Findings: everything that was marked, as a table and a map that choose in each other. */
export function FindingsScreen(): ReactNode {
  return <StaffFrame verb="finding.read">{(me) => <Findings author={`staff:${me.email}`} />}</StaffFrame>;
}

function Findings({ author }: { author: AuthorKey }): ReactNode {
  const { t } = useTranslation(['findings', 'desk']);
  const number = (value: number) => formatNumber(value, currentLanguage());
  const [filters, setFilters] = useState(noFilters);
  const [onlyShown, setOnlyShown] = useState(false);
  const [sorting, setSorting] = useState<Sorting>({ column: 'recordedAt', direction: 'descending' });
  const [columns, setColumns] = useState(keptColumns);
  const [selectedIds, setSelectedIds] = useState(nothing);
  const [openId, setOpenId] = useState<string>();
  const [hoveredId, setHoveredId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
  const [merging, setMerging] = useState<readonly FindingView[]>();
  const [looking, setLooking] = useState(false);
  const controls = useRef<MapControls>(undefined);
  const mapPlace = useRef<HTMLDivElement>(null);
  const view = useRef<FindingFilters['box']>(undefined);
  const change = (next: Partial<FindingFilters>): void => setFilters((before) => ({ ...before, ...next }));

  const walks = useQuery(walksQuery);
  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const walkNames = useMemo(
    () => new Map(walkList.map(({ id, properties }) => [id, properties.name])),
    [walkList],
  );
  const words = useColumnWords(walkNames);
  const total = useQuery(findingCountQuery).data;
  const pages = useInfiniteQuery(findingsQuery(serverQuery(filters)));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const loaded = useMemo(() => pages.data?.pages.flatMap(({ features }) => features) ?? [], [pages.data]);
  const matched = pages.data?.pages[0]?.numberMatched ?? 0;
  const { standing, mergedInto } = useMemo(() => foldMerged(loaded), [loaded]);
  const folded = loaded.length - standing.length;
  const likely = useMemo(() => likelyDuplicates(standing), [standing]);

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && loaded.length < rowsAtMost)
      fetchNextPage().catch((fault: unknown) => console.error('the next page did not come', fault));
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, loaded.length]);

  const deferred = useDeferredValue(filters);
  const found = useMemo(
    () =>
      sortFindings(
        localMatches(standing, deferred, words.categoryName),
        sorting,
        words.sortValueOf,
        currentLanguage(),
      ),
    [standing, deferred, words, sorting],
  );
  const data = useMemo<MapData>(() => ({ findings: found.map(findingMark) }), [found]);
  const startPositions = useMemo(() => loaded.map(({ geometry }) => geometry.coordinates), [loaded]);
  const marked = useMemo(
    () => (openId === undefined ? [...selectedIds] : [...selectedIds, openId]),
    [selectedIds, openId],
  );
  const openIndex = found.findIndex(({ id }) => id === openId);
  const opened = found[openIndex];
  const locate = (id: string): void => {
    const finding = found.find((one) => one.id === id);
    if (finding === undefined) return;
    setShown('map');
    controls.current?.flyTo(finding.geometry.coordinates, 17);
  };
  const close = useCallback(() => {
    setOpenId(undefined);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.findings-table tr[tabindex="0"]')?.focus(),
    );
  }, []);
  const chosen = found.filter(({ id }) => selectedIds.has(id));
  const copyChosen = (): void => {
    const rows = [
      columns.map(words.nameOf),
      ...chosen.map((one) => columns.map((name) => words.textOf(one, name))),
    ];
    const text = rows.map((row) => row.map((cell) => cell.replace(/[\t\n]/g, ' ')).join('\t')).join('\n');
    navigator.clipboard.writeText(text).then(
      () => showToast(t('chosen.copied', { count: chosen.length })),
      () => showToast(t('chosen.copyFailed')),
    );
  };

  return (
    <Desk
      wide
      shown={shown}
      onShow={setShown}
      panel={
        <div className="findings">
          <header className="findings-head">
            <div>
              <PageHeading>{t('title')}</PageHeading>
              <p role="status" className="findings-count">
                {pages.data !== undefined &&
                  t('count', { shown: number(found.length), total: number((total ?? matched) - folded) })}
                {loaded.length < Math.min(matched, rowsAtMost) &&
                  ` · ${t('loadingMore', { loaded: loaded.length })}`}
                {matched > rowsAtMost && ` · ${t('tooMany', { most: rowsAtMost })}`}
                {folded > 0 && ` · ${t('merged.folded', { count: folded })}`}
              </p>
            </div>
            <div className="findings-tools">
              {likely.length > 0 && (
                <Button look="quiet" icon={CopyCheck} onClick={() => setLooking(true)}>
                  {t('likely.open', { count: likely.length })}
                </Button>
              )}
              <ExportMenu
                what="findings"
                filters={{ ...serverQuery(filters), bbox: boxQuery(filters) }}
                note={
                  filters.text !== '' || filters.severities.length > 0 ? t('exportPartly') : t('exportNote')
                }
              />
              <ChoiceMenu
                label={t('columns')}
                narrows={false}
                chosen={columns}
                options={columnNames
                  .filter((name) => name !== 'category')
                  .map((value) => ({ value, label: words.nameOf(value) }))}
                onChange={(next) => {
                  const ordered = columnNames.filter((name) => name === 'category' || next.includes(name));
                  setColumns(ordered);
                  keepColumns(ordered);
                }}
              />
            </div>
          </header>
          <FindingFilterBar
            filters={filters}
            onChange={change}
            walks={walkList}
            onlyShown={onlyShown}
            onOnlyShown={(only) => {
              setOnlyShown(only);
              change({ box: only ? view.current : undefined });
            }}
          />
          {chosen.length > 0 && (
            <div className="findings-chosen" role="status">
              <b>{t('chosen.count', { count: chosen.length })}</b>
              <Button
                look="quiet"
                icon={MapPin}
                onClick={() => {
                  const box = boxOfFindings(chosen);
                  setShown('map');
                  if (box !== undefined) controls.current?.fit(box);
                }}
              >
                {t('chosen.show')}
              </Button>
              {chosen.length > 1 && (
                <Button
                  look="quiet"
                  icon={Merge}
                  onClick={() => {
                    if (mergeFault(chosen) === undefined) setMerging(chosen);
                    else showToast(t('merge.otherWalks'));
                  }}
                >
                  {t('merge.open')}
                </Button>
              )}
              <Button look="quiet" icon={ClipboardCopy} onClick={copyChosen}>
                {t('chosen.copy')}
              </Button>
              <Button look="quiet" icon={X} onClick={() => setSelectedIds(nothing)}>
                {t('chosen.none')}
              </Button>
            </div>
          )}
          {looking && (
            <DuplicatesDialog
              groups={likely}
              words={words}
              onClose={() => setLooking(false)}
              onLook={(group) => {
                setLooking(false);
                setMerging(group);
              }}
            />
          )}
          {merging !== undefined && (
            <MergeDialog
              chosen={merging}
              mergedInto={mergedInto}
              words={words}
              author={author}
              onClose={() => setMerging(undefined)}
              onDone={(staysId) => {
                setMerging(undefined);
                setSelectedIds(nothing);
                setOpenId(staysId);
              }}
            />
          )}
          {pages.error !== null && <LoadFault fault={pages.error} onRetry={pages.refetch} />}
          {pages.isPending && <Skeleton lines={8} />}
          {pages.data !== undefined && found.length === 0 && (
            <Notice title={activeFilters(filters) === 0 ? t('empty.title') : t('empty.filtered')}>
              <p>{activeFilters(filters) === 0 ? t('empty.text') : t('empty.filteredText')}</p>
            </Notice>
          )}
          {found.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            <section className="findings-scroll" aria-label={t('title')} tabIndex={0}>
              <FindingsTable
                findings={found}
                columns={columns}
                words={words}
                sorting={sorting}
                onSort={setSorting}
                selectedIds={selectedIds}
                onSelect={setSelectedIds}
                openId={openId}
                hoveredId={hoveredId}
                onOpen={setOpenId}
                onHover={setHoveredId}
              />
            </section>
          )}
        </div>
      }
      detail={
        opened === undefined ? undefined : (
          <FindingDetail
            finding={opened}
            place={{ number: openIndex + 1, of: found.length }}
            words={words}
            merged={mergedInto.get(opened.id) ?? []}
            author={author}
            onStep={(by) => setOpenId(found[openIndex + by]?.id)}
            onClose={close}
            onLocate={() => locate(opened.id)}
          />
        )
      }
      map={
        <div ref={mapPlace} className="findings-map">
          <StaffMap
            label={t('map')}
            data={data}
            startPositions={startPositions}
            waiting={pages.isPending}
            selectedIds={marked}
            hoveredId={hoveredId}
            onHover={(over) => setHoveredId(over?.id)}
            onSelect={(selection, extend) => {
              if (selection === undefined) return;
              if (extend) {
                setSelectedIds((before) => {
                  const next = new Set(before);
                  if (!next.delete(selection.id)) next.add(selection.id);
                  return next;
                });
                return;
              }
              setOpenId(selection.id);
              setShown('list');
            }}
            onMove={(centre, zoom) => {
              const place = mapPlace.current;
              if (place === null) return;
              view.current = viewBox(centre, zoom, { width: place.clientWidth, height: place.clientHeight });
              if (onlyShown) change({ box: view.current });
            }}
            onReady={(ready) => {
              controls.current = ready;
            }}
          />
        </div>
      }
    />
  );
}
