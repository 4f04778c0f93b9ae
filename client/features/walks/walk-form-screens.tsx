import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { ProblemAnswer } from '../../api.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { type ListedTemplate, templatesQuery } from '../../state/process-queries.ts';
import { checkpointViews, findingViews, walkViews } from '../../state/record-views.ts';
import { settingsQuery, walkRecordsQuery } from '../../state/staff-queries.ts';
import { showToast } from '../../state/toast.ts';
import type { PulledRecord } from '../../state/wire.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault, useFaultWords } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { creationChanges, type Edited, editChanges } from './walk-changes.ts';
import { draftOf, emptyDraft, type WalkDraft } from './walk-draft.ts';
import { WalkForm } from './walk-form.tsx';

/** A new walk. */
export function NewWalkScreen(): ReactNode {
  return <StaffFrame verb="walk.add">{(me) => <NewWalk me={me} />}</StaffFrame>;
}

/** A walk that is there already. */
export function EditWalkScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return <StaffFrame verb="walk.edit">{(me) => <EditWalk me={me} walkId={walkId} />}</StaffFrame>;
}

/** A new walk follows the standard method where there is one; "none" is one tap away. */
function startOf(templates: readonly ListedTemplate[]): WalkDraft {
  const standard = templates.find(({ newest, template }) => newest && template.id === 'standard')?.template;
  if (standard === undefined) return emptyDraft;
  const { id, version, mode, lightPurpose } = standard;
  return { ...emptyDraft, template: { id, version }, mode, lightPurpose };
}

function NewWalk({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const wordsOf = useFaultWords();
  const [, navigate] = useLocation();
  const settings = useQuery(settingsQuery);
  const templates = useQuery(templatesQuery);
  const fault = settings.error ?? templates.error;
  if (settings.data === undefined || templates.data === undefined)
    return (
      <div className="desk-section">
        {fault === null ? (
          <Skeleton />
        ) : (
          <LoadFault fault={fault} onRetry={() => Promise.all([settings.refetch(), templates.refetch()])} />
        )}
      </div>
    );
  return (
    <WalkForm
      title={t('add')}
      start={startOf(templates.data)}
      near={settings.data.centre}
      saveWord={t('form.create')}
      cancelHref="/walks"
      onSave={async (draft) => {
        const { walkId, changes } = creationChanges(draft, deviceIds);
        const outcome = await writeChanges(`staff:${me.email}`, changes);
        if (outcome.state === 'refused')
          return t('form.refused', { reason: wordsOf(new ProblemAnswer(outcome.problem)) });
        if (outcome.state === 'kept') {
          showToast(t('desk:write.kept'));
          navigate('/walks');
        } else navigate(`/walks/${walkId}`);
        return undefined;
      }}
    />
  );
}

function edited<View extends { id: string }>(
  records: ReadonlyMap<string, PulledRecord>,
  view: View,
): Edited<View> | undefined {
  const record = records.get(view.id);
  return record === undefined ? undefined : { view, createdBy: record.createdBy, versions: record.versions };
}

function EditWalk({ me, walkId }: { me: StaffMember; walkId: string }): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const wordsOf = useFaultWords();
  const [, navigate] = useLocation();
  const settings = useQuery(settingsQuery);
  const pulled = useQuery(walkRecordsQuery(walkId));
  const newest = useMemo(() => {
    const records = pulled.data?.records;
    const [walk] = walkViews(records?.values() ?? []);
    if (records === undefined || walk === undefined) return undefined;
    const stops = checkpointViews(records.values()).flatMap((stop) => edited(records, stop) ?? []);
    const base = edited(records, walk);
    const surveyMarks = findingViews(records.values()).filter(
      ({ properties: { source } }) => source === 'presurvey',
    );
    return base === undefined ? undefined : { walk: base, stops, surveyMarks };
  }, [pulled.data]);
  // What the person saw when the form opened: an edit must name that, not what arrived while they were typing.
  const first = useRef(newest);
  first.current ??= newest;
  const opened = first.current;
  const fault = settings.error ?? pulled.error;
  if (fault !== null)
    return (
      <div className="desk-section">
        <LoadFault fault={fault} onRetry={pulled.refetch} />
      </div>
    );
  if (settings.data === undefined || opened === undefined)
    return (
      <div className="desk-section">
        <Skeleton />
      </div>
    );
  return (
    <WalkForm
      title={t('edit')}
      start={draftOf(
        opened.walk.view,
        opened.stops.map(({ view }) => view),
      )}
      near={settings.data.centre}
      existing
      surveyMarks={opened.surveyMarks}
      saveWord={t('form.save')}
      cancelHref={`/walks/${walkId}`}
      onSave={async (draft) => {
        const changes = editChanges(opened.walk, opened.stops, draft, deviceIds);
        if (changes.length > 0) {
          const outcome = await writeChanges(`staff:${me.email}`, changes);
          if (outcome.state === 'refused')
            return t('form.refused', { reason: wordsOf(new ProblemAnswer(outcome.problem)) });
          showToast(outcome.state === 'kept' ? t('desk:write.kept') : t('form.saved'));
        }
        navigate(`/walks/${walkId}`);
        return undefined;
      }}
    />
  );
}
