import { ArrowLeft, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DeliverySummary } from '../../ui/marking/delivery-summary.tsx';
import { FindingLine } from '../../ui/marking/finding-line.tsx';
import { RescueButton } from '../../ui/marking/rescue-button.tsx';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { UnsentPhotos } from '../../ui/photos/unsent-photos.tsx';
import { AttentionNotice } from './attention-notice.tsx';
import './mine-screen.css';
import { OtherAttention } from './other-attention.tsx';
import { TakeBackButton } from './take-back-button.tsx';

export function MineScreen(): ReactNode {
  return <WalkGate>{(walk) => <Mine walk={walk} />}</WalkGate>;
}

function Mine({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation('mine');
  const { findings } = walk.view;
  return (
    <Page>
      <header className="mine-header">
        <ButtonLink href="/walk" look="quiet" icon={ArrowLeft}>
          {t('toWalk')}
        </ButtonLink>
        <DeliverySummary view={walk.view} />
      </header>
      <PageHeading>{t('title')}</PageHeading>
      {findings.length === 0 && <p className="mine-soft">{t('empty')}</p>}
      <ul className="mine-list">
        {findings.map((own) => (
          <li key={own.id}>
            <FindingLine own={own} catalogue={walk.catalogue}>
              <PlaceName walk={walk} own={own} />
            </FindingLine>
            {own.delivery === 'attention' && <AttentionNotice own={own} />}
            <UnsentPhotos photos={walk.view.photos.filter(({ findingId }) => findingId === own.id)} />
            <div className="mine-actions">
              <ButtonLink href={`/walk/mine/${own.id}`} icon={Pencil}>
                {t('edit')}
              </ButtonLink>
              {own.delivery !== 'attention' && <TakeBackButton own={own} membership={walk.membership} />}
            </div>
          </li>
        ))}
      </ul>
      <OtherAttention items={walk.view.otherAttention} />
      {walk.view.attentionCount > 0 && <RescueButton walk={walk} />}
      {findings.length > 0 && <p className="mine-soft">{t('seen')}</p>}
    </Page>
  );
}

function PlaceName({
  walk,
  own,
}: {
  walk: ReadyWalk;
  own: { finding: ReadyWalk['view']['findings'][number]['finding'] };
}): ReactNode {
  const { t } = useTranslation('mine');
  const { checkpointId, positionSource } = own.finding.properties;
  const stop = walk.view.checkpoints.find(({ id }) => id === checkpointId);
  return (
    <span>
      {stop === undefined
        ? t(`place.${positionSource}`)
        : t('place.at', { number: stop.properties.order, name: stop.properties.name })}
    </span>
  );
}
