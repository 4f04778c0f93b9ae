import { Camera, Images, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PickButton } from '../../ui/photos/pick-button.tsx';
import { Picture } from '../../ui/photos/picture.tsx';
import { shrinkPhoto } from '../../ui/photos/shrink-photo.ts';

/** One picture of the place, from the camera or the library: made small and without metadata at once, not sent yet. */
export function VerificationPhotoField({
  picture,
  working,
  onWorking,
  onPicture,
}: {
  picture: Blob | undefined;
  /** While a picture is made small: what is saved now would go without it. */
  working: boolean;
  onWorking: (working: boolean) => void;
  onPicture: (picture: Blob | undefined) => void;
}): ReactNode {
  const { t } = useTranslation(['actions', 'photos']);
  const [unreadable, setUnreadable] = useState(false);
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return;
    onWorking(true);
    setUnreadable(false);
    try {
      onPicture(await shrinkPhoto(file));
    } catch (fault) {
      console.warn('the picture could not be read', fault);
      setUnreadable(true);
    } finally {
      onWorking(false);
    }
  };
  return (
    <fieldset className="verification-photo">
      <legend>{t('verify.photo')}</legend>
      {picture !== undefined && <Picture picture={picture} label={t('verify.photoAlt')} />}
      <div className="action-buttons">
        {picture === undefined ? (
          <>
            <PickButton icon={Camera} capture disabled={working} onFiles={take}>
              {t('photos:take')}
            </PickButton>
            <PickButton icon={Images} disabled={working} onFiles={take}>
              {t('photos:choose')}
            </PickButton>
          </>
        ) : (
          <Button icon={Trash2} onClick={() => onPicture(undefined)}>
            {t('verify.photoRemove')}
          </Button>
        )}
      </div>
      <p className="desk-quiet" role="status">
        {working ? t('photos:working') : t('photos:hint')}
      </p>
      {unreadable && (
        <Notice tone="error" announce>
          <p>{t('photos:fault.unreadable')}</p>
        </Notice>
      )}
    </fieldset>
  );
}
