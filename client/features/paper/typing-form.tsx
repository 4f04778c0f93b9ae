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
import { Field, TextField } from '../../ui/field.tsx';
import type { WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWrite } from '../../ui/leading/use-write.ts';
import { Notice } from '../../ui/notice.tsx';
import { emptyDraft, type PaperDraft, type PaperFault, paperChanges, paperFault } from './paper-line.ts';

/** The number that the address asks for, as the code on a sticker does. */
function stickerOfAddress(): string {
  return /[?&]sticker=(\d{1,4})\b/.exec(window.location.search)?.[1] ?? '';
}

/**
 * One line a sticker, by keyboard alone: Tab between the fields, Enter saves from any of them and goes on with the next
 * number. Stop and group stay, because stickers of one sheet follow each other.
 */
export function TypingForm({
  author,
  views,
  catalogue,
  typed,
}: {
  author: AuthorKey;
  views: WalkViews;
  catalogue: Catalogue;
  typed: ReadonlySet<number>;
}): ReactNode {
  const { t } = useTranslation('paper');
  const language = currentLanguage();
  const { walk, stops, groups, participants } = views;
  const write = useWrite(author, walk.id);
  const [draft, setDraft] = useState<PaperDraft>({ ...emptyDraft, sticker: stickerOfAddress() });
  const [fault, setFault] = useState<PaperFault>();
  const [saved, setSaved] = useState<number>();
  // Lines that were sent a moment ago and are not among the records yet.
  const [sent, setSent] = useState<ReadonlySet<number>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<PaperDraft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setFault(undefined);
  };
  const known = new Set([...typed, ...sent]);
  const people = new Set([
    ...participants.map(({ id }) => id),
    ...[...sent].map((sticker): string => participantIdOfStrip(walk.id, stripOfSticker(sticker))),
  ]);
  const focus = (name: keyof PaperDraft): void => {
    const control = form.current?.elements.namedItem(name);
    if (control instanceof HTMLElement) control.focus();
    if (control instanceof HTMLInputElement) control.select();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const context = { walk, stops, catalogue, known, people };
    const found = paperFault(draft, context);
    setFault(found);
    if (found !== undefined) return focus(found.field);
    const sticker = Number(draft.sticker);
    const changes = paperChanges(draft, context, deviceIds);
    setSent((before) => new Set([...before, sticker]));
    setSaved(sticker);
    setDraft({ ...emptyDraft, stopId: draft.stopId, groupId: draft.groupId, sticker: String(sticker + 1) });
    focus('sticker');
    const outcome = await write.run(changes);
    if (outcome !== undefined && outcome.state !== 'refused') return;
    // Nothing that was typed is lost: the line comes back with the reason above it.
    setSent((before) => new Set([...before].filter((one) => one !== sticker)));
    setSaved(undefined);
    setDraft(draft);
  };
  const faultOf = (field: PaperFault['field']): string | undefined =>
    fault?.field === field ? t(`fault.${fault.kind}`, { number: draft.sticker }) : undefined;
  const select = (
    name: 'stopId' | 'category' | 'groupId',
    label: string,
    options: readonly (readonly [id: string, label: string])[],
  ): ReactNode => (
    <Field label={label} error={name === 'groupId' ? undefined : faultOf(name)}>
      {(attributes) => (
        <select
          className="field-control"
          name={name}
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value })}
          onKeyDown={(event) => {
            // Enter would open the list in some browsers; here it always saves.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            form.current?.requestSubmit();
          }}
          {...attributes}
        >
          <option value="">{t('field.choose')}</option>
          {options.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <p>{t('typing.text')}</p>
      {write.fault !== undefined && (
        <Notice tone="error" announce>
          <p>{write.fault}</p>
        </Notice>
      )}
      <form ref={form} className="paper-line" noValidate onSubmit={(event) => void save(event)}>
        <TextField
          label={t('field.sticker')}
          name="sticker"
          inputMode="numeric"
          autoComplete="off"
          error={faultOf('sticker')}
          value={draft.sticker}
          onChange={(event) => set({ sticker: event.target.value })}
        />
        {select(
          'stopId',
          t('field.stop'),
          stops.map(({ id, properties }, index) => [id, `${index + 1} ${properties.name}`]),
        )}
        {select(
          'category',
          t('field.category'),
          catalogue.categories.map(({ id, label }) => [id, pickText(label, language)]),
        )}
        <TextField
          label={t('field.severity')}
          name="severity"
          maxLength={1}
          autoComplete="off"
          error={faultOf('severity')}
          value={draft.severity}
          onChange={(event) => set({ severity: event.target.value })}
        />
        <TextField
          label={t('field.text')}
          name="text"
          maxLength={300}
          autoComplete="off"
          value={draft.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        {groups.length > 0 &&
          select(
            'groupId',
            t('field.group'),
            groups.map(({ id, properties }) => [id, properties.name]),
          )}
        <Button type="submit" look="primary" icon={CornerDownLeft}>
          {t('typing.save')}
        </Button>
      </form>
      <p role="status" className="desk-quiet">
        {saved === undefined ? '' : t('typing.saved', { number: saved })}
      </p>
    </>
  );
}
