import { RotateCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { removePhoto, sendPhotoAgain } from '../../offline/kept-photos.ts';
import type { KeptPhoto } from '../../offline/local-db.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Picture } from './picture.tsx';
import './unsent-photos.css';

/** The photos of a mark that are still on this phone, each with where it is in words. */
export function UnsentPhotos({ photos }: { photos: readonly KeptPhoto[] }): ReactNode {
  const { t } = useTranslation('photos');
  if (photos.length === 0) return null;
  const report = (fault: unknown): void => console.error('the photo could not be changed', fault);
  return (
    <ul className="unsent-photos">
      {photos.map((photo, place) => {
        const number = place + 1;
        const percent = Math.round((100 * photo.sentBytes) / Math.max(1, photo.picture.size));
        const state = photo.state === 'draft' ? 'kept' : photo.state;
        return (
          <li key={photo.photoId}>
            <Picture picture={photo.picture} label={t('number', { number })} />
            <div>
              <p>{t(`state.${state}`, { number, percent })}</p>
              {state === 'sending' && (
                <progress value={percent} max={100} aria-label={t('number', { number })} />
              )}
            </div>
            {state === 'attention' && (
              <Notice tone="error">
                <p>{t(photo.problem === null ? 'attention.unreadable' : 'attention.other')}</p>
                <div className="unsent-photos-actions">
                  {photo.problem !== null && (
                    <Button
                      icon={RotateCw}
                      onClick={() => {
                        sendPhotoAgain(photo.photoId).catch(report);
                      }}
                    >
                      {t('attention.again')}
                    </Button>
                  )}
                  <Button
                    icon={Trash2}
                    look="danger"
                    onClick={() => {
                      removePhoto(photo.photoId).catch(report);
                    }}
                  >
                    {t('attention.discard')}
                  </Button>
                </div>
              </Notice>
            )}
          </li>
        );
      })}
    </ul>
  );
}
