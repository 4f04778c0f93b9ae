import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setAccurateMetres } from '../../state/position.ts';
import { type ReadyWalk, useWalk } from '../../state/walk-store.ts';
import { Button, ButtonLink } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Page, PageHeading } from '../page.tsx';
import { PageSkeleton } from '../skeleton.tsx';

/** Shows a screen of the walk once the walk is there, and words while it is not. */
export function WalkGate({ children }: { children: (walk: ReadyWalk) => ReactNode }): ReactNode {
  const { t } = useTranslation('marking');
  const walk = useWalk();
  const accurateMetres = walk.status === 'ready' ? walk.settings.positionMetres : undefined;
  useEffect(() => setAccurateMetres(accurateMetres), [accurateMetres]);
  if (walk.status === 'ready') return children(walk);
  if (walk.status === 'loading') return <PageSkeleton />;
  return (
    <Page>
      <PageHeading>{t(`gate.${walk.status}.title`)}</PageHeading>
      <Notice tone={walk.status === 'failed' ? 'error' : 'info'}>
        <p>{t(`gate.${walk.status}.text`)}</p>
      </Notice>
      {walk.status === 'none' ? (
        <ButtonLink href="/" look="primary">
          {t('gate.enterCode')}
        </ButtonLink>
      ) : (
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('gate.again')}
        </Button>
      )}
    </Page>
  );
}
