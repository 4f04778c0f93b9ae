import { LogIn, SkipForward } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hotSpotIdSchema } from '../../../domain/ids.ts';
import { placeClock } from '../../../domain/place-time.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { RunNote } from './run-note.ts';
import type { useRun } from './use-run.ts';

const storageKey = 'lykta.patrol.position';
const asksPosition = (): boolean => {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    return false;
  }
};

/** Where to go next and one large button. Another place is one choice away. */
export function RunNext({
  note,
  next,
  run,
}: {
  note: RunNote;
  next: number | undefined;
  run: ReturnType<typeof useRun>;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const [asking, setAsking] = useState(asksPosition);
  const [other, setOther] = useState('');
  const stop = next === undefined ? undefined : note.stops[next];
  const chooseAsking = (on: boolean): void => {
    setAsking(on);
    try {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
    } catch {
      // Private modes may refuse storage; the choice then lasts as long as the page.
    }
  };
  return (
    <section aria-label={t('run.next')} className="run-part">
      {stop === undefined ? (
        <Notice tone="good" title={t('run.allDone')}>
          <p>{t('run.allDoneText')}</p>
        </Notice>
      ) : (
        <>
          <h2>
            <small>{t('run.nextNumber', { number: (next ?? 0) + 1, of: note.stops.length })}</small>
            {stop.name}
          </h2>
          <p>
            {t('run.walk', {
              metres: words.number(stop.walkMetres),
              minutes: words.number(stop.walkMinutes),
              at: placeClock(stop.arriveAt),
            })}
            {note.straight ? ` ${t('run.straight')}` : ''}
          </p>
          {stop.lookAt.length > 0 && (
            <p className="patrol-quiet">
              {t('form.lookAt')}: {stop.lookAt.join(', ')}
            </p>
          )}
          {stop.talkTo !== null && (
            <p className="patrol-quiet">
              {t('form.talkTo')}: {stop.talkTo}
            </p>
          )}
          <button type="button" className="run-main" onClick={() => void run.arrive(stop.hotSpotId, asking)}>
            <LogIn size={28} aria-hidden="true" />
            {t('run.arrive')}
          </button>
          <Button look="quiet" icon={SkipForward} onClick={() => void run.skip(next ?? 0)}>
            {t('run.skip')}
          </Button>
        </>
      )}
      <details>
        <summary>{t('run.elsewhere')}</summary>
        <SelectField
          label={t('visits.place')}
          value={other}
          choices={[
            { value: '', label: t('visits.elsewhere') },
            ...note.others.map(({ hotSpotId, name }) => ({ value: hotSpotId, label: name })),
          ]}
          onChange={setOther}
        />
        <Button onClick={() => void run.arrive(hotSpotIdSchema.safeParse(other).data ?? null, asking)}>
          {t('run.arrive')}
        </Button>
      </details>
      <label className="run-switch">
        <input type="checkbox" checked={asking} onChange={(event) => chooseAsking(event.target.checked)} />
        <span>
          {t('run.askPosition')} <small>{t('run.askPositionText')}</small>
        </span>
      </label>
    </section>
  );
}
