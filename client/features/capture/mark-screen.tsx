import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { Category } from '../../../domain/catalogue.ts';
import { checkpointIdSchema } from '../../../domain/ids.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { showToast } from '../../state/toast.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { DangerNotice } from '../../ui/danger-notice.tsx';
import { FindingBadge } from '../../ui/marking/finding-badge.tsx';
import type { Observer, PlacedFields } from '../../ui/marking/place.ts';
import { SeverityButtons } from '../../ui/marking/severity-choice.tsx';
import { StepDots } from '../../ui/marking/step-dots.tsx';
import '../../ui/marking/step-screen.css';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { CategoryStep } from './category-step.tsx';
import { CheckStep } from './check-step.tsx';
import { type Draft, dropDraft } from './draft.ts';
import './mark-screen.css';
import { saveFinding } from './save-finding.ts';
import { useDraft } from './use-draft.ts';

const steps = ['category', 'severity', 'check'] as const;
type Step = (typeof steps)[number];

function stepOf(search: URLSearchParams): Step {
  return steps.find((step) => step === search.get('step')) ?? 'category';
}

export function MarkScreen(): ReactNode {
  return <WalkGate>{(walk) => <Marking walk={walk} />}</WalkGate>;
}

/** What a link asks for: `new` begins afresh, `good` at a good place, `stop` at that stop. */
function beginning(search: URLSearchParams, walk: ReadyWalk): Partial<Draft> | undefined {
  if (!search.has('new')) return undefined;
  const stop = checkpointIdSchema.safeParse(search.get('stop'));
  const good = walk.catalogue.categories.find(({ branch }) => branch === 'positive');
  return {
    category: search.has('good') ? (good?.id ?? null) : null,
    place: stop.success ? { source: 'stop', checkpointId: stop.data } : null,
  };
}

/** One question a screen. The step is in the address, so that the phone's own back button goes one step back. */
function Marking({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation(['capture', 'common']);
  const [, navigate] = useLocation();
  const search = new URLSearchParams(useSearch());
  const step = stepOf(search);
  const [begin] = useState(() => beginning(search, walk));
  const [draft, changeDraft] = useDraft(walk.membership.participantId, begin);
  const [saved, setSaved] = useState(false);
  const isNew = search.has('new');
  const startsGood = isNew && search.has('good');

  // Once begun, the address must not begin again: a reload goes on with the draft.
  useEffect(() => {
    if (isNew) navigate(`/walk/mark?step=${startsGood ? 'check' : 'category'}`, { replace: true });
  }, [isNew, startsGood, navigate]);

  if (draft === undefined || isNew) return <PageSkeleton />;
  const category = draft.category === null ? undefined : walk.catalogue.find(draft.category);
  const good = category?.branch === 'positive';
  const ready =
    step === 'category' ||
    (category !== undefined && (step === 'severity' || good || draft.severity !== null));
  if (!ready && !saved) return <Redirect href="/walk/mark" replace />;

  const chooseCategory = (chosen: Category): void => {
    const same = chosen.id === draft.category;
    const positive = chosen.branch === 'positive';
    changeDraft({
      category: chosen.id,
      subcategory: same ? draft.subcategory : null,
      severity: positive ? null : draft.severity,
    });
    navigate(`/walk/mark?step=${positive ? 'check' : 'severity'}`);
  };

  const save = async (placed: PlacedFields, observer: Observer): Promise<void> => {
    if (category === undefined) return;
    const takeBack = await saveFinding(draft, category, { ...placed, observer }, walk);
    // The next screen must not say "all delivered" for a moment: it starts from what is kept now.
    await refreshWalk();
    setSaved(true);
    navigator.vibrate?.(30);
    showToast(t('saved'), {
      label: t('undo'),
      run: () => {
        takeBack().then(
          () => showToast(t('undone')),
          () => showToast(t('undoFailed')),
        );
      },
    });
    navigate('/walk', { replace: true });
  };

  const leave = async (): Promise<void> => {
    await dropDraft(walk.membership.participantId);
    navigate('/walk', { replace: true });
  };

  return (
    <main className="mark" id="main">
      <header className="mark-header">
        <IconButton icon={ArrowLeft} label={t('common:back')} onClick={() => window.history.back()} />
        {good ? (
          <span />
        ) : (
          <StepDots
            words={t('step', { number: steps.indexOf(step) + 1, count: steps.length })}
            number={steps.indexOf(step) + 1}
            count={steps.length}
          />
        )}
        <IconButton
          icon={X}
          label={t('leave')}
          onClick={() => {
            leave().catch(() => navigate('/walk'));
          }}
        />
      </header>
      <div className="mark-question" key={step}>
        {category !== undefined && step !== 'category' && <Chosen category={category} draft={draft} />}
        <PageHeading>{t(`title.${good && step === 'check' ? 'good' : step}`)}</PageHeading>
      </div>
      {step === 'category' && (
        <CategoryStep catalogue={walk.catalogue} chosen={draft.category} onChoose={chooseCategory} />
      )}
      {step === 'severity' && (
        <>
          <SeverityButtons
            chosen={draft.severity}
            onChoose={(severity) => {
              changeDraft({ severity });
              navigate('/walk/mark?step=check');
            }}
          />
          {category?.branch === 'behaviour' && <DangerNotice />}
        </>
      )}
      {step === 'check' && category !== undefined && (
        <CheckStep walk={walk} draft={draft} category={category} onDraft={changeDraft} onSave={save} />
      )}
    </main>
  );
}

function Chosen({ category, draft }: { category: Category; draft: Draft }): ReactNode {
  const { t } = useTranslation(['marking', 'common']);
  const positive = category.branch === 'positive';
  const finding = {
    category: category.id,
    polarity: positive
      ? ('positive' as const)
      : draft.severity === null
        ? ('neutral' as const)
        : ('unsafe' as const),
    severity: draft.severity,
  };
  return (
    <p className="mark-chosen">
      <FindingBadge category={category} finding={finding} />
      <span>
        <b>{pickText(category.label, currentLanguage())}</b>
        <small>
          {draft.severity === null
            ? pickText(category.help, currentLanguage())
            : t(`common:severity.${draft.severity}`)}
        </small>
      </span>
    </p>
  );
}
