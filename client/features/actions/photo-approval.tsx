import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationPhoto } from '../../../domain/action.ts';
import { can } from '../../../domain/roles.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { meQuery } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { PhotoApprovalDialog } from './photo-approval-dialog.tsx';

/** Whether the public may see the picture of the verification; who decides on photos decides on this one too. */
export function PhotoApproval({
  action,
  photo,
  write,
}: {
  action: ActionView;
  photo: VerificationPhoto;
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('actions');
  const { data: me } = useQuery(meQuery);
  const [asked, setAsked] = useState<'approve' | 'withdraw'>();
  const { photoApproval } = action.properties;
  const approval = photoApproval?.sha256 === photo.sha256 ? photoApproval : undefined;
  const isPublic = approval !== undefined && approval.withdrawn === null;
  const mayDecide = me?.kind === 'staff' && can(me.role, 'photo.moderate');
  const close = (): void => {
    write.forget();
    setAsked(undefined);
  };
  return (
    <div className="photo-approval">
      {isPublic ? (
        <p>
          <b>{t('photoApproval.public')}</b> <span dir="auto">{approval.text}</span>
        </p>
      ) : (
        <p className="desk-quiet">{t('photoApproval.inside')}</p>
      )}
      {approval !== undefined && approval.withdrawn !== null && (
        <p className="desk-quiet">
          {t('photoApproval.withdrawn', { date: formatDate(approval.withdrawn.at, currentLanguage()) })}{' '}
          <span dir="auto">{approval.withdrawn.reason}</span>
        </p>
      )}
      {mayDecide && (
        <div className="action-buttons">
          {isPublic ? (
            <Button look="quiet" onClick={() => setAsked('withdraw')}>
              {t('photoApproval.withdraw')}
            </Button>
          ) : (
            <Button onClick={() => setAsked('approve')}>{t('photoApproval.approve')}</Button>
          )}
        </div>
      )}
      {asked !== undefined && (
        <PhotoApprovalDialog
          action={action}
          photo={photo}
          step={asked}
          said={approval?.text ?? ''}
          write={write}
          onClose={close}
        />
      )}
    </div>
  );
}
