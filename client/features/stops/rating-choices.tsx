import { Angry, Ban, Check, ClipboardList, Frown, Laugh, type LucideIcon, Smile, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import type { ObservableScale } from '../../../domain/observables.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { RatingDraft } from './rating-draft.ts';

interface Option<Value> {
  value: Value;
  label: string;
  mark: ReactNode;
}

/** Large buttons that go on at once. */
function Choice<Value>({
  options,
  chosen,
  onChoose,
}: {
  options: readonly Option<Value>[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
}): ReactNode {
  return (
    <ul className="rate-choice">
      {options.map(({ value, label, mark }) => (
        <li key={String(value)}>
          <button type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {mark}
            <span>{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const faces = { 1: Laugh, 2: Smile, 3: Frown, 4: Angry } as const;
const feelings = [1, 2, 3, 4] as const;
const answers = ['yes', 'no', 'avoid'] as const;
const answerIcons: Record<(typeof answers)[number], LucideIcon> = { yes: Check, no: X, avoid: Ban };

function iconMark(Icon: LucideIcon, tone: string): ReactNode {
  return (
    <span className="rate-icon" data-tone={tone}>
      <Icon size={28} aria-hidden="true" />
    </span>
  );
}

/** The four steps of the national safety survey, in its words. */
export function FeelingChoice({
  chosen,
  onChoose,
}: {
  chosen: RatingDraft['feeling'];
  onChoose: (feeling: NonNullable<RatingDraft['feeling']>) => void;
}): ReactNode {
  const { t } = useTranslation('stops');
  const options = feelings.map((value) => ({
    value,
    label: t(`feeling.${value}`),
    mark: iconMark(faces[value], `feeling-${value}`),
  }));
  return <Choice options={options} chosen={chosen} onChoose={onChoose} />;
}

export function AloneChoice({
  chosen,
  onChoose,
}: {
  chosen: RatingDraft['wouldGoAloneInDark'];
  onChoose: (answer: NonNullable<RatingDraft['wouldGoAloneInDark']>) => void;
}): ReactNode {
  const { t } = useTranslation('stops');
  const options = answers.map((value) => ({
    value,
    label: t(`alone.${value}`),
    mark: iconMark(answerIcons[value], value),
  }));
  return <Choice options={options} chosen={chosen} onChoose={onChoose} />;
}

/** Where nobody was chosen to observe, anybody may: offered without pressing. */
export function OfferChoice({
  chosen,
  onChoose,
}: {
  chosen: boolean | null;
  onChoose: (observing: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('stops');
  const options = [
    { value: false, label: t('offer.no'), mark: iconMark(Check, 'yes') },
    { value: true, label: t('offer.yes'), mark: iconMark(ClipboardList, 'plain') },
  ];
  return (
    <>
      <p>{t('offer.text')}</p>
      <Choice options={options} chosen={chosen} onChoose={onChoose} />
    </>
  );
}

const levels = [0, 1, 2, 3] as const;

/** One of the eight observables with what each of its steps means. */
export function ObservableChoice({
  scale,
  chosen,
  onChoose,
}: {
  scale: ObservableScale;
  chosen: (typeof levels)[number] | null;
  onChoose: (value: (typeof levels)[number]) => void;
}): ReactNode {
  const options = levels.map((value) => ({
    value,
    label: pickText(scale.steps[value], currentLanguage()),
    mark: <b className="rate-level">{value}</b>,
  }));
  return <Choice options={options} chosen={chosen} onChoose={onChoose} />;
}
