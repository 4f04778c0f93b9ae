import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseView } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { formatDay } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';

const parts = ['findings', 'causes', 'sources'] as const;

/** What the parties saw before they promised, why they think it is so, and from what they know it. */
export function SituationalPicture({ picture }: { picture: PromiseView['situationalPicture'] }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  if (picture === null) return null;
  return (
    <details className="promise-more">
      <summary>{t('picture.title')}</summary>
      {picture.period !== null && (
        <p className="promises-quiet">
          {formatDay(picture.period.from, screen)}–{formatDay(picture.period.to, screen)}
        </p>
      )}
      {parts
        .filter((part) => picture[part].length > 0)
        .map((part) => (
          <div key={part}>
            <h3>{t(`picture.${part}`)}</h3>
            <ul className="promise-bullets">
              {picture[part].map((words) => (
                <li key={words.sv}>{pickWords(words, staffLanguage(screen))}</li>
              ))}
            </ul>
          </div>
        ))}
    </details>
  );
}
