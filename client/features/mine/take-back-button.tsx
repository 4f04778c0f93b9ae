import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeIdSchema, findingIdSchema, newId } from '../../../domain/ids.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { Membership } from '../../offline/local-db.ts';
import { authorKeyOf } from '../../offline/memberships.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { cancelUnsent, enqueue } from '../../offline/queue.ts';
import { showToast, toastMilliseconds } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';

/**
 * Takes a mark back. The withdrawal is kept at once and sent when the message with "undo" is gone: once the server
 * has it, it cannot be undone.
 */
export function TakeBackButton({
  own,
  membership,
  onDone,
}: {
  own: OwnFinding;
  membership: Membership;
  onDone?: () => void;
}): ReactNode {
  const { t } = useTranslation('mine');

  const takeBack = async (): Promise<void> => {
    const id = newId(changeIdSchema, deviceIds);
    const withdrawal = {
      kind: 'finding-withdrawn' as const,
      id,
      at: deviceIds.now().toISOString(),
      walkId: membership.walkId,
      findingId: findingIdSchema.parse(own.id),
      reason: null,
    };
    await enqueue(authorKeyOf(membership), [withdrawal], { holdMilliseconds: toastMilliseconds + 2_000 });
    showToast(t('takenBack'), {
      label: t('undo'),
      run: () => {
        cancelUnsent(id).then(
          (undone) => showToast(undone ? t('undone') : t('undoTooLate')),
          () => showToast(t('undoTooLate')),
        );
      },
    });
    onDone?.();
  };

  return (
    <Button
      icon={Undo2}
      onClick={() => {
        takeBack().catch(() => showToast(t('notSaved')));
      }}
    >
      {t('takeBack')}
    </Button>
  );
}
