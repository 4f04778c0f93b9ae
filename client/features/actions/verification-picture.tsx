import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationPhoto } from '../../../domain/action.ts';

/** What somebody saw on site; a click shows it in full. */
export function VerificationPicture({
  actionId,
  photo: { sha256, width, height },
}: {
  actionId: string;
  photo: VerificationPhoto;
}): ReactNode {
  const { t } = useTranslation('actions');
  // Named by its content, so that no cache shows the picture of the verification before.
  const address = `/api/actions/${actionId}/verification-photo?sha256=${sha256}`;
  return (
    <a className="verification-picture" href={address} target="_blank" rel="noreferrer">
      <img src={address} alt={t('verify.photoAlt')} width={width} height={height} />
    </a>
  );
}
