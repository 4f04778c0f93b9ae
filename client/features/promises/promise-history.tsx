import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { formatDay } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Button } from '../../ui/button.tsx';

/** What was made at the same time as the promise says nothing more than the promise. */
const untold = new Set<HistoryView['event']>(['item-made', 'follow-up-planned']);

const shownAtFirst = 8;

/** Everything that was changed, by which party and why, from the ledger. */
export function PromiseHistory({ promise }: { promise: PromiseView }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const language = staffLanguage(screen);
  const [all, setAll] = useState(false);
  const subjectOf = (id: string): string => {
    const item = promise.items.find((one) => one.id === id);
    const followUp = promise.followUps.find((one) => one.id === id);
    if (item !== undefined) return pickWords(item.text, language);
    return followUp === undefined ? '' : formatDay(followUp.dueOn, screen);
  };
  const told = promise.history.filter(({ event }) => !untold.has(event));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <p className="promises-quiet">{t('history.intro')}</p>
      <ol className="history-list">
        {(all ? told : told.slice(0, shownAtFirst)).map((entry) => (
          <li key={entry.number}>
            <span className="promises-quiet">
              {formatDay(entry.at.slice(0, 10), screen)}
              {entry.by.side !== null && ` · ${t(`side.${entry.by.side}`)}`}
            </span>
            <span>
              <strong>{t(`event.${entry.event}`)}</strong>{' '}
              {subjectOf(String(entry.facts.item ?? entry.subjectId))}
            </span>
            <Numbers entry={entry} />
            {Object.entries(entry.words)
              .filter(([name]) => name === 'reason' || name === 'note')
              .map(([name, words]) => (
                <q key={name} dir="auto">
                  {words ?? t('history.forgotten')}
                </q>
              ))}
          </li>
        ))}
      </ol>
      {!all && told.length > shownAtFirst && (
        <div className="promises-tools">
          <Button look="quiet" onClick={() => setAll(true)}>
            {t('evidence.all', { count: told.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Numbers({ entry: { event, facts } }: { entry: HistoryView }): ReactNode {
  const { t } = useTranslation('promises');
  const day = (fact: unknown) => formatDay(String(fact), currentLanguage());
  if (event === 'follow-up-moved')
    return (
      <span className="promises-quiet">
        {t('history.moved', { before: day(facts['before dueOn']), now: day(facts.dueOn) })}
      </span>
    );
  if (event !== 'item-changed') return null;
  const none = t('notQuantified').toLocaleLowerCase();
  const before = facts['before target'] ?? none;
  const now = facts.target ?? none;
  return (
    <span className="promises-quiet">
      {before !== now && t('history.target', { before, now })}{' '}
      {(facts['before from'] !== facts.from || facts['before to'] !== facts.to) &&
        t('history.window', {
          before: `${facts['before from']}–${facts['before to']}`,
          now: `${facts.from}–${facts.to}`,
        })}
    </span>
  );
}
