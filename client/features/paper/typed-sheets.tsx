import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingIdOfSticker, stickersAtMost } from '../../../domain/paper-sticker.ts';
import { takesMarks } from '../../../domain/walk.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { RatingView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import type { WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { focusField } from './focus-field.ts';
import { PaperChoice } from './paper-choice.tsx';
import type { SheetDraft } from './paper-line.ts';
import { draftOfRating, type RatingDraft, typedRatings } from './paper-rating.ts';
import { RatingForm } from './rating-form.tsx';
import { RatingsTable, StickersTable } from './typed-tables.tsx';
import { TypingForm } from './typing-form.tsx';

/** Stop sheets, one after the other: the stop and the group once, then its ratings and its stickers. */
export function TypedSheets({ author, views }: { author: AuthorKey; views: WalkViews }): ReactNode {
  const { t } = useTranslation('paper');
  const { walk, stops, groups, findings, participants, ratings } = views;
  const reference = useCatalogue();
  const [sheet, setSheet] = useState<SheetDraft>({ stopId: '', groupId: '' });
  const [isStopMissing, setStopMissing] = useState(false);
  const [correcting, setCorrecting] = useState<RatingDraft>();
  const sheetForm = useRef<HTMLFormElement>(null);
  const numbers = useMemo(() => numbersById(walk.id), [walk.id]);
  const stickers = findings
    .flatMap((finding) => {
      const sticker = numbers.get(finding.id);
      return sticker === undefined ? [] : [{ sticker, finding }];
    })
    .sort((a, b) => b.sticker - a.sticker);
  const rated = useMemo(() => typedRatings(walk.id, participants, ratings), [walk.id, participants, ratings]);
  const isOpen = takesMarks(walk.properties.status);
  const choose = (change: Partial<SheetDraft>): void => {
    setSheet((before) => ({ ...before, ...change }));
    setStopMissing(false);
    setCorrecting(undefined);
  };
  const onNoStop = (): void => {
    setStopMissing(true);
    focusField(sheetForm.current, 'stopId');
  };
  const onCorrect = (strip: number, rating: RatingView): void => {
    choose({ stopId: rating.properties.checkpointId });
    setCorrecting(draftOfRating(strip, rating));
  };
  const common = { author, views, sheet, onNoStop };
  return (
    <>
      <section className="paper-part">
        <h2>{t('sheet.title')}</h2>
        {!isOpen ? (
          <Notice title={t('closed.title')}>
            <p>{t('closed.text')}</p>
          </Notice>
        ) : reference === undefined ? (
          <Skeleton lines={4} />
        ) : (
          <>
            <p>{t('sheet.text')}</p>
            <form ref={sheetForm} className="paper-sheet" onSubmit={(event) => event.preventDefault()}>
              <PaperChoice
                name="stopId"
                label={t('field.stop')}
                error={isStopMissing ? t('fault.stop') : undefined}
                value={sheet.stopId}
                options={stops.map(({ id, properties }, index) => [id, `${index + 1} ${properties.name}`])}
                onChange={(stopId) => choose({ stopId })}
              />
              {groups.length > 0 && (
                <PaperChoice
                  name="groupId"
                  label={t('field.group')}
                  none={t('sheet.noGroup')}
                  value={sheet.groupId}
                  options={groups.map(({ id, properties }) => [id, properties.name])}
                  onChange={(groupId) => choose({ groupId })}
                />
              )}
            </form>
            <h3>{t('rating.title')}</h3>
            <RatingForm
              {...common}
              observables={reference.observables}
              typed={new Set(rated.map(({ rating }) => rating.id))}
              correcting={correcting}
              onCorrected={() => setCorrecting(undefined)}
            />
            <h3>{t('typing.title')}</h3>
            <TypingForm
              {...common}
              catalogue={reference.catalogue}
              typed={new Set(stickers.map(({ sticker }) => sticker))}
            />
          </>
        )}
      </section>
      <section className="paper-part">
        <h2>{t('rating.typed', { count: rated.length })}</h2>
        {rated.length === 0 ? (
          <p>{t('typed.none')}</p>
        ) : (
          <RatingsTable typed={rated} views={views} onCorrect={isOpen ? onCorrect : undefined} />
        )}
      </section>
      <section className="paper-part">
        <h2>{t('typed.title', { count: stickers.length })}</h2>
        {stickers.length === 0 ? <p>{t('typed.none')}</p> : <StickersTable typed={stickers} views={views} />}
      </section>
    </>
  );
}

/** The ids that stickers of the walk have, with their numbers. */
function numbersById(walkId: string): ReadonlyMap<string, number> {
  const all = Array.from({ length: stickersAtMost }, (_, index) => index + 1);
  return new Map(all.map((sticker) => [findingIdOfSticker(walkId, sticker), sticker]));
}
