import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { ModerationItem } from '../../ui/leading/waiting-items.ts';

/** The picture as large as the screen allows: faces and plates are small. */
export function PhotoDialog({
  item,
  onApprove,
  onReject,
  onClose,
}: {
  item: Extract<ModerationItem, { kind: 'photo' }>;
  onApprove: () => void;
  onReject: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('moderation');
  const { width, height } = item.photo.properties;
  return (
    <Dialog title={t('photo.title')} onClose={onClose}>
      <div className="moderation-viewer">
        <img
          src={`/api/photos/${item.id}/image`}
          alt={t('photo.alt')}
          width={width ?? undefined}
          height={height ?? undefined}
        />
        <p className="desk-quiet">{t('photo.help')}</p>
        <div className="moderation-buttons">
          <Button look="primary" icon={Check} onClick={onApprove}>
            {t('do.approve')}
          </Button>
          <Button icon={X} onClick={onReject}>
            {t('do.reject')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
