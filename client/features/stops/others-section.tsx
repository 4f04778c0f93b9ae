import { Check, EyeOff, RotateCw, ThumbsUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { OwnRating } from '../../offline/optimistic-view.ts';
import { showToast } from '../../state/toast.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FindingBadge } from '../../ui/marking/finding-badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { sayAgree } from './say-in-walk.ts';
import { type OthersMark, useOthersMarks } from './use-others-marks.ts';

/** What others marked here: hidden until the person's own rating is in, so that nobody feels what others felt. */
export function OthersSection({
  walk,
  stop,
  rated,
  own,
}: {
  walk: ReadyWalk;
  stop: Checkpoint;
  rated: boolean;
  own: OwnRating | undefined;
}): ReactNode {
  const { t } = useTranslation('stops');
  const [others, lookAgain] = useOthersMarks(walk.membership, stop.id, rated, own?.delivery);
  return (
    <section className="stop-section" aria-labelledby="stop-others">
      <h2 id="stop-others">{t('others.title')}</h2>
      {others.state === 'hidden' ? (
        <p className="stop-hidden">
          <EyeOff size={20} aria-hidden="true" />
          <span>{t('others.hidden')}</span>
        </p>
      ) : others.state === 'ready' ? (
        <>
          {others.stale && <p className="stop-soft">{t('others.stale')}</p>}
          {others.marks.length === 0 && <p className="stop-soft">{t('others.none')}</p>}
          <ul className="others-list">
            {others.marks.map((mark) => (
              <OthersLine key={mark.id} walk={walk} mark={mark} />
            ))}
          </ul>
        </>
      ) : (
        <div className="stop-soft" role="status">
          <p>{t(`others.${others.state}`)}</p>
        </div>
      )}
      {rated && others.state !== 'loading' && (
        <div>
          <Button look="quiet" icon={RotateCw} onClick={lookAgain}>
            {t('others.again')}
          </Button>
        </div>
      )}
    </section>
  );
}

function OthersLine({ walk, mark }: { walk: ReadyWalk; mark: OthersMark }): ReactNode {
  const { t } = useTranslation(['stops', 'marking', 'common']);
  const { category: categoryId, subcategory: subcategoryId, severity, polarity } = mark.properties;
  const { text, suggestion, confirmations, confirmedByMe } = mark.properties;
  // Between delivery and the next look neither the queue nor the answer knows of it.
  const [said, setSaid] = useState(false);
  const [failed, setFailed] = useState(false);
  const waits = walk.view.agreedWith.has(mark.id) || said;
  const agreed = confirmedByMe || waits;
  const count = confirmations + (waits && !confirmedByMe ? 1 : 0);
  const language = currentLanguage();
  const category = walk.catalogue.find(categoryId);
  const subcategory = category?.subcategories.find(({ id }) => id === subcategoryId);
  const name = category === undefined ? t('marking:unknownCategory') : pickText(category.label, language);

  const agree = async (): Promise<void> => {
    const takeBack = await sayAgree(walk.membership, mark.id);
    setSaid(true);
    setFailed(false);
    navigator.vibrate?.(30);
    showToast(t('agree.saved'), {
      label: t('undo'),
      run: () => {
        takeBack().then(
          (undone) => {
            if (undone) setSaid(false);
            showToast(undone ? t('undone') : t('undoTooLate'));
          },
          () => showToast(t('undoTooLate')),
        );
      },
    });
  };

  return (
    <li>
      <FindingBadge category={category} finding={mark.properties} />
      <div>
        <b>
          {subcategory === undefined
            ? name
            : `${name}: ${pickText(subcategory.label, language).toLowerCase()}`}
        </b>
        <p className="stop-soft">
          {severity === null
            ? t(polarity === 'positive' ? 'marking:polarity.positive' : 'marking:polarity.neutral')
            : t(`common:severity.${severity}`)}
        </p>
        {text !== null && <q dir="auto">{text}</q>}
        {suggestion !== null && <q dir="auto">{suggestion}</q>}
        <div className="others-agree">
          {agreed ? (
            <Badge tone="good" icon={Check}>
              {t('agree.done')}
            </Badge>
          ) : (
            <Button
              icon={ThumbsUp}
              aria-label={t('agree.with', { name })}
              onClick={() => {
                agree().catch(() => setFailed(true));
              }}
            >
              {t('agree.say')}
            </Button>
          )}
          {count > 0 && <span className="stop-soft">{t('agree.count', { count })}</span>}
        </div>
        {failed && (
          <Notice tone="error" announce>
            <p>{t('rate.failed.text')}</p>
          </Notice>
        )}
      </div>
    </li>
  );
}
