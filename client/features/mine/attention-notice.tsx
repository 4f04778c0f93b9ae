import { RotateCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../domain/problem.ts';
import { cancelPhotosOf, removePhoto } from '../../offline/kept-photos.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { discardRefused, sendAgain } from '../../offline/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

const reasons = {
  'walk-closed': 'closed',
  'time-in-future': 'clock',
  'not-signed-in': 'membership',
  'not-allowed': 'membership',
  'unknown-category': 'category',
} as const satisfies Partial<Record<ProblemCode, string>>;

function reasonOf(code: ProblemCode | undefined): (typeof reasons)[keyof typeof reasons] | 'other' {
  const found = Object.entries(reasons).find(([known]) => known === code);
  return found?.[1] ?? 'other';
}

/** What was refused leaves this phone, with the pictures that belong to it. */
async function discard({ id, queued }: OwnFinding): Promise<void> {
  const refused = queued.filter(({ state }) => state === 'attention').map(({ change }) => change);
  await discardRefused(queued);
  if (refused.some(({ kind }) => kind === 'finding-added')) await cancelPhotosOf(id);
  for (const change of refused) if (change.kind === 'photo-attached') await removePhoto(change.photo.id);
}

/** Why the server refused a mark, what is safe, and what can be done. */
export function AttentionNotice({ own }: { own: OwnFinding }): ReactNode {
  const { t } = useTranslation('mine');
  const report = (fault: unknown): void => console.error('the queue could not be changed', fault);
  return (
    <Notice tone="error" title={t('attention.title')}>
      <p>{t(`attention.${reasonOf(own.problem?.code)}`)}</p>
      <div className="mine-actions">
        <Button icon={RotateCw} onClick={() => void sendAgain(own.queued).catch(report)}>
          {t('attention.again')}
        </Button>
        <Button icon={Trash2} look="danger" onClick={() => void discard(own).catch(report)}>
          {t('attention.discard')}
        </Button>
      </div>
    </Notice>
  );
}
