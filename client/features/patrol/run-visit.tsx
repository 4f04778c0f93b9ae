import { LogOut, TriangleAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longVisitMinutes, shortVisitMinutes } from '../../../domain/patrol/dosage.ts';
import { useNow } from '../../state/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { ActivityChoices } from './activity-choices.tsx';
import { FaultDialog } from './fault-dialog.tsx';
import type { RunNote, RunVisit } from './run-note.ts';
import type { useRun } from './use-run.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** The visit under way: how long, what is done, and one large button to leave. */
export function RunVisitPanel({
  note,
  visit,
  run,
}: {
  note: RunNote;
  visit: RunVisit;
  run: ReturnType<typeof useRun>;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const [faulty, setFaulty] = useState(false);
  const seconds = Math.max(0, Math.floor((useNow().getTime() - Date.parse(visit.arrivedAt)) / 1000));
  const minutes = seconds / 60;
  const state = minutes < shortVisitMinutes ? 'short' : minutes > longVisitMinutes ? 'long' : 'good';
  const name = note.others.find(({ hotSpotId }) => hotSpotId === visit.hotSpotId)?.name;
  return (
    <section aria-label={t('run.visit')} className="run-part">
      <h2>
        <small>{t('run.here')}</small>
        {name ?? t('visits.elsewhere')}
      </h2>
      <p className="run-timer" data-state={state}>
        <span aria-hidden="true">
          {pad(Math.floor(seconds / 60))}:{pad(seconds % 60)}
        </span>
        <span className="visually-hidden">{t('minutes', { count: Math.floor(minutes) })}</span>
      </p>
      <p role="status" className="run-advice">
        {t(`run.advice.${state}`, { short: shortVisitMinutes, long: longVisitMinutes })}
      </p>
      <button type="button" className="run-main" onClick={() => void run.leave()}>
        <LogOut size={28} aria-hidden="true" />
        {t('run.leave')}
      </button>
      <ActivityChoices
        chosen={visit.activities}
        onChange={(activities) => void run.changeVisit({ activities: [...activities] })}
      />
      <div className="patrol-tools">
        <Button icon={TriangleAlert} disabled={visit.faults.length >= 10} onClick={() => setFaulty(true)}>
          {visit.faults.length === 0 ? t('run.fault') : t('run.faults', { count: visit.faults.length })}
        </Button>
        {minutes < 2 && (
          <Button look="quiet" icon={Undo2} onClick={() => void run.undoArrival()}>
            {t('run.undo')}
          </Button>
        )}
      </div>
      <TextArea
        label={t('visits.observation')}
        hint={t('visits.observationHint')}
        rows={2}
        maxLength={300}
        defaultValue={visit.observation}
        onChange={(event) => void run.changeVisit({ observation: event.target.value })}
      />
      {faulty && (
        <FaultDialog
          note={note}
          onSave={(fault) =>
            void run.changeVisit({ faults: [...visit.faults, fault] }).then(() => setFaulty(false))
          }
          onClose={() => setFaulty(false)}
        />
      )}
    </section>
  );
}
