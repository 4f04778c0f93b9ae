import { CornerDownLeft, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import type { ObservableScale } from '../../../domain/observables.ts';
import { participantIdOfStrip, ratingIdOfStrip } from '../../../domain/paper-sticker.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { focusField } from './focus-field.ts';
import { PaperChoice } from './paper-choice.tsx';
import type { SheetDraft } from './paper-line.ts';
import {
  emptyRating,
  type RatingContext,
  type RatingDraft,
  type RatingFault,
  ratingChanges,
  ratingFault,
} from './paper-rating.ts';

const feelings = ['1', '2', '3', '4'] as const;
const answers = ['yes', 'no', 'avoid'] as const;
const steps = ['0', '1', '2', '3'] as const;

/**
 * One line a person of a stop sheet, by keyboard alone: each answer is chosen by typing its first sign, Enter saves
 * from any field. Who filled in the back has eight more answers.
 */
export function RatingForm({
  author,
  views,
  sheet,
  onNoStop,
  observables,
  typed,
  correcting,
  onCorrected,
}: {
  author: AuthorKey;
  views: WalkViews;
  sheet: SheetDraft;
  onNoStop: () => void;
  observables: readonly ObservableScale[];
  /** Ids of the ratings that are typed in. */
  typed: ReadonlySet<string>;
  /** A line that was typed in before and is to be corrected. */
  correcting: RatingDraft | undefined;
  onCorrected: () => void;
}): ReactNode {
  const { t } = useTranslation(['paper', 'stops']);
  const language = currentLanguage();
  const { walk, stops, participants } = views;
  const write = useWalkWrite(author, walk.id);
  const [line, setLine] = useState<RatingDraft>(emptyRating);
  const [fault, setFault] = useState<RatingFault>();
  const [saved, setSaved] = useState<string>();
  // Lines that were sent a moment ago and are not among the records yet.
  const [sent, setSent] = useState<ReadonlyMap<string, number>>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const isCorrection = correcting !== undefined;
  useEffect(() => {
    if (correcting === undefined) return;
    setLine(correcting);
    setFault(undefined);
    focusField(form.current, 'feeling');
  }, [correcting]);
  const set = (change: Partial<RatingDraft>): void => {
    setLine((before) => ({ ...before, ...change }));
    setFault(undefined);
  };
  const context: RatingContext = {
    walk,
    stops,
    isCorrection,
    known: new Set([...typed, ...sent.keys()]),
    people: new Set([
      ...participants.map(({ id }) => id),
      ...[...sent.values()].map((strip): string => participantIdOfStrip(walk.id, strip)),
    ]),
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = ratingFault(line, sheet, context);
    setFault(found);
    if (found?.field === 'stopId') return onNoStop();
    if (found !== undefined) return focusField(form.current, found.field);
    const strip = Number(line.strip);
    const ratingId = ratingIdOfStrip(walk.id, strip, sheet.stopId);
    const changes = ratingChanges(line, sheet, context, deviceIds);
    if (isCorrection) {
      if (!(await write.run(changes, t('rating.corrected', { strip })))) return;
      setLine(emptyRating);
      onCorrected();
      // Whoever has gone on to the next line meanwhile is not called back.
      if (form.current?.contains(document.activeElement)) focusField(form.current, 'strip');
      return;
    }
    setSent((before) => new Map([...before, [ratingId, strip]]));
    setSaved(line.strip);
    setLine(emptyRating);
    focusField(form.current, 'strip');
    if (await write.run(changes)) return;
    // Nothing that was typed is lost: the line comes back with the reason above it.
    setSent((before) => new Map([...before].filter(([id]) => id !== ratingId)));
    setSaved(undefined);
    setLine(line);
  };
  const faultOf = (field: RatingFault['field']): string | undefined =>
    fault?.field === field ? t(`fault.${fault.kind}`, { number: line.strip }) : undefined;
  return (
    <>
      <p>{t('rating.text')}</p>
      <FaultNotice fault={write.fault} />
      <form
        ref={form}
        className="paper-line"
        data-line="rating"
        noValidate
        onSubmit={(event) => void save(event)}
      >
        <TextField
          label={t('field.strip')}
          name="strip"
          inputMode="numeric"
          autoComplete="off"
          readOnly={isCorrection}
          error={faultOf('strip')}
          value={line.strip}
          onChange={(event) => set({ strip: event.target.value })}
        />
        <PaperChoice
          name="feeling"
          label={t('field.feeling')}
          error={faultOf('feeling')}
          value={line.feeling}
          options={[
            ...feelings.map((step) => [step, `${step} ${t(`stops:feeling.${step}`)}`] as const),
            ['-', `– ${t('rating.silent')}`] as const,
          ]}
          onChange={(feeling) => set({ feeling })}
        />
        {line.feeling !== '-' && (
          <>
            <PaperChoice
              name="alone"
              label={t('field.alone')}
              error={faultOf('alone')}
              value={line.alone}
              options={answers.map((answer) => [answer, t(`alone.${answer}`)])}
              onChange={(alone) => set({ alone })}
            />
            <label className="paper-check">
              <input
                type="checkbox"
                checked={line.hasBack}
                onChange={(event) => set({ hasBack: event.target.checked })}
              />
              <span>{t('field.back')}</span>
            </label>
            {line.hasBack && (
              <fieldset className="paper-back">
                <legend>{t('rating.back')}</legend>
                {faultOf('back') !== undefined && (
                  <p className="field-error" role="alert">
                    {faultOf('back')}
                  </p>
                )}
                {observables.map(({ id, label, steps: words }, index) => (
                  <PaperChoice
                    key={id}
                    name={index === 0 ? 'back' : id}
                    label={pickText(label, language)}
                    none={t('rating.unsaid')}
                    value={line.back[id]}
                    options={steps.map((step) => [
                      step,
                      `${step} ${pickText(words[Number(step) as 0 | 1 | 2 | 3], language)}`,
                    ])}
                    onChange={(step) => set({ back: { ...line.back, [id]: step } })}
                  />
                ))}
              </fieldset>
            )}
          </>
        )}
        <div className="paper-buttons">
          <Button type="submit" look="primary" icon={CornerDownLeft}>
            {isCorrection ? t('rating.correct') : t('typing.save')}
          </Button>
          {isCorrection && (
            <Button
              icon={X}
              onClick={() => {
                setLine(emptyRating);
                onCorrected();
              }}
            >
              {t('rating.cancel')}
            </Button>
          )}
        </div>
      </form>
      <p role="status" className="desk-quiet">
        {saved === undefined ? '' : t('rating.saved', { number: saved })}
      </p>
    </>
  );
}
