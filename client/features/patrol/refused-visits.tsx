import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeIdSchema, newId } from '../../../domain/ids.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { QueuedChange } from '../../offline/local-db.ts';
import { discardRefused, replaceRefused } from '../../offline/queue.ts';
import { makeChange } from '../../state/make-change.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

const clockOf = (time: string): string => {
  const date = new Date(time);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
};

/** The same day with another clock time. */
function withClock(time: string, clock: string): string {
  const date = new Date(time);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  date.setHours(hours, minutes, 0, 0);
  return date.toISOString();
}

/** Visits that the server did not take, each with its reason and its times to correct. Nothing goes by itself. */
export function RefusedVisits({ waiting }: { waiting: readonly QueuedChange[] }): ReactNode {
  return (
    <>
      {waiting
        .filter(({ state, change }) => state === 'attention' && change.kind === 'patrol-visit-logged')
        .map((item) => (
          <RefusedVisit key={item.id} item={item} />
        ))}
    </>
  );
}

function RefusedVisit({ item }: { item: QueuedChange }): ReactNode {
  const { t } = useTranslation('patrol');
  const { change, problem } = item;
  const properties = change.kind === 'patrol-visit-logged' ? change.visit.properties : undefined;
  const [arrived, setArrived] = useState(clockOf(properties?.arrivedAt ?? change.at));
  const [left, setLeft] = useState(clockOf(properties?.leftAt ?? change.at));
  if (change.kind !== 'patrol-visit-logged' || properties === undefined) return null;
  const report = (fault: unknown): void => console.error('the queue of this device cannot be changed', fault);
  const send = (): void => {
    const times = {
      arrivedAt: withClock(properties.arrivedAt, arrived),
      leftAt: withClock(properties.leftAt, left),
    };
    const mended = makeChange(deviceIds, {
      kind: 'patrol-visit-logged',
      id: newId(changeIdSchema, deviceIds),
      visit: { ...change.visit, properties: { ...properties, ...times } },
    });
    replaceRefused([item], mended).catch(report);
  };
  const code = problem?.code;
  const known = code === 'visit-overlaps' || code === 'visit-times' || code === 'time-in-future';
  return (
    <Notice tone="warning" title={t('run.refused')}>
      <p>{known ? t(`run.refusedWhy.${code}`) : (problem?.detail ?? '')}</p>
      <div className="run-times">
        <TextField
          label={t('visits.arrived')}
          type="time"
          value={arrived}
          onChange={(event) => setArrived(event.target.value)}
        />
        <TextField
          label={t('visits.left')}
          type="time"
          value={left}
          onChange={(event) => setLeft(event.target.value)}
        />
      </div>
      <div className="patrol-tools">
        <Button look="primary" disabled={arrived === '' || left === ''} onClick={send}>
          {t('run.sendAgain')}
        </Button>
        <Button look="quiet" onClick={() => discardRefused([item]).catch(report)}>
          {t('run.discard')}
        </Button>
      </div>
    </Notice>
  );
}
