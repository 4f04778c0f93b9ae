import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../../domain/catalogue.ts';
import { pickText } from '../../../domain/localized.ts';
import { participantIdOfStrip, stripOfSticker } from '../../../domain/paper-sticker.ts';
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
import { emptyLine, type PaperFault, paperChanges, paperFault, type SheetDraft } from './paper-line.ts';

/** The number that the address asks for, as the code on a sticker does. */
function stickerOfAddress(): string {
  return /[?&]sticker=(\d{1,4})\b/.exec(window.location.search)?.[1] ?? '';
}

/**
 * One line a sticker, by keyboard alone: Tab between the fields, Enter saves from any of them and goes on with the next
 * number.
 */
export function TypingForm({
  author,
  views,
  sheet,
  onNoStop,
  catalogue,
  typed,
}: {
  author: AuthorKey;
  views: WalkViews;
  sheet: SheetDraft;
  /** The line is to be saved and no stop was chosen for the sheet. */
  onNoStop: () => void;
  catalogue: Catalogue;
  typed: ReadonlySet<number>;
}): ReactNode {
  const { t } = useTranslation('paper');
  const language = currentLanguage();
  const { walk, stops, participants } = views;
  const write = useWalkWrite(author, walk.id);
  const [line, setLine] = useState({ ...emptyLine, sticker: stickerOfAddress() });
  const [fault, setFault] = useState<PaperFault>();
  const [saved, setSaved] = useState<number>();
  // Lines that were sent a moment ago and are not among the records yet.
  const [sent, setSent] = useState<ReadonlySet<number>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<typeof line>): void => {
    setLine((before) => ({ ...before, ...change }));
    setFault(undefined);
  };
  const known = new Set([...typed, ...sent]);
  const people = new Set([
    ...participants.map(({ id }) => id),
    ...[...sent].map((sticker): string => participantIdOfStrip(walk.id, stripOfSticker(sticker))),
  ]);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const context = { walk, stops, catalogue, known, people };
    const draft = { ...line, ...sheet };
    const found = paperFault(draft, context);
    setFault(found);
    if (found?.field === 'stopId') return onNoStop();
    if (found !== undefined) return focusField(form.current, found.field);
    const sticker = Number(line.sticker);
    const changes = paperChanges(draft, context, deviceIds);
    setSent((before) => new Set([...before, sticker]));
    setSaved(sticker);
    setLine({ ...emptyLine, sticker: String(sticker + 1) });
    focusField(form.current, 'sticker');
    if (await write.run(changes)) return;
    // Nothing that was typed is lost: the line comes back with the reason above it.
    setSent((before) => new Set([...before].filter((one) => one !== sticker)));
    setSaved(undefined);
    setLine(line);
  };
  const faultOf = (field: PaperFault['field']): string | undefined =>
    fault?.field === field ? t(`fault.${fault.kind}`, { number: line.sticker }) : undefined;
  return (
    <>
      <p>{t('typing.text')}</p>
      <FaultNotice fault={write.fault} />
      <form
        ref={form}
        className="paper-line"
        data-line="mark"
        noValidate
        onSubmit={(event) => void save(event)}
      >
        <TextField
          label={t('field.sticker')}
          name="sticker"
          inputMode="numeric"
          autoComplete="off"
          error={faultOf('sticker')}
          value={line.sticker}
          onChange={(event) => set({ sticker: event.target.value })}
        />
        <PaperChoice
          name="category"
          label={t('field.category')}
          error={faultOf('category')}
          value={line.category}
          options={catalogue.categories.map(({ id, label }) => [id, pickText(label, language)])}
          onChange={(category) => set({ category })}
        />
        <TextField
          label={t('field.severity')}
          name="severity"
          maxLength={1}
          autoComplete="off"
          error={faultOf('severity')}
          value={line.severity}
          onChange={(event) => set({ severity: event.target.value })}
        />
        <TextField
          label={t('field.text')}
          name="text"
          maxLength={300}
          autoComplete="off"
          value={line.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        <div className="paper-buttons">
          <Button type="submit" look="primary" icon={CornerDownLeft}>
            {t('typing.save')}
          </Button>
        </div>
      </form>
      <p role="status" className="desk-quiet">
        {saved === undefined ? '' : t('typing.saved', { number: saved })}
      </p>
    </>
  );
}
