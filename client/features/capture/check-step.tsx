import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../domain/catalogue.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import { nextStop, usePassedStops } from '../../state/passed-stops.ts';
import { usePosition } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button } from '../../ui/button.tsx';
import { DangerNotice } from '../../ui/danger-notice.tsx';
import { FindingText, SubcategoryChips } from '../../ui/marking/details-fields.tsx';
import {
  defaultPlace,
  type Observer,
  observerOf,
  type PlacedFields,
  resolvePlace,
} from '../../ui/marking/place.ts';
import { PlaceChoice } from '../../ui/marking/place-choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PhotoField } from '../../ui/photos/photo-field.tsx';
import type { Draft } from './draft.ts';
import { LightQuestion } from './light-question.tsx';

/** Where it is and, for those who like, more words. Saving needs no more than one tap here. */
export function CheckStep({
  walk,
  draft,
  category,
  onDraft,
  onSave,
}: {
  walk: ReadyWalk;
  draft: Draft;
  category: Category;
  onDraft: (changes: Partial<Draft>) => void;
  /** Rejects when the mark could not be kept. */
  onSave: (placed: PlacedFields, observer: Observer) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation(['capture', 'marking']);
  const position = usePosition();
  const { passed } = usePassedStops(walk.membership.participantId);
  const { checkpoints } = walk.view;
  const [state, setState] = useState<'open' | 'unplaced' | 'waiting' | 'saving' | 'failed'>('open');
  const place = draft.place ?? defaultPlace(position, nextStop(checkpoints, passed) ?? checkpoints.at(-1));

  const save = async (): Promise<void> => {
    const placed = resolvePlace(place, position, checkpoints);
    if (placed === undefined)
      return setState(place.source === 'here' && position.status === 'searching' ? 'waiting' : 'unplaced');
    setState('saving');
    try {
      await onSave(placed, observerOf(position));
    } catch (fault) {
      console.error('the mark could not be kept', fault);
      setState('failed');
    }
  };

  // Saved while the phone still searches: done by itself once the place is good enough, or asked about.
  useEffect(() => {
    if (state !== 'waiting' || position.status === 'searching') return;
    if (position.status === 'found') save().catch((fault: unknown) => console.error(fault));
    else setState('unplaced');
  });

  return (
    <>
      {category.branch === 'behaviour' && <DangerNotice />}
      <PlaceChoice
        walk={walk}
        position={position}
        place={place}
        legendHidden={category.branch !== 'positive'}
        problem={state === 'unplaced' ? t('marking:place.missing') : undefined}
        onChange={(chosen) => {
          setState('open');
          onDraft({ place: chosen });
        }}
      />
      <SubcategoryChips
        category={category}
        value={draft.subcategory}
        onChange={(subcategory) => onDraft({ subcategory })}
      />
      <LightQuestion
        walk={walk}
        position={position}
        value={draft.light}
        onChange={(light) => onDraft({ light })}
      />
      <FindingText
        walk={walk}
        category={category}
        value={draft.text}
        onChange={(text) => onDraft({ text })}
      />
      {walk.view.walk?.properties.mode !== 'class' && (
        <PhotoField author={authorKeyOf(walk.membership)} draft={draft.startedAt} />
      )}
      <div className="mark-save">
        {state === 'failed' && (
          <Notice tone="error" title={t('failed.title')} announce>
            <p>{t('failed.text')}</p>
          </Notice>
        )}
        {state === 'waiting' && (
          <Notice announce>
            <p>{t('waiting')}</p>
          </Notice>
        )}
        <Button
          look="primary"
          icon={Check}
          wide
          disabled={state === 'saving' || state === 'waiting'}
          onClick={() => {
            save().catch((fault: unknown) => console.error(fault));
          }}
        >
          {t('save')}
        </Button>
      </div>
    </>
  );
}
