import { Eye } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { buildTextLint, type TextLintLists } from '../../../domain/text-lint.ts';
import './text-hints.css';

/** More than this is not read while somebody types; what is mended makes room for the next. */
const shownAtMost = 3;

/** What in the words may tell who somebody is, and why that matters. Calm, below the field; it never stops anybody. */
export function TextHints({ lists, text }: { lists: TextLintLists | null; text: string }): ReactNode {
  const { t } = useTranslation('marking');
  const lint = useMemo(() => (lists === null ? undefined : buildTextLint(lists)), [lists]);
  const hints = useMemo(() => {
    const seen = new Map<string, { kind: keyof typeof words; part: string }>();
    for (const { kind, start, end } of lint?.(text) ?? []) {
      const part = text.slice(start, end).trim();
      seen.set(`${kind} ${part}`, { kind, part });
    }
    return [...seen.values()].slice(0, shownAtMost);
  }, [lint, text]);
  return (
    // Always there, so that a screen reader hears what comes into it.
    <div className="text-hints" role="status">
      {hints.length > 0 && (
        <>
          <Eye size={18} aria-hidden="true" />
          <div>
            <ul>
              {hints.map(({ kind, part }) => (
                <li key={`${kind} ${part}`}>{t(words[kind], { part })}</li>
              ))}
            </ul>
            <p>{t('hints.why')}</p>
          </div>
        </>
      )}
    </div>
  );
}

const words = {
  name: 'hints.name',
  'personal-number': 'hints.personalNumber',
  'phone-number': 'hints.phoneNumber',
  'number-plate': 'hints.numberPlate',
  origin: 'hints.origin',
  address: 'hints.address',
} as const;
