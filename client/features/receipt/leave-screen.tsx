import { ArrowLeft, LogOut, Send } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deliverNow } from '../../offline/delivery.ts';
import { ensureReceiptCode } from '../../offline/receipt-code.ts';
import { useConnectivity } from '../../state/use-connectivity.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import './receipt.css';
import { sayLeft } from './say-left.ts';

export function LeaveScreen(): ReactNode {
  return <WalkGate>{(walk) => <Leave walk={walk} />}</WalkGate>;
}

/** Going home: what is still on the phone, and the code under which the person later sees what became of it. */
function Leave({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation('receipt');
  const { membership, view } = walk;
  const [code, setCode] = useState<string>();
  const [noCode, setNoCode] = useState(false);
  const [failed, setFailed] = useState(false);
  const leftAt = view.me?.properties.leftAt ?? null;

  useEffect(() => {
    ensureReceiptCode(membership).then(
      (made) => {
        setCode(made);
        setNoCode(made === undefined);
      },
      (fault: unknown) => {
        console.error('no receipt could be made', fault);
        setNoCode(true);
      },
    );
  }, [membership]);

  const leave = async (): Promise<void> => {
    try {
      await sayLeft(membership);
      await refreshWalk();
      setFailed(false);
    } catch (fault) {
      console.error('leaving could not be kept', fault);
      setFailed(true);
    }
  };

  return (
    <Page>
      <header className="receipt-header">
        <ButtonLink href="/walk" look="quiet" icon={ArrowLeft}>
          {t('leave.toWalk')}
        </ButtonLink>
      </header>
      <PageHeading>{leftAt === null ? t('leave.title') : t('leave.leftTitle')}</PageHeading>
      {leftAt === null ? (
        <p>{t('leave.lead')}</p>
      ) : (
        <p>{t('leave.leftAt', { time: formatTime(leftAt, currentLanguage(), new Date()) })}</p>
      )}
      <Undelivered walk={walk} left={leftAt !== null} />
      {code !== undefined && <ReceiptCard code={code} />}
      {noCode && (
        <Notice tone="warning">
          <p>{t('leave.noCode')}</p>
        </Notice>
      )}
      {failed && (
        <Notice tone="error" title={t('leave.failed')} announce>
          <p>{t('leave.failedText')}</p>
        </Notice>
      )}
      {leftAt === null && (
        <Button look="primary" icon={LogOut} wide onClick={() => void leave()}>
          {view.keptCount + view.attentionCount > 0 ? t('leave.goAnyway') : t('leave.go')}
        </Button>
      )}
    </Page>
  );
}

function Undelivered({ walk, left }: { walk: ReadyWalk; left: boolean }): ReactNode {
  const { t } = useTranslation('receipt');
  const network = useConnectivity();
  const { keptCount, attentionCount } = walk.view;
  return (
    <>
      {attentionCount > 0 && (
        <Notice tone="error" title={t('left.attention', { count: attentionCount })}>
          <p>
            <Link href="/walk/mine">{t('left.look')}</Link>
          </p>
        </Notice>
      )}
      {keptCount > 0 ? (
        <Notice tone="warning" title={t('left.kept', { count: keptCount })} announce>
          <p>{t(network === 'online' ? 'left.sending' : 'left.offline')}</p>
          <Button icon={Send} onClick={deliverNow}>
            {t('left.sendNow')}
          </Button>
        </Notice>
      ) : (
        attentionCount === 0 && (
          <Notice tone="good" title={t('left.all')} announce>
            {left && <p>{t('left.close')}</p>}
          </Notice>
        )
      )}
    </>
  );
}
