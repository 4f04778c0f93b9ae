import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { pickText } from '../../../domain/localized.ts';
import { observables } from '../../../domain/rating.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { showToast } from '../../state/toast.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { StepDots } from '../../ui/marking/step-dots.tsx';
import '../../ui/marking/step-screen.css';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { AloneChoice, FeelingChoice, ObservableChoice, OfferChoice } from './rating-choices.tsx';
import { missingStep, observerRole, type RatingDraft, type RatingStep, ratingSteps } from './rating-draft.ts';
import { SkipButton } from './skip-button.tsx';
import { StopGate } from './stop-gate.tsx';
import { groupStopOf, isRated, ownGroup } from './stop-state.ts';
import './stops.css';
import { saveRating } from './say-in-walk.ts';
import { useRatingDraft } from './use-rating-draft.ts';

export function RateScreen(): ReactNode {
  return <StopGate>{(walk, stop) => <Rate key={stop.id} walk={walk} stop={stop} />}</StopGate>;
}

/** One question a screen, the step in the address, so that the phone's own back button goes one step back. */
function Rate({ walk, stop }: { walk: ReadyWalk; stop: Checkpoint }): ReactNode {
  const { t } = useTranslation(['stops', 'common']);
  const [, navigate] = useLocation();
  const search = useSearch();
  const { participantId } = walk.membership;
  const [draft, changeDraft] = useRatingDraft(participantId, stop.id);
  const [fault, setFault] = useState(false);
  const [ratedAtFirst] = useState(() => isRated(walk.view, stop.id));
  const group = ownGroup(walk.view);
  const role = observerRole(group?.properties.raterId ?? null, participantId);
  const address = `/walk/stop/${stop.id}`;

  useEffect(() => {
    document.documentElement.scrollTop = 0;
    void search;
  }, [search]);

  if (ratedAtFirst) return <Redirect href={address} replace />;
  if (draft === undefined) return <PageSkeleton />;
  const steps = ratingSteps(role, draft.observing);
  const wanted = new URLSearchParams(search).get('step');
  const reached = steps.find((each) => each === wanted) ?? 'feeling';
  const missing = missingStep(draft);
  const step = missing !== undefined && steps.indexOf(missing) < steps.indexOf(reached) ? missing : reached;

  const finish = async (finished: RatingDraft): Promise<void> => {
    try {
      await saveRating(finished, stop.id, walk);
      await refreshWalk();
      navigator.vibrate?.(30);
      showToast(t('rate.saved'));
      navigate(address, { replace: true });
    } catch (reason) {
      console.error('the rating could not be kept', reason);
      setFault(true);
    }
  };
  /** Keeps the answer and goes on to the next question, or saves after the last. */
  const answer = (changes: Partial<RatingDraft>): void => {
    const answered = { ...draft, ...changes };
    changeDraft(changes);
    const following = ratingSteps(role, answered.observing);
    const next = following[following.indexOf(step) + 1];
    if (next === undefined) finish(answered).catch((reason: unknown) => console.error(reason));
    else navigate(`${address}/rate?step=${next}`);
  };
  const scale = walk.observables.find(({ id }) => id === step);
  const observable = observables.find((id) => id === step);
  const dots = steps.filter((each) => each !== 'offer');
  const talks = (groupStopOf(group, stop.id)?.discussionAt ?? null) !== null;

  return (
    <main className="mark rate" id="main">
      <header className="mark-header">
        <IconButton icon={ArrowLeft} label={t('common:back')} onClick={() => window.history.back()} />
        {step === 'offer' ? (
          <span />
        ) : (
          <StepDots
            words={t('rate.step', { number: dots.indexOf(step) + 1, count: dots.length })}
            number={dots.indexOf(step) + 1}
            count={dots.length}
          />
        )}
        <IconButton icon={X} label={t('rate.leave')} onClick={() => navigate(address, { replace: true })} />
      </header>
      <div className="mark-question" key={step}>
        <p className="rate-stop" dir="auto">
          {t('name', { number: stop.properties.order, name: stop.properties.name })}
        </p>
        <PageHeading>
          {scale === undefined ? t(`rate.title.${titleOf(step)}`) : pickText(scale.label, currentLanguage())}
        </PageHeading>
        {step === 'feeling' && talks && (
          <Notice>
            <p>{t('rate.afterTalk')}</p>
          </Notice>
        )}
      </div>
      {step === 'feeling' && (
        <FeelingChoice chosen={draft.feeling} onChoose={(feeling) => answer({ feeling })} />
      )}
      {step === 'alone' && (
        <AloneChoice
          chosen={draft.wouldGoAloneInDark}
          onChoose={(wouldGoAloneInDark) => answer({ wouldGoAloneInDark })}
        />
      )}
      {step === 'offer' && (
        <OfferChoice chosen={draft.observing} onChoose={(observing) => answer({ observing })} />
      )}
      {observable !== undefined && scale !== undefined && (
        <ObservableChoice
          scale={scale}
          chosen={draft.observations[observable]}
          onChoose={(value) => answer({ observations: { ...draft.observations, [observable]: value } })}
        />
      )}
      {fault && (
        <Notice tone="error" title={t('rate.failed.title')} announce>
          <p>{t('rate.failed.text')}</p>
        </Notice>
      )}
      <footer className="rate-footer">
        {missing !== undefined && <SkipButton walk={walk} stop={stop} />}
        {observable !== undefined && missing === undefined && (
          <Button onClick={() => void finish(draft)}>{t('rate.saveNow')}</Button>
        )}
      </footer>
    </main>
  );
}

function titleOf(step: RatingStep): 'feeling' | 'alone' | 'offer' | 'observe' {
  return step === 'feeling' || step === 'alone' || step === 'offer' ? step : 'observe';
}
