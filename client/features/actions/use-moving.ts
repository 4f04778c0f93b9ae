import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionStatus, actionMayBecome } from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { reopeningOf, statusChangeOf } from './action-changes.ts';

/** An action on its way to another lane; without a status the person chooses one. */
export interface Moving {
  action: ActionView;
  to: ActionStatus | undefined;
}

/** Moving actions between lanes: at once and with an undo where nothing has to be said, otherwise a dialog asks. */
export function useMoving(write: StaffWrite): {
  moving: Moving | undefined;
  move: (action: ActionView, to?: ActionStatus) => void;
  stopMoving: () => void;
} {
  const { t } = useTranslation('actions');
  const [moving, setMoving] = useState<Moving>();
  const move = (action: ActionView, to?: ActionStatus): void => {
    const { status } = action.properties;
    const asks = to === undefined || to === 'not_done' || to === 'verified' || !actionMayBecome(status, to);
    if (asks) {
      setMoving({ action, to });
      return;
    }
    const undo = (): void => {
      const back = reopeningOf(action, status, t('board.undoReason'), deviceIds);
      void write.run([back], t('board.undone'));
    };
    const done = t('step.moved', { status: t(`status.${to}`) });
    void write.run([statusChangeOf(action, to, null, deviceIds)], done, { label: t('bulk.undo'), run: undo });
  };
  const stopMoving = (): void => {
    write.forget();
    setMoving(undefined);
  };
  return { moving, move, stopMoving };
}
