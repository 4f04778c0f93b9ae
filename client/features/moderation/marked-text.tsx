import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextHint, TextHintKind } from '../../../domain/text-lint.ts';

export type Lint = (text: string) => readonly TextHint[];

const words = {
  name: 'hint.name',
  'personal-number': 'hint.personalNumber',
  'phone-number': 'hint.phoneNumber',
  'number-plate': 'hint.numberPlate',
  origin: 'hint.origin',
  address: 'hint.address',
} as const satisfies Record<TextHintKind, string>;

/** Somebody's words with what may tell who a person is marked in them, each with its reason. */
export function MarkedText({ text, lint }: { text: string; lint: Lint | undefined }): ReactNode {
  const { t } = useTranslation('moderation');
  const hints = useMemo(() => lint?.(text) ?? [], [lint, text]);
  let end = 0;
  const pieces: ReactNode[] = [];
  for (const hint of hints) {
    if (hint.start < end) continue;
    pieces.push(text.slice(end, hint.start));
    pieces.push(
      <mark key={hint.start}>
        {text.slice(hint.start, hint.end)}
        <span className="moderation-hint"> {t(words[hint.kind])}</span>
      </mark>,
    );
    end = hint.end;
  }
  return (
    <span className="moderation-text" dir="auto">
      {pieces}
      {text.slice(end)}
    </span>
  );
}
