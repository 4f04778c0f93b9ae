import { Camera, Eraser, Images, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { photosAtMost } from '../../../domain/photo.ts';
import {
  draftPhotos,
  dropDraftPhotos,
  keepDraftPhoto,
  removePhoto,
  replaceDraftPhoto,
} from '../../offline/kept-photos.ts';
import type { AuthorKey, KeptPhoto } from '../../offline/local-db.ts';
import { onLocal } from '../../offline/local-events.ts';
import { Button, IconButton } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { BlurDialog } from './blur-dialog.tsx';
import './photo-field.css';
import { PickButton } from './pick-button.tsx';
import { Picture } from './picture.tsx';
import { shrinkPhoto, UnreadablePhoto } from './shrink-photo.ts';

type Fault = 'unreadable' | 'notKept' | 'tooMany';

/** The photos of a draft as they are on the phone, also after a reload. */
function useDraftPhotos(author: AuthorKey, draft: number): readonly KeptPhoto[] {
  const [photos, show] = useState<readonly KeptPhoto[]>([]);
  useEffect(() => {
    const read = (): void => {
      draftPhotos(author, draft).then(show, (fault: unknown) =>
        console.error('the photos could not be read', fault),
      );
    };
    read();
    // What an earlier mark left behind that was never saved belongs to nothing any more.
    dropDraftPhotos(author, draft).catch(() => undefined);
    return onLocal((topic) => topic === 'photos' && read());
  }, [author, draft]);
  return photos;
}

/** Up to three photos of a mark that is being made: taken, chosen, made unreadable in part, removed. */
export function PhotoField({ author, draft }: { author: AuthorKey; draft: number }): ReactNode {
  const { t } = useTranslation('photos');
  const photos = useDraftPhotos(author, draft);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [blurring, setBlurring] = useState<KeptPhoto>();
  const left = photosAtMost - photos.length;

  const add = async (files: readonly File[]): Promise<void> => {
    setWorking(true);
    setFault(files.length > left ? 'tooMany' : undefined);
    try {
      for (const file of files.slice(0, left)) await keepDraftPhoto(author, draft, await shrinkPhoto(file));
    } catch (reason) {
      console.warn('the photo could not be kept', reason);
      setFault(reason instanceof UnreadablePhoto ? 'unreadable' : 'notKept');
    } finally {
      setWorking(false);
    }
  };

  return (
    <fieldset className="photo-field">
      <legend>
        {t('label')} <small>{t('optional')}</small>
      </legend>
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, place) => (
            <li key={photo.photoId}>
              <Picture picture={photo.picture} label={t('number', { number: place + 1 })} />
              <div>
                <Button icon={Eraser} onClick={() => setBlurring(photo)}>
                  {t('blur')}
                </Button>
                <IconButton
                  icon={Trash2}
                  label={t('remove', { number: place + 1 })}
                  onClick={() => {
                    removePhoto(photo.photoId).catch(() => setFault('notKept'));
                  }}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <div className="photo-add">
          <PickButton icon={Camera} capture disabled={working} onFiles={add}>
            {t('take')}
          </PickButton>
          <PickButton icon={Images} disabled={working} onFiles={add}>
            {t('choose')}
          </PickButton>
        </div>
      )}
      <p className="photo-hint" role="status">
        {working ? t('working') : photos.length > 0 ? t('hintBlur') : t('hint')}
      </p>
      {fault !== undefined && (
        <Notice tone={fault === 'tooMany' ? 'info' : 'error'} announce>
          <p>{t(`fault.${fault}`)}</p>
        </Notice>
      )}
      {blurring !== undefined && (
        <BlurDialog
          picture={blurring.picture}
          onClose={() => setBlurring(undefined)}
          onDone={async (picture) => {
            await replaceDraftPhoto(blurring.photoId, picture);
            setBlurring(undefined);
          }}
        />
      )}
    </fieldset>
  );
}
